// A table rebuild deletes cascading children on D1, which ignores the pragma that
// should prevent it. Migrations only add, and what the tables say they must add.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runQuietly } from "./run.mjs";

const forbidden = [/drop\s+table/i, /__new_/i, /foreign_keys/i];
const folder = process.argv[2] ?? "migrations";
let broken = 0;

for (const file of readdirSync(folder).filter((name) => name.endsWith(".sql"))) {
  readFileSync(join(folder, file), "utf8")
    .split("\n")
    .forEach((line, index) => {
      const pattern = forbidden.find((candidate) => candidate.test(line));
      if (pattern === undefined) return;
      broken += 1;
      console.error(
        `${file}:${index + 1}: migrations are additive, but this has ${pattern.source}: ${line.trim()}`,
      );
    });
}

if (folder === "migrations") broken += await runQuietly("drizzle-kit", ["check"]);
process.exit(broken === 0 ? 0 : 1);
