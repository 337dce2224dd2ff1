/**
 * A stand-in for the cache that the platform puts in front of the Worker,
 * which no local runtime emulates: keyed by path and query, obeying
 * `Cloudflare-CDN-Cache-Control` (max-age, stale-while-revalidate,
 * stale-if-error), purged and invalidated by tag.
 */
import type { EdgeCache } from "../../src/delivery/purge.ts";
import type { Clock, Visitor } from "./reader.ts";

interface Copy {
  response: Response;
  body: ArrayBuffer;
  storedAt: number;
  maxAge: number;
  revalidate: number;
  ifError: number;
  tags: readonly string[];
  invalidated: boolean;
}

export interface FrontCache extends EdgeCache {
  get: (path: string) => Promise<{
    response: Response;
    status: "MISS" | "HIT" | "UPDATING" | "EXPIRED" | "REVALIDATED" | "STALE" | "BYPASS";
  }>;
  /** While true every purge is refused, as the platform does when the budget is spent. */
  refuses: boolean;
  calls: { mode: string; tags: readonly string[] }[];
}

export function frontCache(worker: Visitor, clock: Clock): FrontCache {
  const copies = new Map<string, Copy>();

  async function fromOrigin(path: string): Promise<Response> {
    const copy = copies.get(path);
    const etag = copy?.response.headers.get("ETag");
    const response = await worker.get(path, etag ? { "If-None-Match": etag } : {});
    if (response.status >= 500 && copy && ageOf(copy) < copy.maxAge + copy.ifError) return again(copy);
    if (response.status === 304 && copy) {
      copies.set(path, copyOf(copy.body, copy.response.status, response));
      return again(copies.get(path) ?? copy);
    }
    const body = await response.arrayBuffer();
    const fresh = copyOf(body, response.status, response);
    if (fresh.maxAge > 0 || fresh.revalidate > 0) copies.set(path, fresh);
    else copies.delete(path);
    return again(fresh);
  }

  function copyOf(body: ArrayBuffer, status: number, { headers }: Response): Copy {
    const policy =
      headers.get("Cloudflare-CDN-Cache-Control") ?? headers.get("Cache-Control") ?? "public, max-age=7200";
    const isPrivate = /private|no-store/.test(policy);
    const seconds = (name: string) =>
      isPrivate ? 0 : Number(new RegExp(`\\b${name}=(\\d+)`).exec(policy)?.[1] ?? 0);
    return {
      response: new Response(null, { status, headers }),
      body,
      storedAt: clock.now,
      maxAge: seconds("max-age"),
      revalidate: seconds("stale-while-revalidate"),
      ifError: seconds("stale-if-error"),
      tags: (headers.get("Cache-Tag") ?? "").split(","),
      invalidated: false,
    };
  }

  const ageOf = (copy: Copy) => (clock.now - copy.storedAt) / 1000;
  const again = (copy: Copy) =>
    new Response(copy.body, { status: copy.response.status, headers: copy.response.headers });

  async function get(
    path: string,
  ): Promise<{ response: Response; status: Awaited<ReturnType<FrontCache["get"]>>["status"] }> {
    const copy = copies.get(path);
    if (copy === undefined) {
      const response = await fromOrigin(path);
      return { response, status: copies.has(path) ? "MISS" : "BYPASS" };
    }
    if (!copy.invalidated && ageOf(copy) < copy.maxAge) return { response: again(copy), status: "HIT" };
    if (!copy.invalidated && ageOf(copy) < copy.maxAge + copy.revalidate) {
      const stale = again(copy);
      await fromOrigin(path);
      return { response: stale, status: "UPDATING" };
    }
    const before = copy.response.headers.get("ETag");
    const response = await fromOrigin(path);
    return { response, status: response.headers.get("ETag") === before ? "REVALIDATED" : "EXPIRED" };
  }

  function forget(mode: "purge" | "invalidate") {
    return async (options: { tags?: string[]; purgeEverything?: boolean }) => {
      cache.calls.push({ mode, tags: options.tags ?? ["*"] });
      if (cache.refuses) return { success: false };
      for (const [path, copy] of copies) {
        if (!options.purgeEverything && !copy.tags.some((tag) => options.tags?.includes(tag))) continue;
        if (mode === "purge") copies.delete(path);
        else copy.invalidated = true;
      }
      return { success: true };
    };
  }

  const cache: FrontCache = {
    get,
    purge: forget("purge"),
    invalidate: forget("invalidate"),
    refuses: false,
    calls: [],
  };
  return cache;
}
