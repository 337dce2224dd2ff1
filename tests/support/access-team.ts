/** A team of Cloudflare Access: its keys, served as Access serves them, and what it asserts of people. */
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { CryptoKey, GenerateKeyPairResult, JWK } from "jose";
import { createKeySets } from "../../src/access/key-sets.ts";
import type { KeySets } from "../../src/access/key-sets.ts";
import { noon } from "./newsroom.ts";

export const team = "newsroom";
export const issuer = `https://${team}.cloudflareaccess.com`;
export const audience = "a".repeat(64);
/** What the Worker has to be told of it. */
export const configured = { ACCESS_TEAM: team, ACCESS_AUD: audience } as const;

export interface Key {
  readonly kid: string;
  readonly alg: string;
  readonly pair: GenerateKeyPairResult;
}

export async function newKey(kid: string, alg = "RS256"): Promise<Key> {
  return { kid, alg, pair: await generateKeyPair(alg, { extractable: true }) };
}

export async function publicJwk({ kid, alg, pair }: Key): Promise<JWK> {
  return { ...(await exportJWK(pair.publicKey)), kid, alg, use: "sig" };
}

export interface Team {
  /** Remembered as one isolate remembers them. */
  readonly keySets: KeySets;
  /** What was asked for, in order. */
  readonly asked: string[];
  /** The keys that it publishes now. */
  publishes: Key[];
  /** Instead of the keys, when something is wrong with them. */
  answer: (() => Response | Promise<Response>) | undefined;
}

export function openTeam(...keys: Key[]): Team {
  const open: Team = {
    asked: [],
    publishes: keys,
    answer: undefined,
    keySets: createKeySets(async (url) => {
      open.asked.push(url);
      if (open.answer !== undefined) return open.answer();
      return Response.json({ keys: await Promise.all(open.publishes.map(publicJwk)) });
    }),
  };
  return open;
}

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** What Access puts into an assertion; a claim that is undefined is left out. */
export function claimsOf(email: string, claims: Record<string, unknown> = {}, now = noon) {
  return {
    aud: [audience],
    email,
    exp: seconds(now) + 24 * 3600,
    iat: seconds(now),
    nbf: seconds(now),
    iss: issuer,
    type: "app",
    identity_nonce: "6ei69kawdKzMIAPF",
    sub: "7335d417-61da-459d-899c-0a01c76a2f94",
    country: "CN",
    ...claims,
  };
}

export function signed(
  { kid, alg, pair }: Key,
  claims: Record<string, unknown>,
  header: Record<string, unknown> = {},
  secret: CryptoKey | Uint8Array = pair.privateKey,
): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg, kid, ...header }).sign(secret);
}
