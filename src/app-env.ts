import type { Context } from "hono";
import type { Vouched } from "./access/assertion.ts";
import type { Identity } from "./access/identify.ts";
import type { KeySets } from "./access/key-sets.ts";
import { openDatabase } from "./database.ts";
import type { Isolate, Visit } from "./delivery/isolate.ts";
import { tellEdge } from "./delivery/tell-edge.ts";
import type { EdgeCache } from "./delivery/purge.ts";
import { fewSteps, followSoon } from "./search/follow.ts";
import type { Timing } from "./delivery/tell-edge.ts";
import { syncAddress } from "./api/sync/address.ts";
import { feedsAbout } from "./reader/feeds/addresses.ts";
import { soon } from "./webhooks/deliver.ts";
import type { Post } from "./webhooks/post.ts";
import type { Surroundings } from "./webhooks/surroundings.ts";
import { tellReceiversSoon } from "./webhooks/tell.ts";

/** What every handler finds in its context: the platform's bindings, and the isolate they are answered from. */
export interface AppEnv {
  Bindings: Env &
    Timing & {
      isolate: Isolate;
      edge: EdgeCache;
      keySets: KeySets;
      /** How a message leaves for who asked to be told. */
      post: Post;
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

type Named = Pick<Env, "ORIGIN" | "WEBSUB_HUB" | "WEBHOOKS_LOCAL">;

/** What stands around whoever tells the receivers of webhooks. */
export function surroundingsOf(env: Named, { now, post }: { now: () => number; post: Post }): Surroundings {
  const { ORIGIN: origin } = env;
  return {
    ...{ origin, now, post, random: Math.random, allowsLocal: env.WEBHOOKS_LOCAL === "yes" },
    hub: env.WEBSUB_HUB || undefined,
    syncFrom: (after, wanted) => syncAddress(origin, after, wanted),
    feedsOf: (locale, links) => feedsAbout(origin, locale, links),
  };
}

/** After a write that the public can see: the edge, the search index and whoever asked for it hear of it while the answer is on its way already. */
export function tellEdgeSoon(c: AppContext): void {
  const main = openDatabase(c.env.DB);
  c.executionCtx.waitUntil(followSoon({ main, index: c.env.SEARCH }, c.env.now(), fewSteps));
  c.executionCtx.waitUntil(tellEdge(main, c.env.edge, c.env));
  c.executionCtx.waitUntil(tellReceiversSoon(main, surroundingsOf(c.env, c.env), soon));
}
