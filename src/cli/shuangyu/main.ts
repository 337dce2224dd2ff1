import { processHost } from "./process-host.ts";
import { run } from "./run.ts";

// Files are written whole, between two turns of the loop: whenever this comes, none is half-written.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)
  process.on(signal, () => process.exit(code));

process.exitCode = await run(process.argv.slice(2), processHost);
