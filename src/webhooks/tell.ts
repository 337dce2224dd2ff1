/** One run: what is new goes into everybody's queue, and what is due is sent. */
import type { Database } from "../database.ts";
import { advance } from "./advance.ts";
import { deliver } from "./deliver.ts";
import type { Bounds } from "./deliver.ts";
import { followHub } from "./follow-hub.ts";
import type { Surroundings } from "./surroundings.ts";

export async function tellReceivers(
  db: Database,
  surroundings: Surroundings,
  bounds: Bounds,
): Promise<number> {
  await followHub(db, surroundings.hub, surroundings.now());
  await advance(db, surroundings);
  return deliver(db, surroundings, bounds);
}

/** A run that nobody waits for: the clock comes again anyway, so what fails is only told. */
export async function tellReceiversSoon(
  db: Database,
  surroundings: Surroundings,
  bounds: Bounds,
): Promise<void> {
  try {
    await tellReceivers(db, surroundings, bounds);
  } catch (error) {
    console.error("receivers not told", error);
  }
}
