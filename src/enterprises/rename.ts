import { inArray } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { commit } from "../changes/commit.ts";
import { insertRows } from "../changes/insert-rows.ts";
import type { Database, Statement } from "../database.ts";
import { changeEnterprise, enterpriseWithNames, expectLive } from "./change.ts";
import type { EnterpriseRef } from "./change.ts";
import { expectInOrder, expectPeriod } from "./dates.ts";
import { asEntered, chooseDisplay, expectDisplay, inShort, isInUse } from "./names.ts";
import type { NewName } from "./names.ts";
import { nameRows } from "./register.ts";
import { names } from "./tables.ts";
import type { NameRow } from "./tables.ts";

export interface Renaming extends EnterpriseRef {
  /** ISO 8601 date from which the new names hold; those they replace end there. */
  from?: string;
  /**
   * A legal name that is in use takes the place of the legal name in the same
   * language; a name that is over, and any of another kind, stands beside what is there.
   */
  names: readonly NewName[];
}

/** Adds names; returns the enterprise's new version. Every page that shows it is invalidated softly. */
export async function renameEnterprise(
  db: Database,
  actor: Actor,
  input: Renaming,
  now: number,
): Promise<number> {
  const { from } = input;
  const given = input.names
    .map(asEntered)
    .map((name) => (from === undefined ? name : { validFrom: from, ...name }));
  for (const name of given) expectPeriod(name, now);
  const [[row], present] = await db.batch(enterpriseWithNames(db, input.enterpriseId));
  const enterprise = expectLive(row, input);
  const replaced = present.filter((name) => given.some((added) => replaces(added, name)));
  for (const name of replaced) expectInOrder(name.validFrom, from);
  const kept = present.map((name) => (replaced.includes(name) ? { ...name, kind: "former" as const } : name));
  const display = chooseDisplay([...kept, ...given]);
  expectDisplay(display);
  const added = nameRows(enterprise.id, given);
  const change = {
    set: { display },
    statements: [...retireNames(db, replaced, from), ...insertRows(db, names, added)],
    shown: { kind: "enterprise.renamed", mode: "invalidate" },
    action: "enterprise.renamed",
    detail: { before: replaced.map(inShort), after: added.map(inShort) },
  } as const;
  await commit(db, changeEnterprise(db, actor, enterprise, change, now));
  return enterprise.version + 1;
}

const replaces = (added: NewName, name: NameRow): boolean =>
  added.kind === "legal" &&
  isInUse(added) &&
  name.kind === "legal" &&
  isInUse(name) &&
  name.tag === added.tag;

function retireNames(db: Database, replaced: readonly NameRow[], until: string | undefined): Statement[] {
  if (replaced.length === 0) return [];
  const ids = replaced.map((name) => name.id);
  return [
    db
      .update(names)
      .set({ kind: "former", validTo: until ?? null })
      .where(inArray(names.id, ids)),
  ];
}
