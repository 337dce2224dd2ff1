// npm run check: everything that can be told without running the product.
import { prepareTypes } from "./prepare.mjs";
import { run } from "./run.mjs";

/** @type {[string, string, string[]][]} */
const checks = [
  ["binding types are fresh", "wrangler", ["types", "--strict-vars", "false", "--check"]],
  ["types", "tsc", []],
  ["lint", "oxlint", ["--type-aware", "--deny-warnings"]],
  ["rooms", "node", ["scripts/check-rooms.mjs"]],
  ["migrations", "node", ["scripts/check-migrations.mjs"]],
  ["contract is fresh", "node", ["scripts/contract/make.ts", "--check"]],
  ["contract breaks nothing", "node", ["scripts/contract/check.ts"]],
  ["contract is sound", "redocly", ["lint", "docs/openapi.json", "--config", "redocly.yaml"]],
  ["format", "prettier", ["--check", "--log-level", "warn", "."]],
];

// The linter tells nobody that it was run.
process.env.REDOCLY_TELEMETRY = "off";

await prepareTypes();
let failed = 0;
for (const [name, command, args] of checks) {
  const code = await run(command, args);
  console.log(`${code === 0 ? "ok    " : "FAILED"} ${name}`);
  if (code !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
