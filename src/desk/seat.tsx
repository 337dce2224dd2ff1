import { getCookie, setCookie } from "hono/cookie";
import { visitOf } from "../app-env.ts";
import type { AppContext } from "../app-env.ts";
import { canonicalLocale, lastResort, lookupLocale } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { pathOf } from "../urls.ts";
import { findActor } from "./door.ts";
import { DeskLayout } from "./layout.tsx";
import { scriptsOf } from "./scripts/scripts.ts";
import { deskContentPolicy } from "./styles.ts";
import type { Seat, View } from "./view.ts";

const cookieName = "desk-lang";
const aYear = 365 * 24 * 3600;

/** @param address of the page that is shown, where it is not that of the request */
export async function seatFor(c: AppContext, address = pathOf(c.req.url)): Promise<Seat> {
  const locale = deskLocale(c);
  const lexicon = await c.env.isolate.lexiconNow(visitOf(c));
  const unread = c.get("identity")?.unread;
  return { locale, lexicon, words: lexicon.desk(locale), actor: findActor(c), address, unread };
}

/** A form that cannot be taken is answered with a page that has an address of its own. */
export function seatAt(c: AppContext, address: string): Promise<Seat> {
  return c.req.method === "GET" ? seatFor(c) : seatFor(c, address);
}

/** The choice that was remembered, else what the browser asks for, else the newsroom's first. */
export function deskLocale(c: AppContext): Locale {
  const remembered = canonicalLocale(getCookie(c, cookieName) ?? "");
  return remembered ?? lookupLocale(c.req.header("Accept-Language")) ?? lastResort;
}

/** Where to read on is up to the page: with a form on it, the same request is answered in the new language. */
export function rememberDeskLocale(c: AppContext, tag: string): Locale | undefined {
  const locale = canonicalLocale(tag);
  if (locale === undefined) return undefined;
  const secure = c.req.url.startsWith("https:");
  setCookie(c, cookieName, locale, {
    ...{ path: "/desk", maxAge: aYear, sameSite: "Lax", httpOnly: true, secure },
  });
  return locale;
}

export const inLanguage = (seat: Seat, locale: Locale): Seat => ({
  ...seat,
  locale,
  words: seat.lexicon.desk(locale),
});

/** With the cookies that were set on the way. */
export function showView(
  c: AppContext,
  seat: Seat,
  view: View,
  headers: Record<string, string> = {},
): Response {
  const page = c.html(`<!doctype html>${(<DeskLayout seat={seat} view={view} />).toString()}`, 200, {
    ...headers,
    "Content-Language": seat.locale,
    "Content-Security-Policy": deskContentPolicy(scriptsOf(view)),
  });
  return new Response(page.body, { status: view.status ?? 200, headers: page.headers });
}
