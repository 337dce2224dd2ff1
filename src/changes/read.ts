import type { Database, Statement } from "../database.ts";

/**
 * A read that has not been sent yet: some statements, and what their rows mean.
 * Reads combine, so that a page made of several still costs one round trip.
 */
export interface Read<T> {
  readonly statements: (db: Database) => readonly Statement[];
  /** The rows of each statement, in the same order. */
  readonly shape: (rows: readonly unknown[]) => T;
}

type RowsOf<S extends readonly Statement[]> = { [K in keyof S]: S[K]["_"]["result"] };

/** Rows come back in the order of the statements, each typed as its statement says. */
export function read<const S extends readonly Statement[], T>(
  statements: (db: Database) => S,
  shape: (rows: RowsOf<S>) => T,
): Read<T> {
  return { statements, shape: shape as (rows: readonly unknown[]) => T };
}

/** For whoever keeps nothing of it: one round trip, and no word on which moment it was true of. */
export async function readNow<T>(db: Database, part: Read<T>): Promise<T> {
  const [first, ...rest] = part.statements(db);
  return part.shape(first === undefined ? [] : await db.batch([first, ...rest]));
}

export function combine<P extends Record<string, Read<unknown>>>(
  parts: P,
): Read<{ [K in keyof P]: P[K] extends Read<infer T> ? T : never }> {
  const entries = Object.entries(parts);
  const counts: number[] = [];
  return {
    statements: (db) =>
      entries.flatMap(([, part], index) => {
        const statements = part.statements(db);
        counts[index] = statements.length;
        return statements;
      }),
    shape: (rows) => {
      let from = 0;
      const shaped = entries.map(([key, part], index) => {
        const count = counts[index] ?? 0;
        const value = part.shape(rows.slice(from, from + count));
        from += count;
        return [key, value];
      });
      return Object.fromEntries(shaped) as never;
    },
  };
}

export function mapRead<A, B>(part: Read<A>, change: (value: A) => B): Read<B> {
  return { statements: part.statements, shape: (rows) => change(part.shape(rows)) };
}
