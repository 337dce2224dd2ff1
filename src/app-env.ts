import type { Context } from "hono";
import type { Vouched } from "./access/assertion.ts";
import type { Identity } from "./access/identify.ts";
import type { KeySets } from "./access/key-sets.ts";
import { openDatabase } from "./database.ts";
import type { Isolate, Visit } from "./delivery/isolate.ts";
import { tellEdge } from "./delivery/tell-edge.ts";
import type { EdgeCache } from "./delivery/purge.ts";
import type { Timing } from "./delivery/tell-edge.ts";

/** What every handler finds in its context: the platform's bindings, and the isolate they are answered from. */
export interface AppEnv {
  Bindings: Env &
    Timing & {
      isolate: Isolate;
      edge: EdgeCache;
      keySets: KeySets;
      /** Whom the platform let through; on one's own machine whom it is told to play. */
      access?: CloudflareAccessContext | undefined;
    };
  /** Set by the desk's door; read through its `actorOf`. */
  Variables: { identity?: Identity; vouched?: Vouched; requestId?: string };
}

export type AppContext = Context<AppEnv>;

export function visitOf(c: AppContext): Visit {
  return {
    request: c.req.raw,
    d1: c.env.DB,
    now: c.env.now,
    waitUntil: (work) => c.executionCtx.waitUntil(work),
  };
}

export function deployedAt({ VERSION }: Pick<Env, "VERSION">): number {
  const time = Date.parse(VERSION.timestamp);
  return Number.isNaN(time) ? 0 : time;
}

/** After a write that the public can see: the edge hears of it while the answer is on its way already. */
export function tellEdgeSoon(c: AppContext): void {
  c.executionCtx.waitUntil(tellEdge(openDatabase(c.env.DB), c.env.edge, c.env));
}
