/** `npm run contract`: makes the contract's files. With `--check` it only says which of them are not fresh. */
import { readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { locales } from "../../src/locales.ts";
import { contractFiles, contractIn } from "./files.ts";

const isCheck = process.argv.includes("--check");
let stale = 0;
for (const [path, raw] of Object.entries(contractFiles())) {
  const text = path.endsWith("types.ts")
    ? await format(raw, { ...(await resolveConfig(path)), filepath: path })
    : raw;
  if (textOf(path) === text) continue;
  if (isCheck) console.error(`${path} is not what the contract says any more: npm run contract`);
  else writeFileSync(path, text);
  stale += 1;
}
for (const locale of locales) {
  const { unread } = contractIn(locale);
  if (unread.length > 0)
    console.error(`locales/${locale}/api.json says what nobody reads: ${unread.join(", ")}`);
  stale += unread.length;
}
process.exitCode = isCheck && stale > 0 ? 1 : 0;

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
