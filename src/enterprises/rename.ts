import { eq, inArray } from "drizzle-orm";
import { appendChange } from "../changes/append.ts";
import { commit } from "../changes/commit.ts";
import { insertRows } from "../changes/insert-rows.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Database } from "../database.ts";
import { enterpriseTag, enterprisesTag, registerTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { relist } from "./listings.ts";
import { chooseDisplay } from "./names.ts";
import type { NewName } from "./names.ts";
import { asEntered, expectDisplay, nameRows } from "./register.ts";
import { enterprises, names } from "./tables.ts";

export interface Renaming {
  enterpriseId: string;
  expectedVersion: number;
  /** ISO 8601 date from which the new names hold; those they replace end there. */
  from?: string;
  /** A legal name takes the place of the legal name in the same language; other kinds stand beside what is there. */
  names: readonly NewName[];
}

/** Adds names; returns the enterprise's new version. Every page that shows it is invalidated softly. */
export async function renameEnterprise(
  db: Database,
  actor: string,
  input: Renaming,
  now: number,
): Promise<number> {
  const given = input.names.map(asEntered);
  const { enterprise, present } = await findForRenaming(db, input.enterpriseId);
  const replaced = present.filter((name) => given.some((added) => replaces(added, name)));
  const kept = present.map((name) => (replaced.includes(name) ? { ...name, kind: "former" as const } : name));
  const display = chooseDisplay([...kept.map(asNewName), ...given]);
  expectDisplay(display);
  const retire = replaced.length === 0 ? [] : [retireNames(db, replaced, input.from)];
  const added = nameRows(enterprise.id, given).map((name) => ({ validFrom: input.from, ...name }));
  await commit(db, [
    db
      .update(enterprises)
      .set({ version: nextVersion(enterprises.version, input.expectedVersion), updatedAt: now, display })
      .where(eq(enterprises.id, enterprise.id)),
    ...retire,
    ...insertRows(db, names, added),
    ...relist(db, { ...enterprise, display }, enterprise.standings),
    ...appendChange(
      db,
      actor,
      {
        kind: "enterprise.renamed",
        subjectId: enterprise.id,
        tags: [enterpriseTag(enterprise.id), enterprisesTag, registerTag],
        mode: "invalidate",
      },
      now,
    ),
  ]);
  return input.expectedVersion + 1;
}

async function findForRenaming(db: Database, id: string) {
  const [[enterprise], present] = await db.batch([
    db.select().from(enterprises).where(eq(enterprises.id, id)),
    db.select().from(names).where(eq(names.enterpriseId, id)),
  ]);
  if (enterprise === undefined) throw new DomainError("enterprise_not_found", { id });
  return { enterprise, present };
}

const replaces = (added: NewName, name: { tag: string; kind: string; validTo: string | null }): boolean =>
  added.kind === "legal" && name.kind === "legal" && name.tag === added.tag && name.validTo === null;

function retireNames(db: Database, replaced: readonly { id: string }[], until: string | undefined) {
  const ids = replaced.map((name) => name.id);
  return db
    .update(names)
    .set({ kind: "former", validTo: until ?? null })
    .where(inArray(names.id, ids));
}

/** Rows say null where a new name says nothing. */
function asNewName(row: typeof names.$inferSelect): NewName {
  const { tag, value, kind, source, verified, validTo } = row;
  return { tag, value, kind, source, verified, ...(validTo === null ? {} : { validTo }) };
}
