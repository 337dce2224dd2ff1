import packageJson from "../../../../package.json" with { type: "json" };
import type * as z from "zod";
import type { Locale } from "../../../locales.ts";
import { exits } from "../exits.ts";
import { Failure } from "../failure.ts";
import { readBody } from "./body.ts";
import { refusalOf } from "./problem.ts";
import { sendPatiently, type Patience } from "./send.ts";

export interface Server {
  readonly origin: string;
  readonly get: <T>(path: string, schema: z.ZodType<T>) => Promise<T>;
  readonly send: <T>(method: Method, path: string, schema: z.ZodType<T>, sent?: Sent) => Promise<Answer<T>>;
  /** @param tellShare how much of it is here, from 0 to 1 */
  readonly download: (path: string, tellShare?: (share: number) => void) => Promise<Download>;
}

type Method = "POST" | "PUT" | "DELETE";

export interface Sent {
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
  readonly ifMatch?: string;
}

export interface Answer<T> {
  readonly status: number;
  readonly value: T;
}

export interface Download {
  readonly bytes: Uint8Array;
  readonly headers: Headers;
}

export interface Caller extends Patience {
  readonly token: string;
  readonly locale: Locale;
}

export function serverOf(caller: Caller): Server {
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await sendPatiently(caller, path, { ...init, headers: headersFor(caller, init) });
    if (response.ok) return response;
    throw await refusalOf(response, caller.origin);
  };
  return {
    origin: caller.origin,
    get: async (path, schema) => parsed(await ask(path, {}), schema, caller.origin),
    send: async (method, path, schema, sent = {}) => {
      const response = await ask(path, { method, ...requestOf(sent) });
      return { status: response.status, value: await parsed(response, schema, caller.origin) };
    },
    download: async (path, tellShare) => {
      const response = await ask(path, {});
      return { bytes: await readBody(response, caller.origin, tellShare), headers: response.headers };
    },
  };
}

function headersFor({ token, locale }: Caller, { headers }: RequestInit): Headers {
  const all = new Headers(headers);
  all.set("Authorization", `Bearer ${token}`);
  all.set("Accept-Language", locale);
  all.set("User-Agent", `shuangyu-cli/${packageJson.version}`);
  return all;
}

function requestOf({ json, bytes, ifMatch }: Sent): RequestInit {
  const headers: Record<string, string> = ifMatch === undefined ? {} : { "If-Match": ifMatch };
  if (bytes !== undefined)
    return {
      body: new Uint8Array(bytes),
      headers: { ...headers, "Content-Type": "application/octet-stream" },
    };
  if (json === undefined) return { headers };
  return { body: JSON.stringify(json), headers: { ...headers, "Content-Type": "application/json" } };
}

/** What is not as it was agreed was not answered by a newsroom. */
async function parsed<T>(response: Response, schema: z.ZodType<T>, origin: string): Promise<T> {
  if (response.status === 204) return schema.parse(undefined);
  const body = new TextDecoder().decode(await readBody(response, origin));
  const result = schema.safeParse(jsonIn(body));
  if (result.success) return result.data;
  throw new Failure("server.strange", { origin }, exits.unreachable);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
