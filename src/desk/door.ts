/** Who comes in to the desk, its pages and its JSON alike, and on what terms. */
import type { Next } from "hono";
import { admit } from "../access/admit.ts";
import { findBySession, findByToken, isUseNews, noteUse } from "../access/identify.ts";
import type { Identity, Whence } from "../access/identify.ts";
import type { Actor } from "../access/actor.ts";
import type { AppContext } from "../app-env.ts";
import { openDatabase } from "../database.ts";
import type { Database } from "../database.ts";
import { withinTime } from "../delivery/availability.ts";
import { privatePolicy } from "../delivery/policy.ts";
import { DomainError } from "../errors.ts";
import { newId } from "../identity.ts";
import { withinLimit } from "../limits.ts";
import { pathOf } from "../urls.ts";
import { bearerOf, sessionCookieOf } from "./credentials.ts";
import { expectSameOrigin } from "./same-origin.ts";
import { findVouched, firstAdmins } from "./vouched.ts";

export const signInPath = "/desk/sign-in";

/** What somebody needs who has not signed in, or not any more: the form, its language, and the way out. */
const openPaths = [signInPath, "/desk/language", "/desk/sign-out"];

/** On everything behind the door, errors included: kept by nobody, indexed by nobody, and traceable. */
export async function deskHeaders(c: AppContext, next: Next): Promise<void> {
  const ray = c.req.header("Cf-Ray") ?? "";
  const requestId = /^[\w-]{1,64}$/.test(ray) ? ray : newId();
  c.set("requestId", requestId);
  await next();
  const { headers } = c.res;
  headers.set("Cache-Control", privatePolicy);
  headers.set("X-Robots-Tag", "noindex");
  headers.set("Request-Id", requestId);
}

/** Lets in who shows a token, is vouched for or has a session; the rest may sign in. */
export async function deskDoor(c: AppContext, next: Next): Promise<Response | void> {
  const identity = await identityAt(c);
  if (identity === undefined && !openPaths.includes(c.req.path)) return turnAway(c);
  if (identity !== undefined) welcome(c, identity);
  if (isWrite(c)) await expectGoodWrite(c, identity);
  await next();
}

/** A token outranks what a browser sends along: who sends one means it. */
async function identityAt(c: AppContext): Promise<Identity | undefined> {
  const bearer = bearerOf(c);
  if (bearer === undefined) return (await identityVouchedFor(c)) ?? (await identityInSession(c));
  const identity = await found(c, findByToken, bearer);
  if (identity === undefined) throw new DomainError("token_rejected");
  return identity;
}

async function identityVouchedFor(c: AppContext): Promise<Identity | undefined> {
  const vouched = await findVouched(c);
  if (vouched === undefined) return undefined;
  c.set("vouched", vouched);
  return withinTime(admit(databaseOf(c), vouched, firstAdmins(c), whenceOf(c), c.env.now()));
}

export async function identityInSession(c: AppContext): Promise<Identity | undefined> {
  const cookie = sessionCookieOf(c);
  return cookie === undefined ? undefined : found(c, findBySession, cookie);
}

function found(c: AppContext, find: typeof findByToken, secret: string): Promise<Identity | undefined> {
  return withinTime(find(databaseOf(c), secret, whenceOf(c), c.env.now()));
}

export function whenceOf(c: AppContext): Whence {
  const isCommandLine = c.req.header("User-Agent")?.startsWith("shuangyu-cli/") ?? false;
  return {
    door: isCommandLine ? "command-line" : c.req.path.startsWith("/api/") ? "api" : "page",
    address: addressOf(c),
    requestId: c.get("requestId"),
  };
}

/** As the platform saw it; absent only where nothing of the platform stands in front. */
export const addressOf = (c: AppContext): string | undefined =>
  c.req.header("CF-Connecting-IP")?.slice(0, 64);

/** Whom somebody vouches for is told that it was for nothing; it says of nobody else who is a member. */
function turnAway(c: AppContext): Response {
  const vouched = c.get("vouched");
  if (vouched !== undefined) throw new DomainError("not_a_member", { email: vouched.email });
  if (c.req.path.startsWith("/api/") || isWrite(c)) throw new DomainError("unauthenticated");
  return c.redirect(`${signInPath}?${new URLSearchParams({ next: pathOf(c.req.url) }).toString()}`, 303);
}

function welcome(c: AppContext, identity: Identity): void {
  c.set("identity", identity);
  const now = c.env.now();
  if (isUseNews(identity, now)) c.executionCtx.waitUntil(noteUse(databaseOf(c), identity, now));
}

const isWrite = (c: AppContext): boolean => !["GET", "HEAD", "OPTIONS"].includes(c.req.method);

/** A browser sends its cookie whoever made the form; a token is sent by nobody but its holder. */
async function expectGoodWrite(c: AppContext, identity: Identity | undefined): Promise<void> {
  if (bearerOf(c) === undefined) expectSameOrigin(c);
  if (identity !== undefined) await withinLimit(c, "DESK_LIMITER", identity.actor.id);
}

/** The primary: a token that was revoked, and what the actor has just written, are true at once. */
export const databaseOf = (c: AppContext): Database => openDatabase(c.env.DB);

export const findActor = (c: AppContext): Actor | undefined => c.get("identity")?.actor;

/** @throws `unauthenticated` where the door let nobody in */
export const actorOf = (c: AppContext): Actor => identityOf(c).actor;

export function identityOf(c: AppContext): Identity {
  const identity = c.get("identity");
  if (identity === undefined) throw new DomainError("unauthenticated");
  return identity;
}
