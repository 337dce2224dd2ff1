/** A database that keeps a tally of its round trips, single statements and batches alike, and of what each was for. */

export interface RoundTrip {
  readonly statements: readonly string[];
  readonly isWrite: boolean;
}

export function tallying(d1: D1Database, tally: RoundTrip[]): D1Database {
  const originals = new WeakMap<object, { statement: D1PreparedStatement; sql: string }>();
  const note = (statements: readonly string[]) => {
    const isWrite = statements.some((sql) => /^\s*(insert|update|delete|replace)\b/i.test(sql));
    tally.push({ statements, isWrite });
  };

  function wrapped(statement: D1PreparedStatement, sql: string): D1PreparedStatement {
    const proxy = new Proxy(statement, {
      get(target, property) {
        if (property === "bind") return (...values: unknown[]) => wrapped(target.bind(...values), sql);
        const value: unknown = Reflect.get(target, property);
        if (typeof value !== "function") return value;
        return (...given: unknown[]): unknown => {
          note([sql]);
          return Reflect.apply(value, target, given);
        };
      },
    });
    originals.set(proxy, { statement, sql });
    return proxy;
  }

  function wrap<T extends D1Database | D1DatabaseSession>(client: T): T {
    return new Proxy(client, {
      get(target, property) {
        if (property === "prepare") return (sql: string) => wrapped(target.prepare(sql), sql);
        if (property === "batch")
          return (statements: D1PreparedStatement[]) => {
            const all = statements.map((one) => originals.get(one) ?? { statement: one, sql: "" });
            note(all.map(({ sql }) => sql));
            return target.batch(all.map(({ statement }) => statement));
          };
        if (property === "withSession" && "withSession" in target)
          return (where?: string) => wrap(target.withSession(where));
        const value: unknown = Reflect.get(target, property);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  }

  return wrap(d1);
}
