/** Uploads that were put away are kept for a while, in case somebody wants them after all. */
import { and, eq, lt, sql } from "drizzle-orm";
import { clock } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import {
  cataloguePublications,
  catalogues,
  catalogueTexts,
  catalogueUploads,
  catalogueVersions,
} from "./tables.ts";

const keptFor = 30 * 24 * 3600 * 1000;
const mostAtOnce = 100;

/** Called by the clock. A text goes with the last upload that it was in, unless a version or a bundle says it too. */
export async function forgetPutAway(db: Database, now: number): Promise<number> {
  const t = catalogueUploads;
  const rows = await db
    .select({ id: t.id, namespace: t.namespace, locale: t.locale, textHash: t.textHash })
    .from(t)
    .where(and(eq(t.state, "discarded"), lt(t.appliedAt, now - keptFor)))
    .limit(mostAtOnce);
  if (rows.length === 0) return 0;
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const hashes = JSON.stringify(rows.map(({ textHash }) => textHash));
  const [v, p, c] = [catalogueVersions, cataloguePublications, catalogues];
  const users = [
    [t, t.textHash, t.baseBuiltIn, t.headBuiltIn],
    [v, v.textHash, v.metaHash, v.builtInHash],
    [p, p.bundleHash],
    [c, c.bundleHash, c.builtInHash],
  ] as const;
  const unused = users.flatMap(([table, ...columns]) =>
    columns.map(
      (column) => sql`NOT EXISTS (SELECT 1 FROM ${table} WHERE ${column} = ${catalogueTexts.hash})`,
    ),
  );
  const before = rows.map(({ locale, namespace, id }) => `${locale}/${namespace} ${id}`);
  const line = { action: "catalogue.forgotten", subject: "catalogues", detail: { before } };
  await commit(db, [
    db.delete(t).where(sql`${t.id} IN (SELECT value FROM json_each(${ids}))`),
    db
      .delete(catalogueTexts)
      .where(and(sql`${catalogueTexts.hash} IN (SELECT value FROM json_each(${hashes}))`, ...unused)),
    recordLine(db, clock, line, now),
  ]);
  return rows.length;
}
