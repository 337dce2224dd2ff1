/** Writing where nothing can be bound: statements and their values as one text. */
import { openDatabase } from "../database.ts";
import type { Database } from "../database.ts";

interface Bound {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** A database for batches of writes, each handed on as one text of SQL; anything else throws. */
export function databaseInText(execute: (sql: string) => Promise<unknown>): Database {
  const database = {
    prepare: (sql: string) => ({ bind: (...params: unknown[]): Bound => ({ sql, params }) }),
    batch: async (statements: readonly Bound[]) => {
      await execute(statements.map(inlined).join(";\n"));
      return statements.map(() => ({ success: true, results: [], meta: {} }));
    },
  };
  return openDatabase(database as unknown as D1Database);
}

/** The statement must hold no `?` but those of its parameters, as drizzle's do. */
function inlined({ sql, params }: Bound): string {
  let next = 0;
  return sql.replaceAll("?", () => literal(params[next++]));
}

/** SQLite knows one escape in a string: a quote is written twice. */
function literal(value: unknown): string {
  if (value === null) return "NULL";
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  if (typeof value === "string" && !value.includes("\0")) return `'${value.replaceAll("'", "''")}'`;
  throw new Error(`cannot be written into SQL: ${typeof value}`);
}
