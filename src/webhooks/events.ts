/** What can be told, and to whom. Pure. */
import type { ChangeKind } from "../changes/tables.ts";
import type { Locale } from "../locales.ts";

/** Those lines of the log that the feed of changes tells of, which a message points to. */
export const eventTypes = [
  "article.published",
  "article.withdrawn",
  "article.relinked",
  "enterprise.registered",
  "enterprise.renamed",
  "enterprise.changed",
  "enterprise.merged",
  "certification.recorded",
  "topic.named",
  "scheme.established",
  "scheme.changed",
  "batch.opened",
  "batch.corrected",
  "batch.counted",
  "bundle.published",
  "bundle.withdrawn",
] as const satisfies readonly ChangeKind[];
export type EventType = (typeof eventTypes)[number];

export const isEventType = (kind: string): kind is EventType =>
  (eventTypes as readonly string[]).includes(kind);

/** A change, and what it is about. */
export interface Happening {
  readonly seq: number;
  readonly kind: EventType;
  readonly subjectId: string;
  readonly locale: Locale | null;
  readonly at: number;
  readonly committedAt: number;
  /** Of an article: everything that it is linked with, or ever was. */
  readonly enterprises: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
  /** Of those enterprises that it is linked with now, as they stand in addresses. */
  readonly slugs: readonly string[];
}

export interface Filter {
  readonly types: readonly EventType[] | null;
  readonly locales: readonly Locale[] | null;
  readonly enterprises: readonly string[] | null;
  readonly topics: readonly string[] | null;
}

/**
 * What went away from what is filtered by is told too: an article that was
 * about it once, and one whose links moved because enterprises were merged.
 */
export function isWanted(filter: Filter, happening: Happening): boolean {
  const { kind, locale } = happening;
  if (filter.types !== null && !filter.types.includes(kind)) return false;
  if (filter.locales !== null && locale !== null && !filter.locales.includes(locale)) return false;
  return isAbout(filter, happening);
}

function isAbout({ enterprises, topics }: Filter, happening: Happening): boolean {
  if (enterprises === null && topics === null) return true;
  const { kind, subjectId } = happening;
  const among = (ids: readonly string[] | null, held: ReadonlySet<string>) =>
    ids?.some((id) => held.has(id)) ?? false;
  if (kind === "article.relinked") return true;
  if (kind.startsWith("article."))
    return among(enterprises, happening.enterprises) || among(topics, happening.topics);
  if (kind === "topic.named") return topics?.includes(subjectId) ?? false;
  const isOfEnterprise = kind.startsWith("enterprise.") || kind === "certification.recorded";
  return isOfEnterprise && (enterprises?.includes(subjectId) ?? false);
}
