/** What the tests bind beside the Worker's own: see vitest.config.ts. */
import type { D1Migration } from "cloudflare:test";

declare global {
  namespace Cloudflare {
    interface Env {
      TEST_MIGRATIONS: D1Migration[];
      SEARCH_MIGRATIONS: D1Migration[];
      REPLICA: D1Database;
      EDITORS_RUNS: string;
    }
  }
}
