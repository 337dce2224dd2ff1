/** Databases that count, fail or lag; each wraps the real D1 and gives its real answers. */

export interface Count {
  calls: number;
  rows: number;
}

/** Counts round trips and the rows they scan. */
export function counting(d1: D1Database, count: Count): D1Database {
  return wrap(d1, async (send) => {
    count.calls += 1;
    const results = await send();
    for (const result of results) count.rows += result.meta.rows_read;
    return results;
  });
}

/** Throws while `isDown` says so. */
export function failing(d1: D1Database, isDown: () => boolean): D1Database {
  return wrap(d1, (send) =>
    isDown() ? Promise.reject(new Error("D1_ERROR: the database is gone")) : send(),
  );
}

/**
 * A primary and a replica that follows it only when told: `catchUp` copies
 * what the primary holds. Reads that do not ask for the primary go to the
 * replica, as a session `first-unconstrained` may.
 */
export function lagging(
  primary: D1Database,
  replica: D1Database,
): { d1: D1Database; catchUp: () => Promise<void> } {
  const d1 = new Proxy(primary, {
    get(target, property) {
      if (property === "withSession") {
        return (where?: string) => (where === "first-primary" ? primary : replica).withSession();
      }
      return bound(target, property);
    },
  });
  return { d1, catchUp: () => copyAll(primary, replica) };
}

/** Every row out of every table, and the log's numbers back to 1. */
export async function empty(d1: D1Database): Promise<void> {
  const names = await tablesOf(d1);
  await d1.batch([
    d1.prepare("PRAGMA defer_foreign_keys = on"),
    ...[...names, "sqlite_sequence"].map((name) => d1.prepare(`DELETE FROM "${name}"`)),
  ]);
}

/** Rows as they were read once, put back into empty tables. */
export async function refill(
  d1: D1Database,
  rows: Readonly<Record<string, readonly unknown[]>>,
): Promise<void> {
  const inserts = Object.entries(rows).flatMap(([table, all]) => {
    const columns = Object.keys((all[0] as object | undefined) ?? {});
    if (columns.length === 0) return [];
    const values = columns.map((_, index) => `value ->> ${index}`).join(", ");
    const names = columns.map((name) => `"${name}"`).join(", ");
    const encoded = JSON.stringify(all.map((row) => Object.values(row as object)));
    return [d1.prepare(`INSERT INTO "${table}" (${names}) SELECT ${values} FROM json_each(?)`).bind(encoded)];
  });
  await d1.batch([d1.prepare("PRAGMA defer_foreign_keys = on"), ...inserts]);
}

const known = new WeakMap<D1Database, string[]>();

/** Asked once: no test makes a table. */
async function tablesOf(d1: D1Database): Promise<string[]> {
  const names = known.get(d1) ?? (await findTables(d1));
  known.set(d1, names);
  return names;
}

async function findTables(d1: D1Database): Promise<string[]> {
  const { results } = await d1
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 4) NOT IN ('_cf_', 'sqli', 'd1_m')",
    )
    .all<{ name: string }>();
  return results.map(({ name }) => name);
}

const written = new WeakSet<D1Database>();

/** The stand-in for a replica holds nothing until somebody let it catch up. */
export async function emptyReplica(d1: D1Database): Promise<void> {
  if (written.delete(d1)) await empty(d1);
}

async function copyAll(from: D1Database, to: D1Database): Promise<void> {
  written.add(to);
  const statements = [to.prepare("PRAGMA defer_foreign_keys = on")];
  for (const name of await tablesOf(from)) {
    const { results } = await from.prepare(`SELECT * FROM "${name}"`).all();
    statements.push(to.prepare(`DELETE FROM "${name}"`));
    for (const row of results) {
      const columns = Object.keys(row).map((column) => `"${column}"`);
      const insert = `INSERT INTO "${name}" (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
      statements.push(to.prepare(insert).bind(...Object.values(row)));
    }
  }
  await to.batch(statements);
}

type Send = () => Promise<D1Result[]>;

/** drizzle sends either a batch or one prepared statement; both pass through here. */
function wrap(d1: D1Database, around: (send: Send) => Promise<D1Result[]>): D1Database {
  return new Proxy(d1, {
    get(target, property) {
      if (property === "withSession")
        return (where?: string) => wrapSession(target.withSession(where), around);
      if (property === "batch")
        return (statements: D1PreparedStatement[]) => around(() => target.batch(statements));
      return bound(target, property);
    },
  });
}

function wrapSession(
  session: D1DatabaseSession,
  around: (send: Send) => Promise<D1Result[]>,
): D1DatabaseSession {
  return new Proxy(session, {
    get(target, property) {
      if (property === "batch")
        return (statements: D1PreparedStatement[]) => around(() => target.batch(statements));
      return bound(target, property);
    },
  });
}

function bound<T extends object>(target: T, property: string | symbol): unknown {
  const value: unknown = Reflect.get(target, property);
  return typeof value === "function" ? value.bind(target) : value;
}
