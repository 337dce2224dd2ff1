import { appendChange } from "../changes/append.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { enterprisesTag, registerTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { isId } from "../identity.ts";
import { batches, schemes } from "./tables.ts";

export type NewScheme = typeof schemes.$inferInsert;

export async function establishScheme(
  db: Database,
  actor: string,
  input: NewScheme,
  now: number,
): Promise<string> {
  if (!isId(input.id)) throw new DomainError("slug_invalid", { slug: input.id });
  const change = {
    kind: "scheme.established",
    subjectId: input.id,
    tags: [registerTag],
    mode: "purge",
  } as const;
  await commit(db, [db.insert(schemes).values(input), ...appendChange(db, actor, change, now)], {
    "schemes.id": "slug_taken",
  });
  return input.id;
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

export async function openBatch(db: Database, actor: string, input: NewBatch, now: number): Promise<string> {
  if (!isId(input.id)) throw new DomainError("slug_invalid", { slug: input.id });
  await commit(
    db,
    [
      db.insert(batches).values({ ...input, certified: 0, updatedAt: now }),
      ...appendChange(
        db,
        actor,
        { kind: "batch.opened", subjectId: input.id, tags: [registerTag, enterprisesTag], mode: "purge" },
        now,
      ),
    ],
    { "batches.": "slug_taken", "FOREIGN KEY": "scheme_not_found" },
  );
  return input.id;
}
