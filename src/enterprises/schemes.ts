import { eq } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { appendChange } from "../changes/append.ts";
import { commit } from "../changes/commit.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Database } from "../database.ts";
import { enterprisesTag, registerTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { isId } from "../identity.ts";
import { expectPast } from "./dates.ts";
import { batches, schemes } from "./tables.ts";
import type { SchemeRow } from "./tables.ts";

export type NewScheme = Omit<typeof schemes.$inferInsert, "version">;

export async function establishScheme(
  db: Database,
  actor: Actor,
  input: NewScheme,
  now: number,
): Promise<string> {
  const { id } = input;
  if (!isId(id)) throw new DomainError("slug_invalid", { slug: id.slice(0, 80) });
  const change = { kind: "scheme.established", subjectId: id, tags: [registerTag], mode: "purge" } as const;
  const line = { action: "scheme.established", subject: `scheme/${id}`, detail: { after: input } };
  await commit(
    db,
    [
      db.insert(schemes).values(input),
      ...appendChange(db, actor.id, change, now),
      recordLine(db, actor, line, now),
    ],
    { "schemes.id": "scheme_exists" },
  );
  return id;
}

export interface SchemeChange {
  readonly schemeId: string;
  readonly expectedVersion?: number | undefined;
  /** Its tier and jurisdiction are what it is: those never change. */
  readonly to: { readonly [K in "name" | "authorities" | "position"]?: SchemeRow[K] | undefined };
}

/** Says otherwise what it is called, who certifies, or where it stands. Returns its version. */
export async function changeScheme(
  db: Database,
  actor: Actor,
  input: SchemeChange,
  now: number,
): Promise<number> {
  const { schemeId: id, expectedVersion, to } = input;
  const [[scheme]] = await db.batch([db.select().from(schemes).where(eq(schemes.id, id))]);
  if (scheme === undefined) throw new DomainError("scheme_not_found", { id });
  const { version, name, authorities, position } = scheme;
  if (expectedVersion !== undefined && expectedVersion !== version) throw new DomainError("edit_conflict");
  const before = { name, authorities, position };
  const after = {
    name: to.name ?? name,
    authorities: to.authorities ?? authorities,
    position: to.position ?? position,
  };
  if (JSON.stringify(before) === JSON.stringify(after)) return version;
  const tags = [registerTag, enterprisesTag];
  const change = { kind: "scheme.changed", subjectId: id, tags, mode: "invalidate" } as const;
  const line = { action: "scheme.changed", subject: `scheme/${id}`, detail: { before, after } };
  await commit(db, [
    db
      .update(schemes)
      .set({ ...after, version: nextVersion(schemes.version, version) })
      .where(eq(schemes.id, id)),
    ...appendChange(db, actor.id, change, now),
    recordLine(db, actor, line, now),
  ]);
  return version + 1;
}

export interface NewBatch {
  id: string;
  schemeId: string;
  /** The authority's own count; not the year (2023 had batches 30 and 31). */
  number: number;
  year: number;
  publishedOn?: string;
  /** How many the published list names, where known. */
  listed?: number;
}

export async function openBatch(db: Database, actor: Actor, input: NewBatch, now: number): Promise<string> {
  const { id } = input;
  if (!isId(id)) throw new DomainError("slug_invalid", { slug: id.slice(0, 80) });
  expectPast(input.publishedOn, now);
  const tags = [registerTag, enterprisesTag];
  const change = { kind: "batch.opened", subjectId: id, tags, mode: "purge" } as const;
  const line = { action: "batch.opened", subject: `batch/${id}`, detail: { after: input } };
  await commit(
    db,
    [
      db.insert(batches).values({ ...input, certified: 0, updatedAt: now }),
      ...appendChange(db, actor.id, change, now),
      recordLine(db, actor, line, now),
    ],
    { "batches.": "batch_exists", "FOREIGN KEY": "scheme_not_found" },
  );
  return id;
}
