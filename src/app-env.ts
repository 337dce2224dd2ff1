import type { Context } from "hono";
import type { Isolate, Visit } from "./delivery/isolate.ts";

/** What every handler finds in its context: the platform's bindings, and the isolate they are answered from. */
export interface AppEnv {
  Bindings: Env & { isolate: Isolate; now: () => number };
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
