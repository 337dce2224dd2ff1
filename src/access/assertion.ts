/** What Cloudflare Access asserts of whoever it let through: `Cf-Access-Jwt-Assertion`, a signed JWT (RFC 7519). */
import { errors, jwtVerify } from "jose";
import type { JWTPayload } from "jose";
import { DomainError } from "../errors.ts";
import { emailOf } from "./email.ts";
import type { KeySets } from "./key-sets.ts";

/** Somebody whom the organisation's own sign-in vouches for. */
export interface Vouched {
  /** As `emailOf` writes it. */
  readonly email: string;
  readonly expiresAt: number;
}

export interface AccessApp {
  /** `team` in `team.cloudflareaccess.com`. */
  readonly team: string;
  /** The application's audience tags. */
  readonly audience: readonly string[];
}

const longest = 8192;

/**
 * Undefined for what does not hold: forged, expired, for another application,
 * or without an e-mail, as that of a machine is.
 * @throws `sign_in_unavailable` when there are no keys to tell with
 */
export async function verifyAssertion(
  keySets: KeySets,
  { team, audience }: AccessApp,
  assertion: string,
  now: number,
): Promise<Vouched | undefined> {
  if (assertion.length > longest) return undefined;
  const issuer = `https://${team}.cloudflareaccess.com`;
  try {
    const { payload } = await jwtVerify(assertion, keySets(issuer), {
      issuer,
      audience: [...audience],
      // Named here and not by the token: its own word for it would be the forger's.
      algorithms: ["RS256", "ES256"],
      requiredClaims: ["exp", "iat", "sub", "email"],
      clockTolerance: 5,
      currentDate: new Date(now),
    });
    return vouchedIn(payload);
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

function vouchedIn({ email, exp }: JWTPayload): Vouched | undefined {
  if (typeof email !== "string" || exp === undefined) return undefined;
  try {
    return { email: emailOf(email), expiresAt: exp * 1000 };
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
