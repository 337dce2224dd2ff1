/** The Worker: wiring only. */
import { createKeySets } from "./access/key-sets.ts";
import { app } from "./app.ts";
import { boardUnlisted } from "./articles/board.ts";
import { publishDue } from "./articles/publish.ts";
import { adoptBuiltIn } from "./catalogues/adopt.ts";
import { forgetPutAway } from "./catalogues/forget.ts";
import { noteServed } from "./catalogues/note-served.ts";
import { openDatabase } from "./database.ts";
import { Isolate } from "./delivery/isolate.ts";
import { forgetDelivered } from "./delivery/purge.ts";
import { noEdge, tellEdge } from "./delivery/tell-edge.ts";

type Worker = Required<Pick<ExportedHandler<Env>, "fetch" | "scheduled">>;

/** One isolate's worth of Worker: a memory of its own, under a clock that tests may turn. */
export function createWorker({
  now = Date.now,
  sleep = wait,
  isolate = new Isolate(),
  keySets = createKeySets(),
} = {}): Worker {
  return {
    fetch(request, env, ctx) {
      const waitUntil = (work: Promise<unknown>) => ctx.waitUntil(work);
      const visit = { request, d1: env.DB, now, waitUntil };
      const remembered = isolate.recall(visit);
      if (remembered instanceof Response) return remembered;
      const route = () => {
        const { cache: edge = noEdge, access } = ctx;
        return app.fetch(request, { ...env, isolate, keySets, now, sleep, edge, access }, ctx);
      };
      return remembered === undefined ? route() : remembered.then((response) => response ?? route());
    },
    async scheduled(_controller, env, ctx) {
      const db = openDatabase(env.DB);
      for (const failure of await publishDue(db, now())) console.error("not published", failure);
      await boardUnlisted(db, now());
      await tellEdge(db, ctx.cache ?? noEdge, { now, sleep });
      await adoptBuiltIn(db, now());
      await noteServed(db, now());
      await forgetPutAway(db, now());
      await forgetDelivered(db, now());
    },
  };
}

const wait = (ms: number): Promise<unknown> => scheduler.wait(ms);

export default createWorker();
