/** Someone with a token at the desk's JSON. */
import { clock as system } from "../../src/access/actor.ts";
import { issueToken } from "../../src/access/tokens.ts";
import type { Database } from "../../src/database.ts";
import { noon } from "./newsroom.ts";
import type { Visitor } from "./reader.ts";

type Terms = Partial<Parameters<typeof issueToken>[2]>;

export interface Desk {
  readonly token: string;
  /** Below `/api/v1/desk`; an object is sent as JSON, anything else as it is. */
  readonly send: (
    method: string,
    path: string,
    body?: object | string | Uint8Array,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
}

export async function deskOf(db: Database, visitor: Visitor, terms: Terms = {}): Promise<Desk> {
  const input = { name: "Chen", role: "editor", ...terms } as const;
  const { token } = await issueToken(db, system, input, noon);
  const send: Desk["send"] = (method, path, body, headers = {}) => {
    const isRaw = typeof body === "string" || body instanceof Uint8Array;
    const sent = body === undefined || isRaw ? body : JSON.stringify(body);
    const all = { Authorization: `Bearer ${token}`, "Accept-Language": "en", ...headers };
    return visitor.send(method, `/api/v1/desk${path}`, all, sent as BodyInit | undefined);
  };
  return { token, send, get: (path, headers) => send("GET", path, undefined, headers) };
}
