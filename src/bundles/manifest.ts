import type { ListedBundle } from "../catalogues/served.ts";
import type { Manifest } from "../api/contract/types.ts";
import { bundlePath } from "../urls.ts";

type ManifestEntry = Manifest["bundles"][string][string];

export function manifestOf(origin: string, listed: readonly ListedBundle[]): Manifest {
  const byLocale = [...Map.groupBy(listed, ({ locale }) => locale)].map(([locale, those]) => [
    locale,
    Object.fromEntries(those.map((bundle) => [bundle.namespace, entryOf(origin, bundle)])),
  ]);
  return { bundles: Object.fromEntries(byLocale) };
}

function entryOf(
  origin: string,
  { locale, namespace, hash, version, publishedAt }: ListedBundle,
): ManifestEntry {
  const at = publishedAt === null ? null : new Date(publishedAt).toISOString();
  return { hash, url: origin + bundlePath(locale, namespace, hash), version, publishedAt: at };
}
