/** A database whose connection breaks: before a batch or a statement reaches it, or after it was done and before the answer comes back. */

export interface Crash {
  /** Which of all that are sent, from 1. */
  readonly at: number;
  readonly when: "before" | "after";
}

export class Crashed extends Error {}

/** drizzle says of a single statement that it failed, and why only in its `cause`. */
export const isCrash = (error: unknown): boolean =>
  error instanceof Crashed || (error instanceof Error && error.cause !== undefined && isCrash(error.cause));

/** Once broken it stays so, as for a Worker that has died. */
export function crashing(d1: D1Database, crash: Crash | undefined): D1Database {
  const originals = new WeakMap<object, D1PreparedStatement>();
  let sent = 0;
  const send = async (work: () => Promise<unknown>): Promise<unknown> => {
    sent += 1;
    const at = crash?.at ?? Infinity;
    if (sent > at || (sent === at && crash?.when === "before")) throw new Crashed(`at ${sent}`);
    const result = await work();
    if (sent === at) throw new Crashed(`at ${sent}`);
    return result;
  };
  const wrapped = (statement: D1PreparedStatement): D1PreparedStatement => {
    const proxy = new Proxy(statement, {
      get(target, property) {
        if (property === "bind") return (...values: unknown[]) => wrapped(target.bind(...values));
        const value: unknown = Reflect.get(target, property);
        if (typeof value !== "function") return value;
        return (...given: unknown[]) => send(() => Reflect.apply(value, target, given) as Promise<unknown>);
      },
    });
    originals.set(proxy, statement);
    return proxy;
  };
  return new Proxy(d1, {
    get(target, property) {
      if (property === "prepare") return (sql: string) => wrapped(target.prepare(sql));
      if (property === "batch")
        return (statements: D1PreparedStatement[]) =>
          send(() => target.batch(statements.map((one) => originals.get(one) ?? one)));
      const value: unknown = Reflect.get(target, property);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}
