/**
 * Several at work on one database, who take turns: whoever wants to send a
 * batch waits until all have come to theirs or are done, and one of them may.
 * Which one is up to the test, so that the same choices make the same story.
 */
import { Crashed } from "./crashing.ts";
import type { Crash } from "./crashing.ts";

export interface Turns {
  /** The database as one of them sees it; `sent` hears of each batch that came to pass, before anything else does. */
  readonly connection: (d1: D1Database, sent: (isWrite: boolean) => void, crash?: Crash) => D1Database;
  /** Runs all of them to their ends. @param order whose turn it is, among those that wait */
  readonly run: (works: readonly (() => Promise<void>)[], order: readonly number[]) => Promise<void>;
}

/** Of an article; that somebody was told of it is another matter. */
const isAbout = (statement: D1PreparedStatement): boolean =>
  /^(insert into|update) "(articles|editions|revisions)"/.test(String(Reflect.get(statement, "statement")));

export function takingTurns(): Turns {
  const waiting: (() => void)[] = [];
  let atWork = 0;
  let standstill = () => {};
  const rest = () => {
    atWork -= 1;
    if (atWork === 0) standstill();
  };
  const turn = () =>
    new Promise<void>((resume) => {
      waiting.push(resume);
      rest();
    });
  const settled = () =>
    new Promise<void>((resolve) => {
      if (atWork === 0) resolve();
      else standstill = resolve;
    });

  return {
    connection: (d1, sent, crash) => {
      let number = 0;
      const batch = async (statements: D1PreparedStatement[]) => {
        await turn();
        number += 1;
        const isHit = number === crash?.at;
        if (isHit && crash.when === "before") throw new Crashed(`batch ${number}`);
        const results = await d1.batch(statements);
        sent(results.some(({ meta }) => meta.changed_db) && statements.some(isAbout));
        if (isHit) throw new Crashed(`batch ${number}`);
        return results;
      };
      return new Proxy(d1, {
        get(target, property) {
          if (property === "batch") return batch;
          const value: unknown = Reflect.get(target, property);
          return typeof value === "function" ? (value.bind(target) as unknown) : value;
        },
      });
    },
    run: async (works, order) => {
      atWork = works.length;
      const all = works.map((work) => work().finally(rest));
      for (let at = 0; ; at += 1) {
        await settled();
        const [next] = waiting.splice((order[at] ?? 0) % Math.max(1, waiting.length), 1);
        if (next === undefined) break;
        atWork += 1;
        next();
      }
      await Promise.all(all);
    },
  };
}
