/** A database whose connection breaks: before a batch reaches it, or after it was written and before the answer comes back. */

export interface Crash {
  /** Which batch, from 1. */
  readonly at: number;
  readonly when: "before" | "after";
}

export class Crashed extends Error {}

export function crashing(d1: D1Database, crash: Crash | undefined): D1Database {
  let sent = 0;
  return new Proxy(d1, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== "function") return value;
      if (property !== "batch") return value.bind(target) as unknown;
      return async (statements: D1PreparedStatement[]) => {
        sent += 1;
        if (sent !== crash?.at) return target.batch(statements);
        if (crash.when === "after") await target.batch(statements);
        throw new Crashed(`batch ${sent}`);
      };
    },
  });
}
