/** The Worker: wiring only. */
import { app } from "./app.ts";
import { publishDue } from "./articles/publish.ts";
import { openDatabase } from "./database.ts";
import { Isolate } from "./delivery/isolate.ts";
import { deliverPurges, forgetDelivered } from "./delivery/purge.ts";
import type { EdgeCache } from "./delivery/purge.ts";

type Worker = Required<Pick<ExportedHandler<Env>, "fetch" | "scheduled">>;

/** One isolate's worth of Worker: a memory of its own and a clock that tests may turn. */
export function createWorker(now: () => number = Date.now): Worker {
  const isolate = new Isolate();
  return {
    async fetch(request, env, ctx) {
      const visit = { request, d1: env.DB, now, waitUntil: (work: Promise<unknown>) => ctx.waitUntil(work) };
      const remembered = await isolate.recall(visit);
      return remembered ?? app.fetch(request, { ...env, isolate, now }, ctx);
    },
    async scheduled(_controller, env, ctx) {
      await runDue(env.DB, ctx.cache, now());
    },
  };
}

/** Once a minute: publish what is due, then tell the edge. */
async function runDue(d1: D1Database, cache: EdgeCache | undefined, now: number): Promise<void> {
  const db = openDatabase(d1);
  for (const failure of await publishDue(db, now)) console.error("not published", failure);
  const report = await deliverPurges(db, cache ?? noEdge, now);
  if (report.failed > 0) console.warn("purges left for later", report);
  await forgetDelivered(db, now);
}

/** Run locally, nothing stands in front of the Worker, and so nothing is there to be purged. */
const noEdge: EdgeCache = {
  purge: () => Promise.resolve({ success: true }),
  invalidate: () => Promise.resolve({ success: true }),
};

export default createWorker();
