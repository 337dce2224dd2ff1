/** Who works at the desk in tests, and what they show at its door. */
import { env } from "cloudflare:workers";
import { asc } from "drizzle-orm";
import type { Actor } from "../../src/access/actor.ts";
import type { NewToken } from "../../src/access/new-token.ts";
import { record } from "../../src/access/tables.ts";
import type { Role } from "../../src/access/tables.ts";
import { issueToken } from "../../src/access/tokens.ts";
import { openDatabase } from "../../src/database.ts";
import { noon } from "./newsroom.ts";
import { origin } from "./reader.ts";
import type { Visitor } from "./reader.ts";

const db = openDatabase(env.DB);

/** Issues the first token. */
export const operator: Actor = {
  id: "operator",
  name: "operator",
  roles: ["admin"],
  locales: null,
  namespaces: null,
  door: "command-line",
};

export function actorAs(role: Role, scope: Partial<Actor> = {}): Actor {
  return { ...operator, id: `${role}-lin`, name: `Lin (${role})`, roles: [role], door: "api", ...scope };
}

export function issue(input: Partial<NewToken> = {}, at = noon) {
  return issueToken(db, operator, { name: "Lin", role: "admin", ...input }, at);
}

export async function bearer(input: Partial<NewToken> = {}, at = noon): Promise<{ Authorization: string }> {
  return { Authorization: `Bearer ${(await issue(input, at)).token}` };
}

/** What a browser sends along with a form or a script of ours. */
export const sameOrigin = { "Sec-Fetch-Site": "same-origin" };

const form = { "Content-Type": "application/x-www-form-urlencoded" };

export function postSignIn(
  { send }: Visitor,
  fields: Record<string, string>,
  headers: Record<string, string> = sameOrigin,
): Promise<Response> {
  return send("POST", "/desk/sign-in", { ...form, ...headers }, new URLSearchParams(fields).toString());
}

/** A browser's cookie after it signed in with a new token. */
export async function signedIn(visitor: Visitor, input: Partial<NewToken> = {}): Promise<{ Cookie: string }> {
  const response = await postSignIn(visitor, { token: (await issue(input)).token });
  return { Cookie: cookieOf(response) };
}

/** `name=value` of the cookie that a response gives. */
export function cookieOf(response: Response): string {
  const [given] = response.headers.getSetCookie();
  if (given === undefined) throw new Error(`no cookie from ${origin}: ${response.status}`);
  return given.slice(0, given.indexOf(";"));
}

export const recorded = () => db.select().from(record).orderBy(asc(record.id));
