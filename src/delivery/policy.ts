/**
 * How long a public answer may be kept, and by whom. The edge is told in
 * `Cloudflare-CDN-Cache-Control` (which outranks the rest), everybody else in
 * `Cache-Control`.
 */

/**
 * Seconds. When every purge fails, a publication is visible within trustMemory
 * (an isolate's old answer) + maxAge + staleWhileRevalidate (the edge's copy of it).
 */
export const bound = { maxAge: 5, staleWhileRevalidate: 10, staleIfError: 3600, trustMemory: 5 } as const;

/**
 * Milliseconds after a change at which its purge is sent once more. An isolate
 * may trust what it knows for `trustMemory`, and so may hand the edge an old
 * copy after the first purge; after this one none can. The half second is for
 * answers that were on their way.
 */
export const purgeAgainAfter = bound.trustMemory * 1000 + 500;

export const browserPolicy = "public, max-age=0, must-revalidate";
export const immutablePolicy = "public, max-age=31536000, immutable";
export const privatePolicy = "private, no-store";
export const edgePolicy = edgePolicyFor(bound.maxAge, bound.staleWhileRevalidate);

/**
 * The edge's policy at this moment. Nothing is kept past the next scheduled
 * publication, neither fresh nor while it revalidates; once one is overdue,
 * a second is the most.
 */
export function edgePolicyAt(now: number, nextScheduledAt: number | undefined): string {
  if (nextScheduledAt === undefined) return edgePolicy;
  const left = Math.max(nextScheduledAt <= now ? 1 : 0, Math.floor((nextScheduledAt - now) / 1000));
  if (left >= bound.maxAge + bound.staleWhileRevalidate) return edgePolicy;
  const maxAge = Math.min(bound.maxAge, left);
  return edgePolicyFor(maxAge, left - maxAge);
}

/** No `must-revalidate` or `s-maxage` in here: they would switch stale-while-revalidate off. */
function edgePolicyFor(maxAge: number, staleWhileRevalidate: number): string {
  return `public, max-age=${maxAge}, stale-while-revalidate=${staleWhileRevalidate}, stale-if-error=${bound.staleIfError}`;
}

/** On every response, whatever it is. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "Permissions-Policy":
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
};
