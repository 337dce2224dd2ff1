/** The yardstick: a Worker that does nothing but return bytes it holds. */
import { env } from "cloudflare:workers";

const { BODY, STATUS, TYPE } = env as unknown as Record<"BODY" | "STATUS" | "TYPE", string>;
const status = Number(STATUS);
const body = status === 304 ? null : new TextEncoder().encode(BODY);

export default {
  fetch: () => new Response(body, { status, headers: { "Content-Type": TYPE } }),
};
