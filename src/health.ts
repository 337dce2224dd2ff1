import type { Health, Ill } from "./api/contract/types.ts";
import type { AppContext } from "./app-env.ts";
import { takeSnapshot } from "./changes/snapshot.ts";
import { openDatabase } from "./database.ts";
import { withinTime } from "./delivery/availability.ts";
import { firstLineRead, lagOf } from "./search/lag.ts";
import { readState } from "./search/state.ts";
import type { IndexState } from "./search/state.ts";

/** Does the database answer, which version is this, how far has the change log come, and how far the search index? */
export async function health(c: AppContext): Promise<Response> {
  const version = c.env.VERSION.id;
  try {
    const state = await findState(c);
    const db = openDatabase(c.env.DB.withSession("first-primary"));
    const { epoch, value } = await withinTime(takeSnapshot(db, firstLineRead(state?.seq)));
    const search = lagOf(state, epoch, value, c.env.now());
    return c.json({ status: "ok", version, epoch, search } satisfies Health);
  } catch (error) {
    console.error(error);
    return c.json({ status: "unavailable", version } satisfies Ill, 503, { "Retry-After": "5" });
  }
}

/** Undefined when the index does not answer: everything else does without it. */
async function findState(c: AppContext): Promise<IndexState | undefined> {
  try {
    return await withinTime(readState(c.env.SEARCH.withSession("first-primary")));
  } catch (error) {
    console.error(error);
    return undefined;
  }
}
