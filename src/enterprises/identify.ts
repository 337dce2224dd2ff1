import { and, eq } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { changeEnterprise, enterpriseWithNames, expectLive } from "./change.ts";
import type { EnterpriseRef } from "./change.ts";
import type { NewIdentifier } from "./register.ts";
import { identifiers } from "./tables.ts";
import { isUscc } from "./uscc.ts";

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
  if (!isUscc(value)) throw new DomainError("identifier_invalid", { value: value.slice(0, 80) });
  const ofThisKind = and(eq(identifiers.enterpriseId, enterpriseId), eq(identifiers.kind, kind));
  const [[row], present] = await db.batch([
    enterpriseWithNames(db, enterpriseId)[0],
    db.select().from(identifiers).where(ofThisKind),
  ]);
  const enterprise = expectLive(row, input);
  const before = present.map((one) => ({ value: one.value, source: one.source, verified: one.verified }));
  const after = [{ value, source, verified }];
  if (JSON.stringify(before) === JSON.stringify(after)) return enterprise.version;
  const change = {
    statements: [
      db.delete(identifiers).where(ofThisKind),
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
