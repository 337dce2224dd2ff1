/** `/mcp`: the newsroom for assistants, over the Model Context Protocol's streamable HTTP, without sessions. */
import { Hono } from "hono";
import type { AppContext, AppEnv } from "../app-env.ts";
import { bytesOf } from "../body.ts";
import { DomainError } from "../errors.ts";
import { withinReads } from "../limits.ts";
import { askerOf } from "./ask.ts";
import type { Fetch } from "./ask.ts";

/** Bytes of one message. */
const longest = 64 * 1024;

/** @param ownFetch what answers the public API, for the same visitor */
export function assistants(ownFetch: Fetch): Hono<AppEnv> {
  const mcp = new Hono<AppEnv>();
  mcp.post("/", async (c) => {
    expectOwnPages(c);
    await withinReads(c);
    const body = await bytesOf(c.req.raw, longest);
    // Nobody else's start waits for the protocol's library.
    const { serveMessage } = await import("./serve.ts");
    return serveMessage(c, body, askerOf(c, ownFetch));
  });
  mcp.all("/", (c) => {
    throw new DomainError("method_not_allowed", { method: c.req.method, allowed: ["POST", "OPTIONS"] });
  });
  return mcp;
}

/**
 * A browser names the page that asks. Another site's might have been led here
 * by a name that it made to mean this machine (DNS rebinding), which the
 * protocol has us refuse; what is no browser sends no origin.
 */
function expectOwnPages(c: AppContext): void {
  const origin = c.req.header("Origin");
  if (origin !== undefined && origin !== new URL(c.env.ORIGIN).origin)
    throw new DomainError("origin_refused", { origin: origin.slice(0, 80) });
}
