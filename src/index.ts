/** The Worker: wiring only. */
import { app } from "./app.ts";
import { publishDue } from "./articles/publish.ts";
import type { Database } from "./database.ts";
import { openDatabase } from "./database.ts";
import { Isolate } from "./delivery/isolate.ts";
import { purgeAgainAfter } from "./delivery/policy.ts";
import { deliverPurges, forgetDelivered } from "./delivery/purge.ts";
import type { EdgeCache } from "./delivery/purge.ts";

type Worker = Required<Pick<ExportedHandler<Env>, "fetch" | "scheduled">>;

/** One isolate's worth of Worker: a memory of its own, under a clock that tests may turn. */
export function createWorker({ now = Date.now, sleep = wait, isolate = new Isolate() } = {}): Worker {
  return {
    fetch(request, env, ctx) {
      const waitUntil = (work: Promise<unknown>) => ctx.waitUntil(work);
      const visit = { request, d1: env.DB, now, waitUntil };
      const remembered = isolate.recall(visit);
      if (remembered instanceof Response) return remembered;
      const route = () => app.fetch(request, { ...env, isolate, now }, ctx);
      return remembered === undefined ? route() : remembered.then((response) => response ?? route());
    },
    async scheduled(_controller, env, ctx) {
      const db = openDatabase(env.DB);
      for (const failure of await publishDue(db, now())) console.error("not published", failure);
      await tellEdge(db, ctx.cache ?? noEdge, now, sleep);
      await forgetDelivered(db, now());
    },
  };
}

/** Sends what is due, and once more when every isolate has looked again. */
async function tellEdge(
  db: Database,
  cache: EdgeCache,
  now: () => number,
  sleep: (ms: number) => Promise<unknown>,
): Promise<void> {
  const first = await deliverPurges(db, cache, now());
  if (first.again > 0) {
    await sleep(purgeAgainAfter);
    await deliverPurges(db, cache, now());
  }
  if (first.failed > 0) console.warn("purges left for later", first);
}

const wait = (ms: number): Promise<unknown> => scheduler.wait(ms);

/** Run locally, nothing stands in front of the Worker, and so nothing is there to be purged. */
const noEdge: EdgeCache = {
  purge: () => Promise.resolve({ success: true }),
  invalidate: () => Promise.resolve({ success: true }),
};

export default createWorker();
