import { and, eq } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { commit } from "../changes/commit.ts";
import type { Database, Statement } from "../database.ts";
import { changeEnterprise, enterpriseWithNames, expectLive } from "./change.ts";
import type { EnterpriseRef } from "./change.ts";
import type { NewIdentifier } from "./register.ts";
import { identifiers } from "./tables.ts";
import { expectUscc } from "./uscc.ts";

export interface Identification extends EnterpriseRef, NewIdentifier {}

/**
 * Says under which identifier of this kind an enterprise is known: instead of
 * the one it had, which the record keeps. The same again writes nothing.
 * @returns the enterprise's version
 * @throws `identifier_invalid` when a check character is wrong, `identifier_taken` when it is another's
 */
export async function identifyEnterprise(
  db: Database,
  actor: Actor,
  input: Identification,
  now: number,
): Promise<number> {
  const { enterpriseId, expectedVersion: _, kind, value, source, verified } = input;
  expectUscc(value);
  const { enterprise, before } = await findIdentified(db, input);
  const after = [{ value, source, verified }];
  if (JSON.stringify(before) === JSON.stringify(after)) return enterprise.version;
  const change = {
    statements: [
      leaveOut(db, input),
      db.insert(identifiers).values({ enterpriseId, kind, value, source, verified }),
    ],
    shown: { kind: "enterprise.changed", mode: "purge" },
    action: "enterprise.identified",
    detail: { kind, before, after },
  } as const;
  await commit(db, changeEnterprise(db, actor, enterprise, change, now), {
    "identifiers.kind": "identifier_taken",
  });
  return enterprise.version + 1;
}

/**
 * Takes out what was entered by mistake: readers see it no more, and the record
 * keeps it. Where there is none nothing is written.
 * @returns the enterprise's version
 */
export async function removeIdentifier(
  db: Database,
  actor: Actor,
  input: Kept,
  now: number,
): Promise<number> {
  const { enterprise, before } = await findIdentified(db, input);
  if (before.length === 0) return enterprise.version;
  const change = {
    statements: [leaveOut(db, input)],
    shown: { kind: "enterprise.changed", mode: "purge" },
    action: "enterprise.unidentified",
    detail: { kind: input.kind, before, after: [] },
  } as const;
  await commit(db, changeEnterprise(db, actor, enterprise, change, now));
  return enterprise.version + 1;
}

type Kept = EnterpriseRef & Pick<NewIdentifier, "kind">;

const ofThisKind = ({ enterpriseId, kind }: Kept) =>
  and(eq(identifiers.enterpriseId, enterpriseId), eq(identifiers.kind, kind));

async function findIdentified(db: Database, input: Kept) {
  const [[row], present] = await db.batch([
    enterpriseWithNames(db, input.enterpriseId)[0],
    db.select().from(identifiers).where(ofThisKind(input)),
  ]);
  const before = present.map(({ value, source, verified }) => ({ value, source, verified }));
  return { enterprise: expectLive(row, input), before };
}

const leaveOut = (db: Database, input: Kept): Statement => db.delete(identifiers).where(ofThisKind(input));
