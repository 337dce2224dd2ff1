/** Tools know nothing but what the public API answers: they ask it as anybody would, on the same visitor's account. */
import type { AppContext } from "../app-env.ts";
import { visitOf } from "../app-env.ts";
import { apiPath, canonicalQuery } from "../urls.ts";
import { DomainError } from "../errors.ts";

export type Fetch = (c: AppContext, request: Request) => Response | Promise<Response>;

export interface Answered {
  readonly body: unknown;
  /** The newest change that the newsroom knows of, and that this answer has seen. */
  readonly freshness: Freshness;
}

export interface Freshness {
  /** The number of the newest change in the newsroom's log. */
  readonly seq: number;
  readonly readAt: string;
  /** The database did not answer: this was true when it last did. */
  readonly stale?: true;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

/** @throws Refused with the words of the API, in the language of the query */
export type Ask = (path: string, query: Query) => Promise<Answered>;

/** The API said no: its problem (RFC 9457). */
export class Refused extends Error {
  readonly problem: Readonly<Record<string, unknown>>;

  constructor(problem: Readonly<Record<string, unknown>>) {
    super(String(problem["detail"] ?? problem["title"]));
    this.problem = problem;
  }
}

export function askerOf(c: AppContext, ownFetch: Fetch): Ask {
  const client = c.req.header("CF-Connecting-IP");
  return async (path, query) => {
    const given = Object.entries(query).map(([key, value]) => [key, value?.toString()]);
    const address = c.env.ORIGIN + apiPath(path) + canonicalQuery(Object.fromEntries(given));
    const request = new Request(address, {
      headers: client === undefined ? {} : { "CF-Connecting-IP": client },
    });
    const response = await followed(c, ownFetch, await ownFetch(c, request), request);
    const body: unknown = await response.json();
    if (!response.ok) throw new Refused(Object(body));
    return { body, freshness: await freshnessOf(c, response) };
  };
}

/** What stands under another name now has one step to go. */
function followed(c: AppContext, ownFetch: Fetch, response: Response, { headers }: Request) {
  const location = response.headers.get("Location");
  if (response.status !== 301 || location === null) return response;
  return ownFetch(c, new Request(location, { headers }));
}

async function freshnessOf(c: AppContext, { headers }: Response): Promise<Freshness> {
  const isStale = headers.get("Cache-Status")?.includes("database-unreachable");
  return {
    ...{ seq: await c.env.isolate.epochNow(visitOf(c)), readAt: new Date(c.env.now()).toISOString() },
    ...(isStale === true && { stale: true }),
  };
}

/** @throws Refused for an id that could not stand in an address */
export function expectKey(key: string, code: "article_not_found" | "enterprise_not_found"): void {
  if (!/^[a-z0-9-]{1,64}$/.test(key)) throw new DomainError(code);
}
