import { eq } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { changeEnterprise, enterpriseWithNames, expectLive } from "./change.ts";
import type { EnterpriseRef } from "./change.ts";
import { expectPeriod } from "./dates.ts";
import { asEntered, chooseDisplay, expectDisplay, folded, isInUse } from "./names.ts";
import { names } from "./tables.ts";
import type { NameRow } from "./tables.ts";

type Changeable = Pick<
  NameRow,
  "tag" | "value" | "kind" | "source" | "sourceNote" | "verified" | "confidence" | "validFrom" | "validTo"
>;

export interface NameChange extends EnterpriseRef {
  readonly nameId: string;
  /** What is to be otherwise. A legal name that is given an end is a former one from then on. */
  readonly to: { readonly [K in keyof Changeable]?: Changeable[K] | undefined };
  /** Entered by mistake: kept, but shown to nobody outside. False takes that back. */
  readonly mistaken?: boolean | undefined;
}

/**
 * Corrects, verifies, ends or puts away one name; none is ever deleted. What
 * would change nothing writes nothing.
 * @returns the enterprise's version
 * @throws `name_not_found`, `name_required` where no name in use would be left, `legal_name_exists`
 */
export async function changeName(
  db: Database,
  actor: Actor,
  input: NameChange,
  now: number,
): Promise<number> {
  const [[row], present] = await db.batch(enterpriseWithNames(db, input.enterpriseId));
  const enterprise = expectLive(row, input);
  const name = present.find(({ id }) => id === input.nameId);
  if (name === undefined) throw new DomainError("name_not_found", { id: input.nameId });
  const next = nameAfter(name, input, now);
  const fields = fieldsChanged(name, next);
  if (fields.length === 0) return enterprise.version;
  expectPeriod(next, now);
  expectOneLegal(present, name, next);
  const display = chooseDisplay(present.map((other) => (other.id === next.id ? next : other)));
  expectDisplay(display);
  const isShown = name.mistakenAt === null || next.mistakenAt === null;
  const change = {
    set: { display },
    statements: [
      db
        .update(names)
        .set({ ...next, folded: folded(next.value) })
        .where(eq(names.id, next.id)),
    ],
    ...(isShown && { shown: { kind: "enterprise.renamed", mode: "invalidate" } as const }),
    action: "enterprise.name-changed",
    detail: { name: name.id, before: pick(name, fields), after: pick(next, fields) },
  };
  await commit(db, changeEnterprise(db, actor, enterprise, change, now));
  return enterprise.version + 1;
}

function nameAfter(name: NameRow, { to, mistaken }: NameChange, now: number): NameRow {
  const given = Object.fromEntries(Object.entries(to).filter(([, value]) => value !== undefined));
  const next: NameRow = asEntered({ ...name, ...given });
  const isEnded = name.validTo === null && next.validTo !== null;
  return {
    ...next,
    kind: isEnded && next.kind === "legal" ? "former" : next.kind,
    mistakenAt: mistaken === undefined ? name.mistakenAt : mistaken ? (name.mistakenAt ?? now) : null,
  };
}

const compared = [
  ...(["tag", "value", "kind", "source", "sourceNote", "verified"] as const),
  ...(["confidence", "validFrom", "validTo", "mistakenAt"] as const),
];

type Field = (typeof compared)[number];

const fieldsChanged = (before: NameRow, after: NameRow): Field[] =>
  compared.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));

const pick = (name: NameRow, fields: readonly Field[]) =>
  Object.fromEntries(fields.map((field) => [field, name[field]]));

/** A language has one legal name at a time; another takes its place by a renaming. */
function expectOneLegal(present: readonly NameRow[], before: NameRow, next: NameRow): void {
  if (!isLegalIn(next.tag, next) || isLegalIn(next.tag, before)) return;
  const other = present.find((name) => name.id !== next.id && isLegalIn(next.tag, name));
  if (other) throw new DomainError("legal_name_exists", { value: other.value });
}

const isLegalIn = (tag: string, name: NameRow): boolean =>
  name.kind === "legal" && name.tag === tag && isInUse(name);
