// npm test: everything, or the suites named (unit, e2e, corpora). Counts over all
// of them close the output; a suite that ran nothing has failed.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareTypes } from "./prepare.mjs";
import { run } from "./run.mjs";

const suites = {
  unit: "vitest.config.ts",
  e2e: "vitest.e2e.config.ts",
  corpora: "vitest.corpora.config.ts",
};
const chosen = process.argv.length > 2 ? process.argv.slice(2) : ["unit", "e2e"];

await prepareTypes();
const folder = mkdtempSync(join(tmpdir(), "shuangyu-test-"));
const total = { passed: 0, failed: 0, skipped: 0 };
try {
  for (const suite of chosen) await runSuite(suite);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed + total.skipped > 0 ? 1 : 0);

async function runSuite(suite) {
  const config = suites[suite];
  if (config === undefined) {
    console.error(`There is no suite “${suite}”: ${Object.keys(suites).join(", ")}.`);
    process.exit(1);
  }
  console.log(`\nTests: ${suite}`);
  const file = join(folder, `${suite}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await run("vitest", ["run", "--config", config, ...reporters]);
  const counts = countsOf(file);
  total.passed += counts.passed;
  total.skipped += counts.skipped;
  total.failed += counts.failed === 0 && (code !== 0 || counts.passed === 0) ? 1 : counts.failed;
}

function countsOf(file) {
  try {
    const report = JSON.parse(readFileSync(file, "utf8"));
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
