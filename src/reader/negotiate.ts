import { getCookie, setCookie } from "hono/cookie";
import type { AppContext } from "../app-env.ts";
import { canonicalLocale, lastResort, lookupLocale } from "../locales.ts";
import type { Locale } from "../locales.ts";

const cookieName = "lang";
const aYear = 365 * 24 * 3600;

/**
 * The language for an address without one: the choice that was remembered,
 * else `Accept-Language` (RFC 4647 lookup), else the newsroom's first. Only
 * neutral addresses ask this, and they are never cached.
 */
export function negotiateLocale(c: AppContext): Locale {
  const remembered = canonicalLocale(getCookie(c, cookieName) ?? "");
  return remembered ?? lookupLocale(c.req.header("Accept-Language")) ?? lastResort;
}

export function rememberLocale(c: AppContext, locale: Locale): void {
  const secure = c.env.ORIGIN.startsWith("https:");
  setCookie(c, cookieName, locale, { path: "/", maxAge: aYear, sameSite: "Lax", httpOnly: true, secure });
}
