/** What the tests bind beside the Worker's own: see vitest.config.ts. */
declare namespace Cloudflare {
  interface Env {
    TEST_MIGRATIONS: import("cloudflare:test").D1Migration[];
    REPLICA: D1Database;
  }
}
