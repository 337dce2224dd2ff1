/** How often: told in `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10). */
import type { AppContext } from "./app-env.ts";
import { DomainError } from "./errors.ts";

/** As they stand in wrangler.toml: requests in a period of so many seconds. */
export const limiters = {
  API_LIMITER: { policy: "reads", quota: 600, seconds: 60 },
  DESK_LIMITER: { policy: "desk", quota: 120, seconds: 60 },
  SIGN_IN_LIMITER: { policy: "sign-in", quota: 10, seconds: 60 },
  MISSING_LIMITER: { policy: "missing", quota: 30, seconds: 60 },
} as const;

type Limiter = keyof typeof limiters;

/** @throws `too_many_requests`; how many those are stands in wrangler.toml */
export async function withinLimit(c: AppContext, name: Limiter, key: string): Promise<void> {
  const bindings: Partial<Record<Limiter, RateLimit>> = c.env;
  const { policy, quota, seconds } = limiters[name];
  const outcome = await bindings[name]?.limit({ key });
  if (outcome?.success === false) throw new DomainError("too_many_requests", { seconds, policy, quota });
}

/**
 * Answers that have to be read from the database, by the address that asks for
 * them: what is remembered costs nothing and counts for nothing. On one's own
 * machine nobody is counted.
 */
export async function withinReads(c: AppContext): Promise<void> {
  const client = clientOf(c.req.header("CF-Connecting-IP"));
  if (client !== undefined) await withinLimit(c, "API_LIMITER", client);
}

/** One address of IPv4; of IPv6 the network that one household or machine is given. */
export function clientOf(address: string | undefined): string | undefined {
  if (address === undefined || address === "" || /^(127\.|::1$|::ffff:127\.)/.test(address)) return undefined;
  return address.includes(":") ? networkOf(address) : address;
}

function networkOf(address: string): string {
  const [head = "", tail] = address.toLowerCase().split("::", 2);
  const before = partsOf(head);
  const after = partsOf(tail ?? "");
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  const groups = tail === undefined ? before : [...before, ...zeros, ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}

const partsOf = (text: string): string[] => (text === "" ? [] : text.split(":"));

export const policyHeaders = (name: Limiter): Readonly<Record<string, string>> => {
  const { policy, quota, seconds } = limiters[name];
  return { "RateLimit-Policy": `"${policy}";q=${quota};w=${seconds}` };
};

/** The same for everybody, so that a copy of the answer may carry it. */
export const readsPolicy = policyHeaders("API_LIMITER");
