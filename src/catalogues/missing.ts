/** Keys that clients asked for and did not find: counted for translators, and never able to change a catalogue. */
import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { isLocale } from "../locales.ts";
import { headRead } from "./heads.ts";
import { namespaceOf, namespaceRead } from "./namespaces.ts";
import { missingKeys } from "./tables.ts";

/** Of one request, of one catalogue, and of one key and the words beside it in UTF-16 units. */
const most = { keys: 100, stored: 2000, key: 500, fallback: 1000 } as const;

export interface Report {
  readonly locale: string;
  readonly namespace: string;
  /** Each key with what the client showed instead. */
  readonly keys: readonly (readonly [key: string, fallback: string])[];
}

/** What cannot be a key is passed over, and so is what is new once a catalogue is full. @throws missing_not_collected */
export async function collectMissing(db: Database, report: Report, now: number): Promise<void> {
  const { locale, namespace } = report;
  await expectCollected(db, locale, namespace);
  const counted = countKeys(report.keys);
  if (counted.length === 0) return;
  const { count, lastAt, fallback } = missingKeys;
  await commit(db, [
    db
      .insert(missingKeys)
      .select(rowsOf(locale, namespace, counted, now))
      .onConflictDoUpdate({
        target: [missingKeys.namespace, missingKeys.locale, missingKeys.key],
        set: {
          count: sql`${count} + excluded.${sql.identifier(count.name)}`,
          lastAt: sql`excluded.${sql.identifier(lastAt.name)}`,
          fallback: sql`excluded.${sql.identifier(fallback.name)}`,
        },
      }),
  ]);
}

/** Anybody may report: only for languages that the desk shows, where somebody will see it. */
async function expectCollected(db: Database, locale: string, namespace: string): Promise<void> {
  const [[row], [catalogue]] = await db.batch([
    namespaceRead(db, namespace),
    headRead(db, locale, namespace),
  ]);
  const known = namespaceOf(namespace, row);
  const isShown = isLocale(locale) || locale === known?.sourceLocale || catalogue !== undefined;
  if (!known?.collectsMissing || !isShown) throw new DomainError("missing_not_collected");
}

type Counted = readonly [key: string, fallback: string, count: number];

function countKeys(keys: Report["keys"]): Counted[] {
  const counted = new Map<string, Counted>();
  for (const [key, fallback] of keys) {
    if (!isPlain(key, most.key) || key === "" || !isPlain(fallback, most.fallback)) continue;
    counted.set(key, [key, fallback, (counted.get(key)?.[2] ?? 0) + 1]);
  }
  return [...counted.values()].slice(0, most.keys);
}

/** Line breaks and tabs are words of a long sentence; other control characters and half characters are none. */
function isPlain(text: string, longest: number): boolean {
  return text.length <= longest && text.isWellFormed() && !/[^\P{Cc}\t\n\r]/u.test(text);
}

/** Rows to insert or count up; of those that are new as many as there is room for. */
function rowsOf(locale: string, namespace: string, counted: readonly Counted[], now: number): SQL {
  const t = missingKeys;
  return sql`
    WITH asked AS (
      SELECT value ->> 0 AS k, value ->> 1 AS shown, value ->> 2 AS times, NOT EXISTS (
        SELECT 1 FROM ${t}
        WHERE ${t.namespace} = ${namespace} AND ${t.locale} = ${locale} AND ${t.key} = value ->> 0) AS fresh
      FROM json_each(${JSON.stringify(counted)})),
    numbered AS (SELECT *, sum(fresh) OVER (ORDER BY fresh, k) AS place FROM asked)
    SELECT ${namespace}, ${locale}, k, shown, times, ${now}, ${now} FROM numbered
    WHERE NOT fresh OR place + (SELECT count(*) FROM ${t}
      WHERE ${t.namespace} = ${namespace} AND ${t.locale} = ${locale}) <= ${most.stored}`;
}

export interface MissingKey {
  readonly key: string;
  readonly fallback: string;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** The most missed first. */
export function missingRead(locale: string, namespace: string): Read<MissingKey[]> {
  const { key, fallback, count, firstAt, lastAt } = missingKeys;
  return read(
    (db) => [
      db
        .select({ key, fallback, count, firstAt, lastAt })
        .from(missingKeys)
        .where(and(eq(missingKeys.namespace, namespace), eq(missingKeys.locale, locale)))
        .orderBy(desc(count), asc(key)),
    ],
    ([rows]) => rows,
  );
}

export interface Dismissal {
  readonly locale: string;
  readonly namespace: string;
  /** All of them where left out. */
  readonly key?: string | undefined;
}

/** They come back when a client misses them again. */
export async function dismissMissing(
  db: Database,
  actor: Actor,
  { locale, namespace, key }: Dismissal,
  now: number,
): Promise<void> {
  const ofCatalogue = and(eq(missingKeys.namespace, namespace), eq(missingKeys.locale, locale));
  const detail = { key: key ?? "*" };
  await commit(db, [
    db
      .delete(missingKeys)
      .where(key === undefined ? ofCatalogue : and(ofCatalogue, eq(missingKeys.key, key))),
    recordLine(db, actor, { action: "missing.dismissed", subject: `${locale}/${namespace}`, detail }, now),
  ]);
}
