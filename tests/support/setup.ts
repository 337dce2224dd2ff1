import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, beforeEach } from "vitest";
import { empty } from "./databases.ts";

const databases = [env.DB, env.REPLICA];

beforeAll(async () => {
  for (const d1 of databases) await applyD1Migrations(d1, env.TEST_MIGRATIONS);
});

/** Storage is everybody's: every test begins with empty tables and a log that starts at 1. */
beforeEach(async () => {
  for (const d1 of databases) await empty(d1);
});
