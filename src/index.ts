/** The Worker: wiring only. */
import { createKeySets } from "./access/key-sets.ts";
import { app } from "./app.ts";
import { surroundingsOf } from "./app-env.ts";
import { boardUnlisted } from "./articles/board.ts";
import { publishDue } from "./articles/publish.ts";
import { adoptBuiltIn } from "./catalogues/adopt.ts";
import { forgetPutAway } from "./catalogues/forget.ts";
import { noteServed } from "./catalogues/note-served.ts";
import { openDatabase } from "./database.ts";
import { Isolate } from "./delivery/isolate.ts";
import { forgetDelivered } from "./delivery/purge.ts";
import { noEdge, tellEdge } from "./delivery/tell-edge.ts";
import { clearRemoved } from "./images/clear.ts";
import { mailDue } from "./notices/mail.ts";
import { fewSteps, followSoon, someSteps } from "./search/follow.ts";
import { byTheClock } from "./webhooks/deliver.ts";
import { forgetTold } from "./webhooks/forget.ts";
import type { Post } from "./webhooks/post.ts";
import { tellReceiversSoon } from "./webhooks/tell.ts";

type Worker = Required<Pick<ExportedHandler<Env>, "fetch" | "scheduled">>;

/** One isolate's worth of Worker: a memory of its own, under a clock that tests may turn. */
export function createWorker({
  now = Date.now,
  sleep = wait,
  isolate = new Isolate(),
  keySets = createKeySets(),
  post = outside,
} = {}): Worker {
  return {
    fetch(request, env, ctx) {
      const waitUntil = (work: Promise<unknown>) => ctx.waitUntil(work);
      const visit = { request, d1: env.DB, now, waitUntil };
      const remembered = isolate.recall(visit);
      if (remembered instanceof Response) return remembered;
      const route = () => {
        const { cache: edge = noEdge, access } = ctx;
        return app.fetch(request, { ...env, isolate, keySets, post, now, sleep, edge, access }, ctx);
      };
      return remembered === undefined ? route() : remembered.then((response) => response ?? route());
    },
    async scheduled(_controller, env, ctx) {
      const db = openDatabase(env.DB);
      for (const failure of await publishDue(db, now())) console.error("not published", failure);
      await boardUnlisted(db, now());
      await clearRemoved(db, env.IMAGES, now());
      // Beside all the rest: a slow receiver is nobody else's trouble.
      ctx.waitUntil(tellReceiversSoon(db, surroundingsOf(env, { now, post }), byTheClock));
      await Promise.all([
        tellEdge(db, ctx.cache ?? noEdge, { now, sleep }),
        followSoon({ main: db, index: env.SEARCH }, now(), someSteps),
      ]);
      const mail = { from: env.MAIL_FROM, origin: env.ORIGIN, mailer: env.MAIL };
      for (const failure of await mailDue(db, mail, now())) console.error("not mailed", failure);
      await adoptBuiltIn(db, now());
      await noteServed(db, now());
      await forgetPutAway(db, now());
      await forgetDelivered(db, now());
      await forgetTold(db, now());
      // Some of the above has lines in the log too.
      await followSoon({ main: db, index: env.SEARCH }, now(), fewSteps);
    },
  };
}

const outside: Post = (url, init) => fetch(url, init);

const wait = (ms: number): Promise<unknown> => scheduler.wait(ms);

export default createWorker();
