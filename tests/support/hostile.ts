/** Somebody who knows every address of the desk, holds what she stole, and sends what nobody asked for. */
import { expect } from "vitest";
import { sameOrigin } from "./access.ts";
import { deskWrites } from "./desk-writes.ts";
import type { Write } from "./desk-writes.ts";
import { furnish, unfurnished } from "./furnished.ts";
import type { Furnished } from "./furnished.ts";
import { expectNothingInside, expectPrivate } from "./guard.ts";
import { everything } from "./log.ts";
import { noon } from "./newsroom.ts";
import { visitor } from "./reader.ts";
import type { Visitor } from "./reader.ts";

/** As many requests as she likes: how often is another matter (`tests/desk/limits.test.ts`). */
const uncounted: RateLimit = { limit: () => Promise.resolve({ success: true }) };
export const stranger = (now = noon): Visitor =>
  visitor({ now }, { DESK_LIMITER: uncounted, SIGN_IN_LIMITER: uncounted }, { post });

/** Nothing leaves the house. */
const post = () => Promise.resolve(new Response(null, { status: 204 }));

/** Every route that writes, by its name in `desk-routes.ts`. */
export const writeRoutes = (isWanted: (write: Write) => boolean = () => true): string[] =>
  deskWrites(unfurnished)
    .filter(isWanted)
    .map(({ route }) => route);

/** A furnished newsroom and the write that is to be abused in it. */
export async function targetOf(route: string): Promise<{ write: Write; room: Furnished }> {
  const room = await furnish();
  const write = deskWrites(room).find((one) => one.route === route);
  if (write === undefined) throw new Error(`no write for ${route}`);
  return { write, room };
}

export const methodOf = ({ route }: Write): string => route.split(" ")[0] ?? "";

const form = "application/x-www-form-urlencoded";

/** Its body as an honest client would send it. */
export function bodyOf({ json, form: fields, file, type = "application/json" }: Write): {
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
} {
  if (fields !== undefined) return { type: form, body: new URLSearchParams(fields).toString() };
  return { type, body: file ?? (json && JSON.stringify(json)) };
}

/** With an admin's token, so that nothing but what is sent stands in the way. */
export function sendAs(
  { token }: Furnished,
  write: Write,
  body: BodyInit | undefined,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { type } = bodyOf(write);
  const all = {
    Authorization: `Bearer ${token}`,
    ...sameOrigin,
    "If-Match": write.lock ?? "*",
    "Content-Type": type,
  };
  return stranger().send(methodOf(write), write.address, { ...all, ...headers }, body);
}

/** Every row but those that say when a token was used. */
export async function state(): Promise<Record<string, unknown>> {
  const { tokens, ...rows } = await everything();
  return { ...rows, tokens: tokens?.length };
}

/** Refused in words, with nothing of ours in them, and kept by nobody. */
export async function expectRefused(response: Response, label: string): Promise<string> {
  const text = await response.text();
  expect(response.status, `${label}: ${text.slice(0, 200)}`).toBeGreaterThanOrEqual(400);
  expect(response.status, label).toBeLessThan(500);
  expectPrivate(response);
  expectNothingInside(text.replaceAll(/<(script|style)[^]*?<\/\1>/g, ""));
  return text;
}
