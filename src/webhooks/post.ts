/** One attempt: sent once, nothing followed, and read no further than we show. */
import { retryAfterOf } from "./schedule.ts";
import type { AttemptError } from "./tables.ts";

/** `fetch`, as far as it is used here. */
export type Post = (url: string, init: RequestInit) => Promise<Response>;

export interface Outcome {
  readonly status: number | undefined;
  readonly error: AttemptError | undefined;
  /** How the answer began. */
  readonly answer: string | undefined;
  /** Milliseconds; 0 where the receiver does not say. */
  readonly retryAfter: number;
}

export const timeLimit = 10_000;
const longestAnswer = 4096;
const longestShown = 2000;

export interface Parcel {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Not shown, should the receiver answer with them. */
  readonly secrets: readonly string[];
}

/** Whatever goes wrong is said in one of a few words: what an exception says of an address is nobody's business. */
export async function postOnce(
  post: Post,
  { url, headers, body, secrets }: Parcel,
  now: number,
  limit = timeLimit,
): Promise<Outcome> {
  const signal = AbortSignal.timeout(limit);
  const failed = (error: AttemptError): Outcome => ({
    ...{ status: undefined, error, answer: undefined, retryAfter: 0 },
  });
  try {
    const sent = post(url, { method: "POST", headers, body, redirect: "manual", signal });
    const response = await inTime(sent, signal);
    const answer = masked(await beginningOf(response, signal), secrets);
    const { status } = response;
    const retryAfter = retryAfterOf(response.headers.get("Retry-After"), now);
    return { status, error: errorOf(response), answer, retryAfter };
  } catch {
    return failed(signal.aborted ? "timeout" : "unreachable");
  }
}

function errorOf({ status, ok }: Response): AttemptError | undefined {
  if (ok) return undefined;
  return status >= 300 && status < 400 ? "redirect" : "status";
}

async function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let give = () => {};
  const over = new Promise<never>((_, reject) => {
    give = () => reject(new Error("timeout"));
    if (signal.aborted) give();
    else signal.addEventListener("abort", give);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    signal.removeEventListener("abort", give);
  }
}

/** What has come when the time is over is what there is: the status was said already. */
async function beginningOf({ body }: Response, signal: AbortSignal): Promise<string> {
  if (body === null) return "";
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  try {
    while (size < longestAnswer) {
      const { done, value } = await inTime(reader.read(), signal);
      if (done) break;
      text += decoder.decode(value.subarray(0, longestAnswer - size), { stream: true });
      size += value.byteLength;
    }
  } catch {
    // It broke off, or took too long.
  }
  await reader.cancel().catch(() => undefined);
  return text;
}

function masked(text: string, secrets: readonly string[]): string {
  const without = secrets.reduce((rest, secret) => {
    const [, key = secret] = secret.split("_");
    return rest.replaceAll(secret, "•••").replaceAll(key, "•••");
  }, text);
  return [...without.replaceAll(/[^\P{C}\n\t]/gu, "")].slice(0, longestShown).join("").trim();
}
