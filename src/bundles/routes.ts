/** Where i18next clients read their words, and say which ones they missed. */
import { Hono } from "hono";
import type { AppContext, AppEnv } from "../app-env.ts";
import { deployedAt, visitOf } from "../app-env.ts";
import { corsHeaders, preflightHeaders } from "../api/cors.ts";
import { problemRendering } from "../api/problem.ts";
import { collectMissing } from "../catalogues/missing.ts";
import type { Bundle } from "../catalogues/product-bundle.ts";
import { bundleRead, bundlesRead, hashedBundleRead } from "../catalogues/served.ts";
import { openDatabase } from "../database.ts";
import type { Rendering } from "../delivery/respond.ts";
import { bundlesTag, bundleTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { clientOf, policyHeaders, withinLimit } from "../limits.ts";
import { canonicalLocale, lastResort } from "../locales.ts";
import { bundlePath, pathOf } from "../urls.ts";
import type { Lexicon } from "../words.ts";
import { fileParts, findAddress } from "./address.ts";
import type { Address } from "./address.ts";
import { manifestOf } from "./manifest.ts";
import { readMissed } from "./missing.ts";

export const bundles = new Hono<AppEnv>();

bundles.options("*", (c) => c.body(null, 204, preflight));

const preflight = {
  ...corsHeaders,
  ...preflightHeaders,
  "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
  "Access-Control-Allow-Headers": "Content-Type, If-None-Match, If-Modified-Since",
};

const json = "application/json; charset=utf-8";

bundles.get("/manifest.json", (c) =>
  c.env.isolate.serve(visitOf(c), {
    canonical: "/locales/manifest.json",
    edge: isPlain(c),
    deployedAt: deployedAt(c.env),
    read: bundlesRead(),
    render: (listed) => {
      const languages = [...new Set(listed.map(({ locale }) => locale))];
      return {
        status: 200,
        body: JSON.stringify(manifestOf(c.env.ORIGIN, listed)),
        contentType: json,
        language: languages.join(", "),
        tags: [bundlesTag],
        headers: corsHeaders,
      };
    },
  }),
);

bundles.get("/:lng/:file{.+\\.json}", (c) => {
  const { lng, file } = c.req.param();
  const { namespace, hash } = fileParts(file);
  const address = findAddress(lng, namespace);
  if (address === undefined) throw notFound({ locale: lng, namespace });
  return c.env.isolate.serve(visitOf(c), {
    canonical: bundlePath(address.locale, address.namespace, hash),
    edge: isPlain(c),
    deployedAt: deployedAt(c.env),
    read: hash === undefined ? bundleRead(address) : hashedBundleRead(address, hash),
    render: (bundle, lexicon) =>
      bundle === undefined
        ? notFoundRendering(c.env.ORIGIN, lexicon, address)
        : rendering(address, bundle, hash !== undefined),
  });
});

/** Clients ask for a language as they spell it, always alike: that gets a copy at the edge too, but not with a query. */
function isPlain(c: AppContext): boolean {
  const path = pathOf(c.req.url);
  return path.length <= longestCached && !path.includes("?");
}

const longestCached = 512;

function rendering({ locale, namespace }: Address, { hash, text }: Bundle, immutable: boolean): Rendering {
  return {
    status: 200,
    body: text,
    contentType: json,
    language: locale,
    tags: [bundleTag(locale, namespace)],
    headers: corsHeaders,
    etag: `"${hash}"`,
    immutable,
  };
}

const notFound = ({ locale, namespace }: Address) =>
  new DomainError("bundle_not_found", { locale: locale.slice(0, 80), namespace: namespace.slice(0, 100) });

/** Kept like the bundle that may be published there. No header of the request may choose its language. */
function notFoundRendering(origin: string, lexicon: Lexicon, address: Address): Rendering {
  const locale = canonicalLocale(address.locale) ?? lastResort;
  const tags = [bundleTag(address.locale, address.namespace)];
  return problemRendering(origin, lexicon, locale, notFound(address), tags);
}

bundles.post("/add/:lng/:namespace{.+}", async (c) => {
  await withinLimit(c, "MISSING_LIMITER", clientOf(c.req.header("CF-Connecting-IP")) ?? "");
  const { lng, namespace } = c.req.param();
  const address = findAddress(lng, namespace);
  if (address === undefined) throw new DomainError("missing_not_collected");
  const keys = await readMissed(c.req.raw);
  await collectMissing(openDatabase(c.env.DB), { ...address, keys }, c.env.now());
  return c.body(null, 204, { ...corsHeaders, ...policyHeaders("MISSING_LIMITER") });
});
