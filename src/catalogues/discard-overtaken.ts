/** Proposals that the catalogue has gone past, put away in one step. */
import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { headOf, headRead } from "./heads.ts";
import { catalogueUploads } from "./tables.ts";
import { isOvertaken } from "./uploads.ts";

export interface CatalogueRef {
  readonly locale: string;
  readonly namespace: string;
}

/** Returns how many there were; the files stay on record. */
export async function discardOvertaken(
  db: Database,
  actor: Actor,
  { locale, namespace }: CatalogueRef,
  now: number,
): Promise<number> {
  const t = catalogueUploads;
  const isOpen = and(eq(t.namespace, namespace), eq(t.locale, locale), eq(t.state, "open"));
  const [[row], open] = await db.batch([headRead(db, locale, namespace), db.select().from(t).where(isOpen)]);
  const { draft } = headOf(locale, namespace, row);
  const uploads = open.filter((upload) => isOvertaken(upload, draft ?? null)).map(({ id }) => id);
  if (uploads.length === 0) return 0;
  const subject = `${locale}/${namespace}`;
  await commit(db, [
    db
      .update(t)
      .set({ state: "discarded", appliedAt: now })
      .where(and(isOpen, sql`${t.id} IN (SELECT value FROM json_each(${JSON.stringify(uploads)}))`)),
    recordLine(db, actor, { action: "catalogue.overtaken_discarded", subject, detail: { uploads } }, now),
  ]);
  return uploads.length;
}
