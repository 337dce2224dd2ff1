import { localeOfSegment } from "../../locales.ts";
import type { InternalLink } from "../tables.ts";

const things = new Map<string, "article" | "enterprise">([
  ["articles", "article"],
  ["enterprises", "enterprise"],
]);

/** What a path of this site names: an article, an enterprise, or just a page. */
export function internalLink(href: string, block: string): InternalLink {
  const path = href.replace(/[?#].*$/s, "");
  const [first = "", ...rest] = path.split("/").slice(1);
  const hasLanguage = localeOfSegment(first) !== undefined || first === "bilingual";
  const [room = "", key = "", ...more] = hasLanguage ? rest : [first, ...rest];
  const kind = things.get(room);
  if (kind === undefined || key === "" || more.length > 0)
    return { path, kind: "page", key: (hasLanguage ? rest : [first, ...rest]).join("/"), block };
  return { path, kind, key, block };
}
