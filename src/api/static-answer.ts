/** What a deployment brings along: the same for everybody until the next one, and no matter of the database. */
import { createHash } from "node:crypto";
import type { AppContext } from "../app-env.ts";
import { isNotModified } from "../delivery/conditional.ts";
import { browserPolicy, privatePolicy } from "../delivery/policy.ts";
import { locales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { pathOf } from "../urls.ts";
import { corsHeaders } from "./cors.ts";
import type { Wanted } from "./parameters.ts";

/** A new version of the Worker has a cache of its own at the edge, so that a day is not too long. */
const dayLong = "public, max-age=86400, stale-if-error=86400";

interface Made {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

export interface StaticText {
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly make: (locale: Locale) => string;
}

/** Each language is made once in an isolate, when somebody asks for it first. */
export function serveStatic({ contentType, headers = {}, make }: StaticText) {
  const made = new Map<Locale, Made>();
  return (c: AppContext, { locales: [locale], isNegotiated }: Wanted): Response => {
    const { body, etag } = made.get(locale) ?? madeOf(make(locale));
    made.set(locale, { body, etag });
    const isOneOfFew = !isNegotiated && locales.some((tag) => pathOf(c.req.url).endsWith(`?lang=${tag}`));
    const own = {
      ...{ ...corsHeaders, ...headers, ETag: etag, "Content-Language": locale },
      "Cache-Control": browserPolicy,
      "Cloudflare-CDN-Cache-Control": isOneOfFew ? dayLong : privatePolicy,
      ...(isNegotiated && { Vary: "Accept-Language" }),
    };
    if (isNotModified(c.req.raw.headers, etag, undefined)) return c.body(null, 304, own);
    return c.body(body, 200, { ...own, "Content-Type": contentType });
  };
}

function madeOf(text: string): Made {
  const body = new Uint8Array(new TextEncoder().encode(text));
  return { body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"` };
}
