import { defineConfig } from "vitest/config";

/** Runs in Node over real files of others, which lie beside the checkout and never in it. */
export default defineConfig({
  test: { include: ["tests/corpora/**/*.test.ts"], testTimeout: 120_000 },
});
