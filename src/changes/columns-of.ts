import { getTableColumns, getTableName, sql } from "drizzle-orm";
import type { InferSelectModel, SQL } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";

type Aliased<T extends SQLiteTable> = {
  [K in keyof InferSelectModel<T> & string]: SQL.Aliased<InferSelectModel<T>[K]>;
};

/**
 * All columns of a table under names of their own. D1 answers a batch with
 * objects, in which two joined columns of one name are one: whoever selects
 * more than one table must select them so. After a left join that found
 * nothing every value is null, whatever its type says: look at the id.
 */
export function columnsOf<T extends SQLiteTable>(table: T): Aliased<T> {
  const name = getTableName(table);
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => [
    key,
    sql`${column}`.mapWith(column).as(`${name}__${column.name}`),
  ]);
  return Object.fromEntries(columns) as Aliased<T>;
}

/** The row of a left join, or undefined when it found none. */
export function joined<T extends object>(row: T): T | undefined {
  return Object.values(row).every((value) => value === null) ? undefined : row;
}
