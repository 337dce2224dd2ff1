/** A visitor: sends requests to one isolate of the Worker under a clock that the test turns. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { KeySets } from "../../src/access/key-sets.ts";
import type { EdgeCache } from "../../src/delivery/purge.ts";
import type { Post } from "../../src/webhooks/post.ts";
import { createWorker } from "../../src/index.ts";
import { expectContract } from "./contract.ts";
import { noon } from "./newsroom.ts";
import { duringRequest } from "./record-watch.ts";

export const origin = "https://newsroom.test";

export interface Clock {
  now: number;
}

export interface Visitor {
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  send: (
    method: string,
    path: string,
    headers?: Record<string, string>,
    body?: BodyInit,
  ) => Promise<Response>;
  scheduled: (cache?: EdgeCache) => Promise<void>;
}

/** What stands around the Worker: whose keys it trusts, and whom the platform says it let through. */
export interface Surroundings {
  readonly keySets?: KeySets;
  /** Where messages to receivers go. */
  readonly post?: Post;
  readonly access?: CloudflareAccessContext;
}

/** Nothing leaves the house but what a test waits for. */
const nobody: Post = () => Promise.reject(new Error("nobody is there"));

/** @param bindings stand in for the Worker's own, for a database that lags, fails or counts */
export function visitor(
  clock: Clock = { now: noon },
  bindings: Partial<Env> = {},
  { access, post = nobody, ...seams }: Surroundings = {},
): Visitor {
  // What the Worker would do seconds later the test does itself, by turning the clock.
  const worker = createWorker({ now: () => clock.now, sleep: () => Promise.resolve(), post, ...seams });
  // Deployed before the test began, whatever its clock says.
  const version = { ...env.VERSION, timestamp: new Date(0).toISOString() };
  const bound: Env = { ...env, VERSION: version, ...bindings, ORIGIN: origin };
  const send: Visitor["send"] = async (method, path, headers = {}, body) => {
    const ctx = createExecutionContext();
    if (access) Object.defineProperty(ctx, "access", { value: access });
    const request = new Request<unknown, IncomingRequestCfProperties>(origin + path, {
      method,
      headers,
      redirect: "manual",
      ...(body === undefined ? {} : { body }),
    });
    return duringRequest(async () => {
      const response = await worker.fetch(request, bound, ctx);
      await waitOnExecutionContext(ctx);
      await expectContract(request, response);
      return response;
    });
  };
  return {
    send,
    get: (path, headers) => send("GET", path, headers),
    scheduled: async (cache) => {
      const ctx = createExecutionContext();
      if (cache) Object.defineProperty(ctx, "cache", { value: cache });
      await duringRequest(async () => {
        await worker.scheduled(
          { scheduledTime: clock.now, cron: "* * * * *", noRetry: () => undefined },
          bound,
          ctx,
        );
        await waitOnExecutionContext(ctx);
      });
    },
  };
}
