import { getTableColumns, sql } from "drizzle-orm";
import type { InferInsertModel } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Database, Statement } from "../database.ts";

/**
 * Any number of rows in one statement: they travel as a single JSON parameter,
 * since D1 takes 100 parameters a statement. A column left out becomes null.
 */
export function insertRows<T extends SQLiteTable>(
  db: Database,
  table: T,
  rows: readonly InferInsertModel<T>[],
): Statement[] {
  if (rows.length === 0) return [];
  const columns = Object.entries(getTableColumns(table));
  const encoded = rows.map((row) => {
    const values = new Map(Object.entries(row));
    return columns.map(([key, column]) => toDriver(values.get(key), column));
  });
  const values = sql.join(
    columns.map((_, index) => sql.raw(`value ->> ${index}`)),
    sql`, `,
  );
  return [db.insert(table).select(sql`SELECT ${values} FROM json_each(${JSON.stringify(encoded)})`)];
}

function toDriver(value: unknown, column: { mapToDriverValue: (value: unknown) => unknown }): unknown {
  if (value === undefined || value === null) return null;
  return column.mapToDriverValue(value);
}
