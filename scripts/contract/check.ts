/** That the contract breaks nothing of the last one that was released; `--release` makes this one the last. */
import { copyFileSync } from "node:fs";
import { breakingChanges } from "./compare.ts";
import { parse } from "./files.ts";
import type { Json } from "./files.ts";

const released = "docs/openapi.released.json";
const current = "docs/openapi.json";

if (process.argv.includes("--release")) {
  copyFileSync(current, released);
} else {
  const breaks = breakingChanges(parse<Json>(released), parse<Json>(current));
  for (const sentence of breaks) console.error(`breaks the released contract: ${sentence}`);
  process.exitCode = breaks.length > 0 ? 1 : 0;
}
