/** The yardstick: a Worker that does nothing but return bytes it holds. */
import { env } from "cloudflare:workers";

const given = (name: string): string => String(Reflect.get(env, name));
const status = Number(given("STATUS"));
const body = status === 304 ? null : new TextEncoder().encode(given("BODY"));
const headers = { "Content-Type": given("TYPE") };

export default {
  fetch: () => new Response(body, { status, headers }),
};
