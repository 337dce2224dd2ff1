/** Which headers an answer of the contract has, by what kind of answer it is. */
import type { Operation } from "./operations.ts";

/** As JSON Schema has their values. */
export const headerSchemas = {
  ETag: { type: "string", pattern: '^"[^"]+"$' },
  "Last-Modified": { type: "string" },
  "Content-Language": { type: "string" },
  "Cache-Control": { type: "string" },
  "Cache-Status": { type: "string" },
  "Cache-Tag": { type: "string" },
  "Cloudflare-CDN-Cache-Control": { type: "string" },
  Vary: { type: "string" },
  Link: { type: "string" },
  Location: { type: "string", format: "uri-reference" },
  "Retry-After": { type: "string", pattern: "^\\d+$" },
  "RateLimit-Policy": { type: "string" },
  RateLimit: { type: "string" },
  Deprecation: { type: "string", pattern: "^@\\d+$" },
  Sunset: { type: "string" },
  "Access-Control-Allow-Origin": { type: "string", const: "*" },
} as const;

export type HeaderName = keyof typeof headerSchemas;
/** True for one that is always there. */
export type Headers = Readonly<Partial<Record<HeaderName, boolean>>>;

const everywhere: Headers = { "Cache-Control": true };
const open: Headers = { ...everywhere, "Access-Control-Allow-Origin": true };
/** Of what is remembered, and asked again with its tag; no time is told that is yet to come. */
const kept: Headers = {
  ...{ ...open, ETag: true, "Last-Modified": false, "Content-Language": true },
  ...{ "Cache-Status": true, "Cache-Tag": true, "Cloudflare-CDN-Cache-Control": true },
};

const policyOf = ({ limiter }: Operation): Headers => (limiter ? { "RateLimit-Policy": true } : {});

const ofRoute = (operation: Operation, isDeprecated: boolean): Headers => ({
  ...policyOf(operation),
  ...(operation.isNegotiated && { Vary: false }),
  ...(isDeprecated && { Deprecation: true, Sunset: false, Link: true }),
});

export function headersOfAnswer(operation: Operation, isDeprecated: boolean): Headers {
  const own = ofRoute(operation, isDeprecated);
  switch (operation.keeping) {
    case "public":
      return { ...kept, ...(operation.isPaged && { Link: false }), ...own };
    case "static":
      return { ...open, ETag: true, "Content-Language": true, "Cloudflare-CDN-Cache-Control": true, ...own };
    case "private":
      return operation.path.startsWith("/api/") || operation.method === "post"
        ? { ...open, ...own }
        : { ...everywhere, ...own };
  }
}

export const headersOfMove = (operation: Operation, isDeprecated: boolean): Headers => ({
  ...headersOfAnswer(operation, isDeprecated),
  Location: true,
});

/** A problem that a read found is kept like what it might have found; any other is nobody's. */
export function headersOfProblem(operation: Operation, status: number): Headers {
  const own: Headers = {
    ...open,
    ...{ "Content-Language": true, ETag: false, "Last-Modified": false, "Cache-Status": false },
    ...{ "Cache-Tag": false, "Cloudflare-CDN-Cache-Control": false, Vary: false },
  };
  if (status === 429) return { ...own, "Retry-After": true, RateLimit: true, "RateLimit-Policy": true };
  if (status === 503) return { ...own, "Retry-After": true };
  return operation.limiter ? { ...own, "RateLimit-Policy": false } : own;
}
