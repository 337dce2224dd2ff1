import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
export default defineConfig({
  plugins: [cloudflareTest({ miniflare: { compatibilityDate: "2026-10-01" } })],
  test: { include: ["tests/articles/{markdown,render,blocks}.test.ts"], testTimeout: 30000 },
});
