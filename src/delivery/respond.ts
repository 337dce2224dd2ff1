import { createHash } from "node:crypto";
import { isNotModified } from "./conditional.ts";
import type { Entry } from "./memory.ts";
import {
  browserPolicy,
  edgePolicy,
  edgePolicyAt,
  immutablePolicy,
  privatePolicy,
  securityHeaders,
} from "./policy.ts";
import { wordsTag } from "./tags.ts";

/** What a route made of what it read. */
export interface Rendering {
  readonly status: number;
  readonly body: string;
  readonly contentType: string;
  /** Content-Language: the languages the answer is really in. */
  readonly language: string;
  readonly tags: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the content has a hash of its own already. */
  readonly etag?: string;
  /** The address names its content, which can never be another. */
  readonly immutable?: boolean;
}

/** What differs between two answers made from the same entry. */
export interface Moment {
  readonly now: number;
  readonly nextScheduledAt: number | undefined;
  /** RFC 9211 parameters after our name. */
  readonly cacheStatus: string;
  readonly stale: boolean;
}

/** How the request was written, as far as copies in between must know. */
export interface Spelling {
  /** False for a spelling of the URL that must not get a copy of its own at the edge. */
  readonly edge: boolean;
  /** The request header that chose the answer, where one did. */
  readonly vary?: string | undefined;
}

const encoder = new TextEncoder();
const cacheName = "shuangyu";
const edgeHeader = "Cloudflare-CDN-Cache-Control";

const hit = "hit";

/** Of which moment an answer is the truth. */
export interface Truth {
  readonly epoch: number;
  /** Unix milliseconds: when anything public last changed, the Worker's own version included. */
  readonly modifiedAt: number;
}

/** An answer as it is remembered: its headers are already those of the commonest case, a hit that the edge may keep. */
export function finish(rendering: Rendering, { epoch, modifiedAt }: Truth): Entry {
  const body = new Uint8Array(encoder.encode(rendering.body));
  const etag = rendering.etag ?? `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const { immutable = false } = rendering;
  // Whole seconds, and two changes may fall into one (RFC 9110 §8.8.2.2): the second after the change.
  const lastModified = Math.ceil(modifiedAt / 1000) * 1000;
  const headers = new Headers({
    ...securityHeaders,
    "Content-Type": rendering.contentType,
    "Content-Language": rendering.language,
    "Cache-Control": immutable ? immutablePolicy : browserPolicy,
    "Cache-Tag": [...new Set([...rendering.tags, wordsTag])].join(","),
    "Cache-Status": `${cacheName}; ${hit}`,
    [edgeHeader]: immutable ? immutablePolicy : edgePolicy,
    ETag: etag,
    "Last-Modified": new Date(lastModified).toUTCString(),
    ...rendering.headers,
  });
  const bodiless = new Headers(headers);
  bodiless.delete("Content-Type");
  return { epoch, status: rendering.status, etag, lastModified, headers, bodiless, body, immutable };
}

export function respond(
  entry: Entry,
  { request }: { request: Request },
  moment: Moment,
  spelling: Spelling,
): Response {
  const { status, body } = entry;
  const lastModified = entry.lastModified <= moment.now ? entry.lastModified : undefined;
  const policy = edgeValue(entry, moment, spelling);
  const at = (headers: Headers) => headersAt(headers, policy, lastModified, moment, spelling);
  if (status === 200 && isNotModified(request.headers, entry.etag, lastModified)) {
    return new Response(null, { status: 304, headers: at(entry.bodiless) });
  }
  const headers = at(entry.headers);
  if (request.method !== "HEAD") return new Response(body, { status, headers });
  const withLength = new Headers(headers);
  withLength.set("Content-Length", String(body.byteLength));
  return new Response(null, { status, headers: withLength });
}

/**
 * Copied only where this answer differs from the commonest case: copying costs
 * as much as the rest. A Last-Modified that is yet to come is not told.
 */
function headersAt(
  headers: Headers,
  policy: string,
  lastModified: number | undefined,
  moment: Moment,
  { vary }: Spelling,
): Headers {
  const isCommon = moment.cacheStatus === hit && policy === edgePolicy && lastModified !== undefined;
  if (isCommon && vary === undefined) return headers;
  const own = new Headers(headers);
  if (lastModified === undefined) own.delete("Last-Modified");
  own.set("Cache-Status", `${cacheName}; ${moment.cacheStatus}`);
  own.set(edgeHeader, policy);
  if (vary !== undefined) own.set("Vary", vary);
  return own;
}

/** A stale copy, or one under a spelling that is not canonical, is sent but never kept in between. */
function edgeValue(
  { immutable }: Entry,
  { now, nextScheduledAt, stale }: Moment,
  { edge }: Spelling,
): string {
  if (immutable) return immutablePolicy;
  return stale || !edge ? privatePolicy : edgePolicyAt(now, nextScheduledAt);
}
