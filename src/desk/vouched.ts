/** Whom Cloudflare Access let through to us; nobody where the newsroom has not set it up. */
import { getCookie } from "hono/cookie";
import { verifyAssertion } from "../access/assertion.ts";
import type { Vouched } from "../access/assertion.ts";
import { emailOf, withoutCase } from "../access/email.ts";
import type { AppContext } from "../app-env.ts";
import { deskPaths } from "./view.ts";

/** The audience of the identity that wrangler emulates (`[access.dev]`); real ones are 64 hexadecimal digits. */
const emulatedAudience = "local";
const hours = 3600 * 1000;

/** @throws `sign_in_unavailable` when it cannot be told */
export async function findVouched(c: AppContext): Promise<Vouched | undefined> {
  if (isEmulated(c)) return emulated(c);
  const { team, audience } = settingsIn(c.env);
  const assertion = c.req.header("Cf-Access-Jwt-Assertion") ?? getCookie(c, "CF_Authorization");
  if (assertion === undefined || audience.length === 0 || !/^[a-z0-9-]+$/.test(team)) return undefined;
  return verifyAssertion(c.env.keySets, { team, audience }, assertion, c.env.now());
}

/** What the operator says of who begins: e-mails, with commas between them. */
export function firstAdmins(c: AppContext): string[] {
  return settingsIn(c.env).emails;
}

/** What is left out is off. */
function settingsIn({
  ACCESS_TEAM = "",
  ACCESS_AUD = "",
  ADMIN_EMAILS = "",
}: Partial<Pick<Env, "ACCESS_TEAM" | "ACCESS_AUD" | "ADMIN_EMAILS">>) {
  return {
    team: withoutCase(ACCESS_TEAM.trim()),
    audience: listIn(ACCESS_AUD),
    emails: listIn(withoutCase(ADMIN_EMAILS)),
  };
}

const listIn = (text: string): string[] => text.split(/[\s,;]+/).filter((part) => part !== "");

/** Where it ends, and with it what everybody else keeps her signed in to. */
export function signOutOfAccess(c: AppContext): string | undefined {
  return isEmulated(c) ? undefined : deskPaths.signOutOfAccess;
}

/** Asked for by name, with no team to ask instead; and the runtime itself says so, not a header. */
function isEmulated(c: AppContext): boolean {
  const { team, audience } = settingsIn(c.env);
  const isAsked = team === "" && audience.includes(emulatedAudience);
  return isAsked && c.env.access?.aud === emulatedAudience;
}

async function emulated(c: AppContext): Promise<Vouched | undefined> {
  const { email } = (await c.env.access?.getIdentity()) ?? {};
  return email === undefined ? undefined : { email: emailOf(email), expiresAt: c.env.now() + 12 * hours };
}
