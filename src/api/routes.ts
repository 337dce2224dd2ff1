import { Hono } from "hono";
import { visitOf } from "../app-env.ts";
import type { AppEnv } from "../app-env.ts";
import { DomainError, errorCodes } from "../errors.ts";
import { locales } from "../locales.ts";
import { statusOf, titleKeyOf } from "../status.ts";
import { articles } from "./articles.ts";
import { contractFile } from "./contract/route.ts";
import type { ProblemKind } from "./contract/types.ts";
import { corsHeaders, preflightHeaders } from "./cors.ts";
import { events } from "./events.ts";
import { oembed } from "./oembed.ts";
import { register } from "./register.ts";
import { search } from "./search.ts";
import { sync } from "./sync/sync.ts";

const allowed = ["GET", "HEAD", "OPTIONS"];

export const api = new Hono<AppEnv>();

api.use(async (c, next) => {
  const { method } = c.req;
  if (method !== "OPTIONS") return next();
  return c.body(null, 204, { ...corsHeaders, ...preflightHeaders, Allow: allowed.join(", ") });
});

api.route("/articles", articles);
api.route("/", register);
api.route("/search", search);
api.route("/oembed", oembed);
api.route("/sync", sync);
api.route("/events", events);
api.route("/openapi.json", contractFile);

/** What a problem's `type` points at: its status, and what kind of thing it is in every language. */
api.get("/problems/:code", async (c) => {
  const code = errorCodes.find((known) => known === c.req.param("code"));
  if (code === undefined) throw new DomainError("not_found");
  const { words } = await c.env.isolate.lexiconNow(visitOf(c));
  const title = Object.fromEntries(locales.map((locale) => [locale, words(locale)(titleKeyOf(code))]));
  return c.json({ code, status: statusOf[code], title } satisfies ProblemKind, 200, corsHeaders);
});
