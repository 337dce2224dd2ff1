import { catalogueLocale, namespaceName } from "../catalogues/locale.ts";
import { DomainError } from "../errors.ts";

export interface Address {
  readonly locale: string;
  readonly namespace: string;
}

/** Any spelling of a language; undefined for what cannot be a catalogue's name. */
export function findAddress(lng: string, namespace: string): Address | undefined {
  try {
    return { locale: catalogueLocale(lng), namespace: namespaceName(namespace) };
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

/** `news/app.json`, or `news/app.<hash>.json`: a namespace has no full stops. */
export function fileParts(file: string): { namespace: string; hash: string | undefined } {
  const [, namespace = "", hash] = /^(.*?)(?:\.([0-9a-f]{32}))?\.json$/s.exec(file) ?? [];
  return { namespace, hash };
}
