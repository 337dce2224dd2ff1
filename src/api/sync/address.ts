import type { Mark } from "../../changes/since.ts";
import { lastResort, locales as all } from "../../locales.ts";
import type { Locale } from "../../locales.ts";
import { apiPath } from "../../urls.ts";
import { encodeSync } from "./cursor.ts";
import { syncTypes } from "./types.ts";

/** Where the feed begins with whatever comes after a line of the log. @param wanted null for every language */
export function syncAddress(origin: string, after: Mark, wanted: readonly Locale[] | null): string {
  const [first = lastResort, ...others] = wanted ?? all;
  const locales = [first, ...others] as const;
  const cursor = encodeSync({ mark: after, locales, types: syncTypes, place: undefined });
  return `${origin}${apiPath("/sync")}?cursor=${cursor}`;
}
