import { setTimeout as sleep } from "node:timers/promises";
import { exits } from "../exits.ts";
import { Failure } from "../failure.ts";

const patience = 60_000;
const mostRedirects = 5;
const mostTries = 3;
/** In seconds: who is asked for more gives up. */
const longestWait = 60;

export interface Patience {
  readonly origin: string;
  /** Somebody sits there and wonders. */
  readonly tellWait: (seconds: number) => void;
}

/**
 * Follows redirects on the same server only, since a token goes with the
 * request; waits where the server asks for it, and tries a read once more.
 */
export async function sendPatiently(
  { origin, tellWait }: Patience,
  path: string,
  init: RequestInit,
): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const response = await sendOnce(new URL(path, origin), init, origin).catch((error: unknown) => {
      if (init.method === undefined && tries === 1 && isOutage(error)) return undefined;
      throw error;
    });
    if (response === undefined) continue;
    const wait = Number(response.headers.get("Retry-After") ?? Number.NaN);
    if (response.status !== 429 || tries === mostTries || !(wait <= longestWait)) return response;
    await response.body?.cancel();
    tellWait(Math.ceil(wait));
    await sleep(Math.max(wait, 0.1) * 1000);
  }
}

const isOutage = (error: unknown): boolean => error instanceof Failure && error.key === "server.unreachable";

async function sendOnce(url: URL, init: RequestInit, origin: string, redirects = 0): Promise<Response> {
  const response = await fetchOrFail(url, init, origin);
  const target = response.headers.get("Location");
  if (response.status < 300 || response.status > 399 || target === null) return response;
  await response.body?.cancel();
  const next = URL.parse(target, url.href);
  if (next?.origin !== origin || init.method !== undefined || redirects === mostRedirects)
    throw new Failure("server.elsewhere", { origin, target: next?.origin ?? target }, exits.unreachable);
  return sendOnce(next, init, origin, redirects + 1);
}

async function fetchOrFail(url: URL, init: RequestInit, origin: string): Promise<Response> {
  try {
    return await fetch(url.href, { ...init, redirect: "manual", signal: AbortSignal.timeout(patience) });
  } catch (error) {
    if (error instanceof Error && error.name === "TimeoutError")
      throw new Failure("server.timeout", { origin, seconds: patience / 1000 }, exits.unreachable);
    throw new Failure("server.unreachable", { origin, reason: reasonOf(error) }, exits.unreachable);
  }
}

/** `ECONNREFUSED`, `CERT_HAS_EXPIRED` …: for whoever runs the network. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (typeof cause === "object" && cause !== null && "code" in cause) return String(cause.code);
  return error instanceof Error ? error.name : "";
}
