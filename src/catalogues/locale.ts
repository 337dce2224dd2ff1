import { DomainError } from "../errors.ts";
import { canonicalLocale } from "../locales.ts";

/** What a tag may have of characters; the longest in use have twelve. */
const longestTag = 35;
export const longestName = 100;

/**
 * The one spelling of a catalogue's language: any case, `_` or `-`. What means
 * one of the newsroom's own languages is that one; Chinese as Taiwan, Hong Kong
 * and Macao write it is `zh-Hant`; anything else is canonical BCP 47.
 * @throws DomainError `locale_invalid`
 */
export function catalogueLocale(tag: string): string {
  const ours = canonicalLocale(tag);
  if (ours !== undefined) return ours;
  const canonical = canonicalTag(tag);
  if (canonical === undefined) throw new DomainError("locale_invalid", { tag: tag.slice(0, 80) });
  if (/^zh(-Hant)?-(TW|HK|MO)$/.test(canonical)) return "zh-Hant";
  return canonicalLocale(canonical) ?? canonical;
}

/** Undefined for what is no tag, and for one that says more than a language (`-u-…`, `-x-…`). */
function canonicalTag(tag: string): string | undefined {
  const spelt = tag.trim().replaceAll("_", "-");
  if (spelt.length > longestTag || !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(spelt)) return undefined;
  try {
    return Intl.getCanonicalLocales(spelt)[0];
  } catch {
    return undefined;
  }
}

const namePattern = /^[A-Za-z0-9][A-Za-z0-9_-]*(\/[A-Za-z0-9][A-Za-z0-9_-]*)*$/;

/** What stands behind a namespace in the desk's addresses. */
const reserved = new Set(["uploads", "versions", "export", "publication", "missing", "messages", "new"]);

/**
 * A namespace's name: parts of ASCII letters, digits, `-` and `_`, with `/`
 * between them. No dots, so that `{ns}.{hash}.json` can be read in one way only.
 * @throws DomainError `namespace_invalid`
 */
export function namespaceName(text: string): string {
  const namespace = text.slice(0, longestName);
  if (text.length > longestName || !namePattern.test(text))
    throw new DomainError("namespace_invalid", { namespace, limit: longestName });
  const part = text.split("/").find((word) => reserved.has(word));
  if (part !== undefined) throw new DomainError("namespace_invalid", { unit: "reserved", namespace, part });
  return text;
}
