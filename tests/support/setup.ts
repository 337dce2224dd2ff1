import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, beforeEach } from "vitest";

const databases = [env.DB, env.REPLICA];

beforeAll(async () => {
  for (const d1 of databases) await applyD1Migrations(d1, env.TEST_MIGRATIONS);
});

/** Storage is a file's, not a test's: every test begins with empty tables and a log that starts at 1. */
beforeEach(async () => {
  for (const d1 of databases) await empty(d1);
});

async function empty(d1: D1Database): Promise<void> {
  const { results } = await d1
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name <> 'd1_migrations'")
    .all<{ name: string }>();
  await d1.batch([
    d1.prepare("PRAGMA defer_foreign_keys = on"),
    ...results.map(({ name }) => d1.prepare(`DELETE FROM "${name}"`)),
  ]);
}
