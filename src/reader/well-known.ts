/** What has a place below `/.well-known/`: whom to tell of a fault (RFC 9116), and where the APIs are described (RFC 9727). */
import { Hono } from "hono";
import type { AppEnv } from "../app-env.ts";
import { corsHeaders } from "../api/cors.ts";
import { DomainError } from "../errors.ts";
import { locales } from "../locales.ts";
import { apiPath, paths, wellKnownPath } from "../urls.ts";

export const wellKnown = new Hono<AppEnv>();

const anHour = { "Cache-Control": "public, max-age=3600" } as const;
const day = 24 * 3600_000;
/** Days that a copy may be trusted: it is written anew each day. */
const trusted = 90;

wellKnown.get("/security.txt", (c) => {
  const contacts = contactsIn(c.env.SECURITY_CONTACT);
  if (contacts.length === 0) throw new DomainError("not_found");
  const expires = new Date((Math.floor(c.env.now() / day) + trusted) * day).toISOString();
  const lines = [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expires}`,
    `Preferred-Languages: ${locales.join(", ")}`,
    `Canonical: ${c.env.ORIGIN}${wellKnownPath("security.txt")}`,
  ];
  return c.text(`${lines.join("\n")}\n`, 200, anHour);
});

/** In the order of preference; an e-mail address without its scheme is meant to be one. */
const contactsIn = (given: string): string[] =>
  given
    .split(/[\s,]+/)
    .filter((one) => one !== "")
    .map((one) => (/^[a-z]+:/i.test(one) ? one : `mailto:${one}`));

wellKnown.get("/api-catalog", (c) => {
  const { ORIGIN: origin } = c.env;
  const at = (path: string, type: string) => [{ href: origin + path, type }];
  const catalog = origin + wellKnownPath("api-catalog");
  const linkset = [
    { anchor: catalog, item: [{ href: `${origin}${apiPath("/")}` }, { href: origin + paths.assistants }] },
    {
      anchor: `${origin}${apiPath("/")}`,
      "service-desc": at(apiPath("/openapi.json"), "application/json"),
      "service-doc": at("/api/docs", "text/html"),
      status: at("/healthz", "application/json"),
    },
  ];
  return c.body(JSON.stringify({ linkset }), 200, {
    ...{ ...corsHeaders, ...anHour },
    "Content-Type": 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
    Link: `<${catalog}>; rel="api-catalog"`,
  });
});
