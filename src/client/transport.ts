import { ProblemError } from "./problem.ts";

/** What is kept of an answer: its tag, and its text. */
export interface CachedAnswer {
  readonly etag: string;
  readonly body: string;
}

/** Anything that keeps answers by their address: a `Map` will do. */
export interface AnswerCache {
  get(url: string): CachedAnswer | undefined | Promise<CachedAnswer | undefined>;
  set(url: string, answer: CachedAnswer): unknown;
}

export interface TransportOptions {
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  readonly cache?: AnswerCache | undefined;
  /** How often to ask again after a refusal (429), an outage (503) or a lost connection; 2 where nobody says. */
  readonly retries?: number | undefined;
  /** Milliseconds; whoever is told to wait longer gets the problem instead. 30,000 where nobody says. */
  readonly longestWait?: number | undefined;
  readonly wait?: ((ms: number, signal: AbortSignal | undefined) => Promise<void>) | undefined;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** One GET: from the cache where the newsroom says that it is still good. */
export async function getJson<T>(
  url: string,
  options: TransportOptions,
  { signal }: CallOptions,
): Promise<T> {
  const { cache } = options;
  const kept = await cache?.get(url);
  const headers: Record<string, string> = { Accept: "application/json" };
  if (kept) headers["If-None-Match"] = kept.etag;
  const response = await send(url, { headers, ...(signal && { signal }) }, options, signal);
  if (response.status === 304 && kept) return JSON.parse(kept.body) as T;
  if (!response.ok) throw await ProblemError.of(response);
  const body = await response.text();
  const etag = response.headers.get("ETag");
  if (etag !== null) await cache?.set(url, { etag, body });
  return JSON.parse(body) as T;
}

async function send(
  url: string,
  init: RequestInit,
  {
    fetch: ask = (address, how) => fetch(address, how),
    retries = 2,
    longestWait = 30_000,
    wait = sleep,
  }: TransportOptions,
  signal: AbortSignal | undefined,
): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await ask(url, init).catch((error: unknown) => {
      if (signal?.aborted === true || attempt >= retries) throw error;
      return undefined;
    });
    if (answer && (!/^(429|503)$/.test(String(answer.status)) || attempt >= retries)) return answer;
    const pause = pauseOf(answer) ?? 500 * 2 ** attempt * (1 + Math.random());
    if (answer && pause > longestWait) return answer;
    await answer?.body?.cancel();
    await wait(pause, signal);
  }
}

/** Milliseconds that the answer asks for: `Retry-After` in seconds, or as a date. */
function pauseOf(answer: Response | undefined): number | undefined {
  const after = answer?.headers.get("Retry-After");
  if (after === null || after === undefined) return undefined;
  const pause = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.now();
  return Number.isNaN(pause) ? undefined : Math.max(0, pause);
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    if (signal?.aborted === true) return reject(signal.reason as Error);
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
}

/** A cache of the platform's (`await caches.open("news")`) as one of ours. */
export function inCacheStorage(storage: Pick<Cache, "match" | "put">): AnswerCache {
  return {
    async get(url) {
      const found = await storage.match(url);
      const etag = found?.headers.get("ETag");
      return found && etag ? { etag, body: await found.text() } : undefined;
    },
    set: (url, { etag, body }) => storage.put(url, new Response(body, { headers: { ETag: etag } })),
  };
}
