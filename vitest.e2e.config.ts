import { defineConfig } from "vitest/config";

/** Runs in Node, against the newsroom that `npm start` brings up, over HTTP and in a real browser. */
export default defineConfig({
  test: {
    include: ["tests/e2e/**/*.test.ts"],
    globalSetup: ["tests/e2e/newsroom.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
