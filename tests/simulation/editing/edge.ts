/** The edge as the walk sees it: it hears of purges, and refuses some; runs of the outbox break off. */
import { env } from "cloudflare:workers";
import { asc } from "drizzle-orm";
import { expect } from "vitest";
import { changes } from "../../../src/changes/tables.ts";
import { openDatabase } from "../../../src/database.ts";
import type { EdgeCache } from "../../../src/delivery/purge.ts";
import { outbox } from "../../../src/delivery/tables.ts";
import { tellEdge } from "../../../src/delivery/tell-edge.ts";
import { crashing, isCrash } from "../../support/crashing.ts";
import type { Crash } from "../../support/crashing.ts";
import type { Model } from "./model.ts";

const db = openDatabase(env.DB);

/** When it was last told to drop the copies under a tag; under `*` all of them. */
export type Told = Map<string, number>;

function edgeOf(told: Told, model: Model, isClosed: boolean): EdgeCache {
  const drop: EdgeCache["purge"] = ({ tags = ["*"] }) => {
    if (!isClosed) for (const tag of tags) told.set(tag, model.now);
    return Promise.resolve({ success: !isClosed });
  };
  return { purge: drop, invalidate: drop };
}

/** @param isClosed it refuses whatever it is told */
export async function runOutbox(
  model: Model,
  told: Told,
  isClosed: boolean,
  crash: Crash | undefined,
): Promise<void> {
  const sleep = (ms: number) => {
    model.now += ms;
    return Promise.resolve();
  };
  try {
    const connection = openDatabase(crashing(env.DB, crash));
    await tellEdge(connection, edgeOf(told, model, isClosed), { now: () => model.now, sleep });
  } catch (error) {
    if (!isCrash(error)) throw error;
  }
}

/** Every change has been told after it came to pass and was known to every isolate, and nothing is left to tell. */
export async function expectAllTold(told: Told): Promise<void> {
  const lines = await db.select().from(changes).orderBy(asc(changes.seq));
  for (const { tags, committedAt } of lines)
    for (const tag of tags)
      expect(Math.max(told.get(tag) ?? 0, told.get("*") ?? 0), tag).toBeGreaterThan(committedAt + 5000);
  expect((await db.select().from(outbox)).filter(({ doneAt }) => doneAt === null)).toEqual([]);
}
