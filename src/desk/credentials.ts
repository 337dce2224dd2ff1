/** What a request shows of itself: a token in a header, or a session in a cookie. */
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { AppContext } from "../app-env.ts";

/** RFC 6750 §2.1; undefined when another scheme, or none, was used. */
export function bearerOf(c: AppContext): string | undefined {
  const header = c.req.header("Authorization") ?? "";
  return /^bearer(?:\s+|$)/i.test(header) ? header.slice("bearer".length).trim() : undefined;
}

/** `__Host-` holds a cookie to this very host and to https; there is no https on one's own machine. */
function cookieNameFor(c: AppContext): string {
  return isSecure(c) ? "__Host-shuangyu" : "shuangyu";
}

const isSecure = (c: AppContext): boolean => c.req.url.startsWith("https:");

export function sessionCookieOf(c: AppContext): string | undefined {
  return getCookie(c, cookieNameFor(c));
}

/** @param seconds that the browser may keep it */
export function giveSessionCookie(c: AppContext, secret: string, seconds: number): void {
  setCookie(c, cookieNameFor(c), secret, { ...attributesFor(c), maxAge: seconds });
}

export function takeSessionCookie(c: AppContext): void {
  deleteCookie(c, cookieNameFor(c), attributesFor(c));
}

function attributesFor(c: AppContext) {
  return { path: "/", httpOnly: true, secure: isSecure(c), sameSite: "Lax" } as const;
}
