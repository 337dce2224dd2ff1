/** A token exchanged for a session: short, and in a cookie that no script can read. */
import { identify } from "../access/identify.ts";
import { endSession, openSession } from "../access/sessions.ts";
import type { AppContext } from "../app-env.ts";
import { bytesOf } from "../body.ts";
import { DomainError } from "../errors.ts";
import { withinLimit } from "../limits.ts";
import { giveSessionCookie, takeSessionCookie } from "./credentials.ts";
import { addressOf, databaseOf, identityInSession, signInPath, whenceOf } from "./door.ts";
import { signOutOfAccess } from "./vouched.ts";

const home = "/desk/";
const longestForm = 16 * 1024;

/** Where to go, or what went wrong: the form is then to be shown again with the same `next`. */
export type SignIn =
  | { readonly ok: true; readonly response: Response }
  | { readonly ok: false; readonly error: DomainError; readonly next: string };

/** Takes the form of the sign-in page: `token`, and `next` for where to go. */
export async function signIn(c: AppContext): Promise<SignIn> {
  const form = new URLSearchParams(new TextDecoder().decode(await bytesOf(c.req.raw, longestForm)));
  const next = nextOf(form.get("next"));
  try {
    await expectFewAttempts(c);
    await openWith(c, (form.get("token") ?? "").trim());
    return { ok: true, response: c.redirect(next, 303) };
  } catch (error) {
    if (error instanceof DomainError) return { ok: false, error, next };
    throw error;
  }
}

/** A path of the desk; whatever else was asked for leads to its front page. */
export function nextOf(asked: string | null | undefined): string {
  const url = URL.parse(asked ?? "", "https://desk.invalid");
  if (url?.host !== "desk.invalid" || !url.pathname.startsWith(home)) return home;
  return url.pathname.startsWith("/desk/sign-") ? home : url.pathname + url.search;
}

async function expectFewAttempts(c: AppContext): Promise<void> {
  const address = addressOf(c);
  if (address !== undefined) await withinLimit(c, "SIGN_IN_LIMITER", address);
}

/** The session that this browser had is over: one browser, one session. */
async function openWith(c: AppContext, token: string): Promise<void> {
  const db = databaseOf(c);
  const now = c.env.now();
  const identity = await identify(db, token, whenceOf(c), now);
  await endOwn(c);
  const agent = c.req.header("User-Agent") ?? "";
  const session = await openSession(db, identity, agent, now);
  giveSessionCookie(c, session.secret, Math.floor((session.expiresAt - now) / 1000));
}

/** Forgets the session, the cookie and who vouches for her; to sign out twice is no mistake. */
export async function signOut(c: AppContext): Promise<Response> {
  await endOwn(c);
  takeSessionCookie(c);
  const isVouchedFor = c.get("vouched") !== undefined;
  return c.redirect((isVouchedFor ? signOutOfAccess(c) : undefined) ?? signInPath, 303);
}

/** Of the cookie, whoever else she is by now. */
async function endOwn(c: AppContext): Promise<void> {
  const actor = (await identityInSession(c))?.actor;
  if (actor?.sessionId === undefined) return;
  await endSession(databaseOf(c), actor, actor.sessionId, c.env.now());
}
