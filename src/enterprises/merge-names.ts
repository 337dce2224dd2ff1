import { eq, sql } from "drizzle-orm";
import type { Database, Statement } from "../database.ts";
import { isInUse } from "./names.ts";
import { names } from "./tables.ts";
import type { NameRow } from "./tables.ts";

interface MergedNames {
  readonly statements: Statement[];
  /** In the order in which they were entered, whoever's they were. */
  readonly result: readonly NameRow[];
  readonly moved: number;
}

/**
 * All of a duplicate's names go along. One that the enterprise has already is
 * kept as entered by mistake; a second legal name in a language becomes one
 * that is reported, until somebody says which of the two it is.
 */
export function mergeNames(
  db: Database,
  { from, into }: { from: string; into: string },
  present: readonly NameRow[],
  now: number,
): MergedNames {
  const result = namesAfter(present, from, into, now);
  const changed = (test: (before: NameRow, after: NameRow) => boolean) =>
    result.filter((after, index) => test(present[index] ?? after, after)).map(({ id }) => id);
  return {
    statements: [
      db.update(names).set({ enterpriseId: into }).where(eq(names.enterpriseId, from)),
      setAll(
        db,
        changed((a, b) => a.mistakenAt !== b.mistakenAt),
        { mistakenAt: now },
      ),
      setAll(
        db,
        changed((a, b) => a.kind !== b.kind),
        { kind: "reported" },
      ),
    ],
    result,
    moved: present.filter(({ enterpriseId }) => enterpriseId === from).length,
  };
}

/** All names as they are once the one is the other; in the same order. */
export function namesAfter(present: readonly NameRow[], from: string, into: string, now: number): NameRow[] {
  const known = present.filter(({ enterpriseId }) => enterpriseId === into);
  return present.map((name) =>
    name.enterpriseId === from ? { ...name, enterpriseId: into, ...asMoved(name, known, now) } : name,
  );
}

function asMoved(name: NameRow, known: readonly NameRow[], now: number): Partial<NameRow> {
  if (!isInUse(name)) return {};
  const others = known.filter((other) => isInUse(other) && other.tag === name.tag);
  if (others.some(({ value }) => value === name.value)) return { mistakenAt: now };
  const isSecond = name.kind === "legal" && others.some(({ kind }) => kind === "legal");
  return isSecond ? { kind: "reported" } : {};
}

function setAll(db: Database, ids: readonly string[], values: Partial<NameRow>): Statement {
  return db
    .update(names)
    .set(values)
    .where(sql`${names.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
}
