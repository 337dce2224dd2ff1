/** The public keys with which a team of Cloudflare Access signs what it vouches for. */
import { createRemoteJWKSet, customFetch, errors } from "jose";
import type { FetchImplementation, JWTVerifyGetKey } from "jose";
import { DomainError } from "../errors.ts";

/** The keys of the team whose sign-in stands at that origin. */
export type KeySets = (issuer: string) => JWTVerifyGetKey;

/** Access keeps the previous key valid for a week after it has made another. */
const cacheMaxAge = 3600 * 1000;
/** Who names keys that there are not makes us ask no oftener. */
const cooldownDuration = 30_000;
const timeoutDuration = 5000;

/** Fetched when first needed, remembered for an hour by the isolate, and again for a key that is not among them. */
export function createKeySets(fetchKeys: FetchImplementation = (url, init) => fetch(url, init)): KeySets {
  const remembered = new Map<string, JWTVerifyGetKey>();
  return (issuer) => {
    const known = remembered.get(issuer) ?? keySetOf(issuer, fetchKeys);
    remembered.set(issuer, known);
    return known;
  };
}

function keySetOf(issuer: string, fetchKeys: FetchImplementation): JWTVerifyGetKey {
  const options = { cacheMaxAge, cooldownDuration, timeoutDuration, [customFetch]: fetchKeys };
  const find = createRemoteJWKSet(new URL("/cdn-cgi/access/certs", issuer), options);
  return async (header, token) => {
    try {
      return await find(header, token);
    } catch (error) {
      if (isNoKey(error)) throw error;
      console.error("no keys from", issuer, error);
      throw new DomainError("sign_in_unavailable");
    }
  };
}

/** There are keys, and none of them is meant: the token's fault, and not an outage. */
const isNoKey = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;
