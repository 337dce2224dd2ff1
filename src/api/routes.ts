import { Hono } from "hono";
import type { AppEnv } from "../app-env.ts";
import { DomainError, errorCodes } from "../errors.ts";
import { locales } from "../locales.ts";
import { statusOf } from "../status.ts";
import { errorMessage } from "../words.ts";
import { articles } from "./articles.ts";
import { corsHeaders, preflightHeaders } from "./cors.ts";
import { register } from "./register.ts";

const allowed = ["GET", "HEAD", "OPTIONS"];

export const api = new Hono<AppEnv>();

api.use(async (c, next) => {
  const { method } = c.req;
  if (!allowed.includes(method)) throw new DomainError("method_not_allowed", { method, allowed });
  if (method !== "OPTIONS") return next();
  return c.body(null, 204, { ...corsHeaders, ...preflightHeaders, Allow: allowed.join(", ") });
});

api.route("/articles", articles);
api.route("/", register);

/** What a problem's `type` points at: its status and its words, without the occasion's values. */
api.get("/problems/:code", (c) => {
  const code = errorCodes.find((known) => known === c.req.param("code"));
  if (code === undefined) throw new DomainError("not_found");
  const detail = Object.fromEntries(
    locales.map((locale) => [locale, errorMessage(locale, { code, params: {} })]),
  );
  return c.json({ code, status: statusOf[code], detail }, 200, corsHeaders);
});
