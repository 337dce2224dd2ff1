/** What a receiver may be said to be, checked. */
import { inArray, or, sql } from "drizzle-orm";
import { invalid, nameOf } from "../access/terms.ts";
import { topics } from "../articles/tables.ts";
import type { Database } from "../database.ts";
import { enterprises } from "../enterprises/tables.ts";
import { DomainError } from "../errors.ts";
import { canonicalLocale, locales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { addressOf, refusalOf, shownAddress } from "./address.ts";
import type { Ground } from "./address.ts";
import { eventTypes, isEventType } from "./events.ts";
import type { EventType } from "./events.ts";
import type { webhooks } from "./tables.ts";

export type WebhookRow = typeof webhooks.$inferSelect;
export type WebhookTerms = Pick<WebhookRow, "name" | "url" | "types" | "locales" | "enterprises" | "topics">;

type List = readonly string[] | null | undefined;

/** Lists that are null, empty or left out hold nothing back. */
export interface WebhookInput {
  /** 1–80 characters. */
  readonly name: string;
  readonly url: string;
  readonly types?: List;
  readonly locales?: List;
  /** Ids or addresses. */
  readonly enterprises?: List;
  readonly topics?: List;
}

const mostNamed = 50;

/** @throws field_invalid, webhook_address_refused, unsupported_locale */
export async function webhookTerms(db: Database, ground: Ground, input: WebhookInput): Promise<WebhookTerms> {
  const { url } = input;
  const unit = refusalOf(url, ground);
  if (unit !== undefined) throw new DomainError("webhook_address_refused", { unit, scheme: "https://" });
  const terms = {
    ...{ name: nameOf(input.name), url: addressOf(url) },
    ...{ types: some(input.types, typeOf), locales: some(input.locales, localeOf) },
  };
  return { ...terms, ...(await known(db, input)) };
}

function some<T>(list: List, check: (text: string) => T): T[] | null {
  return list === null || list === undefined || list.length === 0 ? null : [...new Set(list.map(check))];
}

function typeOf(text: string): EventType {
  if (!isEventType(text)) throw invalid("types", text, eventTypes);
  return text;
}

function localeOf(text: string): Locale {
  const locale = canonicalLocale(text);
  if (locale === undefined)
    throw new DomainError("unsupported_locale", { tag: text.slice(0, 80), available: locales });
  return locale;
}

/** Each of them must be there: a slip of the finger would hold back everything, without a word. */
async function known(
  db: Database,
  input: WebhookInput,
): Promise<Pick<WebhookTerms, "enterprises" | "topics">> {
  const asked = { enterprises: some(input.enterprises, trimmed), topics: some(input.topics, trimmed) };
  for (const [field, ids] of Object.entries(asked))
    if (ids !== null && ids.length > mostNamed) throw invalid(field, `[${ids.length}]`, [`[1–${mostNamed}]`]);
  if (asked.enterprises === null && asked.topics === null) return { enterprises: null, topics: null };
  const among = (ids: readonly string[] | null) =>
    sql`(SELECT value FROM json_each(${JSON.stringify(ids ?? [])}))`;
  const [found, foundTopics] = await db.batch([
    db
      .select({ id: enterprises.id, slug: enterprises.slug })
      .from(enterprises)
      .where(
        or(
          inArray(enterprises.id, among(asked.enterprises)),
          inArray(enterprises.slug, among(asked.enterprises)),
        ),
      ),
    db
      .select({ id: topics.id })
      .from(topics)
      .where(inArray(topics.id, among(asked.topics))),
  ]);
  return {
    enterprises: named("enterprises", asked.enterprises, (text) =>
      found.find(({ id, slug }) => id === text || slug === text),
    ),
    topics: named("topics", asked.topics, (text) => foundTopics.find(({ id }) => id === text)),
  };
}

const trimmed = (text: string): string => text.trim();

function named(
  field: string,
  asked: readonly string[] | null,
  find: (text: string) => { readonly id: string } | undefined,
): string[] | null {
  if (asked === null) return null;
  const ids = asked.map((text) => {
    const one = find(text);
    if (one === undefined) throw invalid(field, text, ["id"]);
    return one.id;
  });
  return [...new Set(ids)];
}

/** As the record tells it: an address without what may be secret in it. */
export const shownTerms = ({
  name,
  url,
  types,
  locales: tags,
  enterprises: ids,
  topics: about,
}: WebhookTerms) => ({
  ...{ name, url: shownAddress(url), types, locales: tags, enterprises: ids, topics: about },
});
