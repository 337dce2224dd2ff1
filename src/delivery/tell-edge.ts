import type { Database } from "../database.ts";
import { purgeAgainAfter } from "./policy.ts";
import { deliverPurges } from "./purge.ts";
import type { EdgeCache } from "./purge.ts";

/** Run locally, nothing stands in front of the Worker, and so nothing is there to be purged. */
export const noEdge: EdgeCache = {
  purge: () => Promise.resolve({ success: true }),
  invalidate: () => Promise.resolve({ success: true }),
};

export interface Timing {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
}

/** Sends what is due, and once more when every isolate has looked again. */
export async function tellEdge(db: Database, cache: EdgeCache, { now, sleep }: Timing): Promise<void> {
  const first = await deliverPurges(db, cache, now(), now);
  if (first.again > 0) {
    await sleep(purgeAgainAfter);
    await deliverPurges(db, cache, now(), now);
  }
  if (first.failed > 0) console.warn("purges left for later", first);
}
