/** A visitor who may lie about where they are: another host in the address, another story in the headers. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { createWorker } from "../../src/index.ts";
import { noon } from "./newsroom.ts";
import { origin } from "./reader.ts";

export type Fetch = (
  url: string,
  headers?: Record<string, string>,
  sent?: { method: string; body: BodyInit },
) => Promise<Response>;

/** One isolate of the Worker, reached under any address. */
export function isolateUnderAnyName(): Fetch {
  const worker = createWorker({ now: () => noon, sleep: () => Promise.resolve() });
  const bound: Env = { ...env, ORIGIN: origin };
  return async (url, headers = {}, sent) => {
    const ctx = createExecutionContext();
    const request = new Request<unknown, IncomingRequestCfProperties>(url, {
      headers,
      redirect: "manual",
      ...sent,
    });
    const response = await worker.fetch(request, bound, ctx);
    await waitOnExecutionContext(ctx);
    return response;
  };
}
