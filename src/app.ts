/** The site map: which door stands where, and what holds for every response. */
import { Hono } from "hono";
import type { AppContext, AppEnv } from "./app-env.ts";
import { contractPage } from "./api/contract/route.ts";
import { api } from "./api/routes.ts";
import { problem } from "./api/problem.ts";
import { bundles } from "./bundles/routes.ts";
import { Unavailable } from "./delivery/availability.ts";
import { privatePolicy, securityHeaders } from "./delivery/policy.ts";
import { deskApi } from "./desk/api.ts";
import { deskDoor, deskHeaders } from "./desk/door.ts";
import { deskErrorPage } from "./desk/error-page.tsx";
import { deskPages } from "./desk/pages.tsx";
import { DomainError } from "./errors.ts";
import { health } from "./health.ts";
import { errorPage } from "./reader/error-page.tsx";
import { assistants } from "./mcp/routes.ts";
import { reader } from "./reader/routes.ts";
import { isDesk, paths } from "./urls.ts";

const longestUrl = 2048;
/** Anything may be looked for: ten kilobytes of Chinese, as a form writes them, and what else is in the address. */
const longestSearch = 36_000;

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

app.use("/api/v1/desk/*", deskHeaders);
app.use("/desk/*", deskHeaders);

app.use(async (c, next) => {
  const { url, path } = c.req;
  const limit = isSearch(path) ? longestSearch : longestUrl;
  if (url.length > limit) throw new DomainError("uri_too_long", { limit });
  if (!isWellEncoded(url)) throw new DomainError("uri_malformed");
  await next();
});

const isSearch = (path: string): boolean => /^\/(\w+|api\/v1)\/search$/.test(path);

const readOnly = ["GET", "HEAD", "OPTIONS"];

app.use(async (c, next) => {
  const { method, path } = c.req;
  const allowed = [...readOnly, ...writesAt(path)];
  if (!allowed.includes(method)) throw new DomainError("method_not_allowed", { method, allowed });
  if (method !== "OPTIONS" || isPublicApi(path) || isFeed(path)) return next();
  return c.body(null, 204, { Allow: allowed.join(", ") });
});

/** The desk writes, behind its door; clients report missing keys; nothing else changes anything. */
function writesAt(path: string): string[] {
  if (isDesk(path)) return ["POST", "PUT", "PATCH", "DELETE"];
  return path.startsWith("/locales/add/") || path === paths.assistants ? ["POST"] : [];
}

const isFeed = (path: string): boolean => /^\/\w+\/(feed|rss)\.\w+$/.test(path);
/** It answers a preflight itself; the desk is for no other site's pages, and answers none. */
const isPublicApi = (path: string): boolean => /^\/(api|locales)\//.test(path) && !isDesk(path);

app.use("/api/v1/desk/*", deskDoor);
app.use("/desk/*", deskDoor);

app.get("/healthz", health);
app.route("/api/v1/desk", deskApi);
app.route("/desk/", deskPages);
app.route("/api/v1", api);
app.route("/api/docs", contractPage);
app.route("/locales", bundles);
app.route(
  paths.assistants,
  assistants((c, request) => app.fetch(request, c.env, c.executionCtx)),
);
app.route("/", reader);

/**
 * One slash too many is forgiven, as people type it; anything else that is nowhere is not found.
 * The path is taken as it was escaped, and never begins with two slashes: a browser would read a host there.
 */
app.notFound((c) => {
  const { pathname, search } = new URL(c.req.url);
  if (/[^/]\/$/.test(pathname) && !pathname.startsWith("/api/"))
    return c.redirect(pathname.replace(/^[\\/]+/, "/").slice(0, -1) + search, 308);
  return answerError(c, new DomainError("not_found"));
});

app.onError((error, c) => answerError(c, domainErrorOf(error)));

function answerError(c: AppContext, error: DomainError): Promise<Response> {
  if (/^\/((api|locales)\/|mcp$)/.test(c.req.path)) return problem(c, error);
  return isDesk(c.req.path) ? deskErrorPage(c, error) : errorPage(c, error);
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
