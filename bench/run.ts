/** `npm run bench -- [--quick] [--only rows,bytes] [--json]` (with `npm run -s` for nothing but JSON): fails when a limit is broken. */
import { readFile } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import { parseArgs } from "node:util";
import { measureBundle } from "./bundle.ts";
import { measureBytes } from "./bytes.ts";
import { measureChecks } from "./checks.ts";
import { measureDesk } from "./desk.ts";
import { measureFeeds } from "./feeds.ts";
import { asJson, asText, complaints } from "./report.ts";
import type { Heading, Section } from "./report.ts";
import { measureRelevanceOfSearch } from "./relevance.ts";
import { measureRows } from "./rows.ts";
import { measureSearch } from "./search.ts";
import { measureThroughput } from "./throughput.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean" },
    quick: { type: "boolean" },
    only: { type: "string" },
    archive: { type: "string" },
  },
});

const thorough = {
  sizes: [1000, 10_000],
  pace: { rounds: 15, seconds: 1 },
  starts: 5,
  desk: [10, 1000],
  catalogues: [1000, 10_000],
  rounds: 9,
} as const;
const quick = {
  sizes: [100, 400],
  pace: { rounds: 2, seconds: 1 },
  starts: 1,
  desk: [10, 100],
  catalogues: [200, 1000],
  rounds: 3,
} as const;
const extent = values.quick ? quick : thorough;
/** An archive of 100,000 takes ten minutes to index, and is then kept: `--archive 100000`. */
const archives = [...extent.sizes, ...(values.archive === undefined ? [] : [Number(values.archive)])];
const [size] = extent.sizes;

/** Progress goes to where it cannot spoil the figures. */
const say = (line: string): void => console.error(line);

const parts: Readonly<Record<string, () => Promise<Section>>> = {
  throughput: () => measureThroughput(size, extent.pace, say),
  rows: () => measureRows(extent.sizes, say),
  desk: () => measureDesk(extent.desk, say),
  feeds: () => measureFeeds(size, say),
  bytes: () => measureBytes(size, say),
  bundle: () => measureBundle(extent.starts),
  search: () => measureSearch(archives, say),
  relevance: () => measureRelevanceOfSearch(say),
  checks: () => Promise.resolve(measureChecks(extent.catalogues, extent.rounds)),
};

const sections: Section[] = [];
for (const name of wantedParts(values.only)) {
  say(`Measuring ${name} …`);
  const section = await parts[name]?.();
  if (section) sections.push(section);
}
const broken = complaints(sections);
const heading = await headingOf();
console.log(values.json ? asJson(heading, sections) : asText(heading, sections));
for (const line of broken) console.error(line);
process.exitCode = broken.length > 0 ? 1 : 0;

function wantedParts(only: string | undefined): string[] {
  const known = Object.keys(parts);
  const wanted = only?.split(",") ?? known;
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length === 0) return wanted;
  console.error(`No such part: ${unknown.join(", ")}. There are ${known.join(", ")}.`);
  process.exit(2);
}

async function headingOf(): Promise<Heading> {
  return {
    measuredAt: new Date().toISOString(),
    node: process.version,
    processors: `${availableParallelism()} × ${cpus()[0]?.model ?? "unknown processor"}`,
    packages: {
      wrangler: await versionOf("wrangler"),
      workerd: await versionOf("workerd"),
      autocannon: await versionOf("autocannon"),
    },
  };
}

async function versionOf(name: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(`node_modules/${name}/package.json`, "utf8"));
  const version =
    typeof manifest === "object" && manifest !== null && "version" in manifest && manifest.version;
  return String(version);
}
