/** The site map: which door stands where, and what holds for every response. */
import { Hono } from "hono";
import type { AppContext, AppEnv } from "./app-env.ts";
import { api } from "./api/routes.ts";
import { problem } from "./api/problem.ts";
import { Unavailable } from "./delivery/availability.ts";
import { privatePolicy, securityHeaders } from "./delivery/policy.ts";
import { DomainError } from "./errors.ts";
import { health } from "./health.ts";
import { errorPage } from "./reader/error-page.tsx";
import { reader } from "./reader/routes.ts";

const longestUrl = 2048;

export const app = new Hono<AppEnv>();

/** What no door has decided is nobody's to keep: a response without a policy would be stored for hours. */
app.use(async (c, next) => {
  await next();
  const { headers } = c.res;
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", privatePolicy);
  for (const [name, value] of Object.entries(securityHeaders)) {
    if (!headers.has(name)) headers.set(name, value);
  }
});

app.use(async (c, next) => {
  const { url } = c.req;
  if (url.length > longestUrl) throw new DomainError("uri_too_long", { limit: longestUrl });
  if (!isWellEncoded(url)) throw new DomainError("uri_malformed");
  await next();
});

const readOnly = ["GET", "HEAD", "OPTIONS"];

app.use(async (c, next) => {
  const { method } = c.req;
  if (!readOnly.includes(method)) throw new DomainError("method_not_allowed", { method, allowed: readOnly });
  if (method !== "OPTIONS" || c.req.path.startsWith("/api/")) return next();
  return c.body(null, 204, { Allow: readOnly.join(", ") });
});

app.get("/healthz", health);
app.route("/api/v1", api);
app.route("/", reader);

/** One slash too many is forgiven, as people type it; anything else that is nowhere is not found. */
app.notFound((c) => {
  const path = c.req.path;
  if (/[^/]\/$/.test(path) && !path.startsWith("/api/"))
    return c.redirect(path.slice(0, -1) + new URL(c.req.url).search, 308);
  return answerError(c, new DomainError("not_found"));
});

app.onError((error, c) => answerError(c, domainErrorOf(error)));

function answerError(c: AppContext, error: DomainError): Response {
  return c.req.path.startsWith("/api/") ? problem(c, error) : errorPage(c, error);
}

/** Whatever else was thrown is logged here and stays here. */
function domainErrorOf(error: Error): DomainError {
  if (error instanceof DomainError) return error;
  console.error(error);
  return new DomainError(error instanceof Unavailable ? "unavailable" : "internal");
}

function isWellEncoded(url: string): boolean {
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}
