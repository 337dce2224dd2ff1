import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, expect } from "vitest";
import { empty, emptyReplica } from "./databases.ts";
import { takeBreaches, watchRecord } from "./record-watch.ts";
import { emptySearch } from "./search.ts";

const databases = [env.DB, env.REPLICA];

beforeAll(async () => {
  watchRecord();
  for (const d1 of databases) await applyD1Migrations(d1, env.TEST_MIGRATIONS);
  await applyD1Migrations(env.SEARCH, env.SEARCH_MIGRATIONS);
});

/** Storage is everybody's: every test begins with empty tables and a log that starts at 1. */
beforeEach(async () => {
  await Promise.all([empty(env.DB), emptyReplica(env.REPLICA), emptySearch(env.SEARCH)]);
});

/** Whatever a test was about: nothing was written behind the record's back. */
afterEach(() => {
  expect(takeBreaches()).toEqual([]);
});
