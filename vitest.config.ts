import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

const migrationsIn = (folder: string) => readD1Migrations(new URL(folder, import.meta.url).pathname);

/** Runs in workerd: the real runtime, real D1, real migrations. */
export default defineConfig({
  plugins: [
    cloudflareTest({
      wrangler: { configPath: "./wrangler.toml" },
      miniflare: {
        // A second database stands in for a replica that lags (tests/support/replica.ts).
        d1Databases: ["DB", "REPLICA"],
        bindings: {
          TEST_MIGRATIONS: await migrationsIn("./migrations"),
          SEARCH_MIGRATIONS: await migrationsIn("./search-migrations"),
          EDITORS_RUNS: process.env["EDITORS_RUNS"] ?? "",
        },
      },
    }),
  ],
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/e2e/**", "tests/corpora/**", "node_modules/**"],
    // What a passing test logs (an outage that it made, a purge that it refused) is not news.
    silent: "passed-only",
    setupFiles: ["tests/support/setup.ts"],
    // One worker for all files: each test empties its tables and brings its own isolates. Twice as fast.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
