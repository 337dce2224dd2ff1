/** What looking something up costs, whatever the size of the archive; and what the index takes to keep. */
import { copyFile, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { findInIndex } from "../src/search/find.ts";
import { queryOf } from "../src/search/query.ts";
import { archiveOf } from "./archive.ts";
import type { Archive } from "./archive.ts";
import { bundle } from "./build.ts";
import { Meter } from "./entries/meter.ts";
import { median } from "./load.ts";
import { serve } from "./miniflare.ts";
import type { Line, Section } from "./report.ts";
import { openFile } from "./sqlite.ts";

/** Of every kind: words that are everywhere, names, questions, beginnings, and what is nowhere. */
const queries: Readonly<Record<string, string>> = {
  "a frequent word": "technology",
  "a frequent word in Chinese": "技术中心",
  "one character": "的",
  "two frequent words": "enterprise innovation",
  "a phrase": '"technology centre"',
  "a name": "Yanqiao Agricultural",
  "a name in Chinese": "砚桥农业科技",
  "the beginning of a word": "technolo",
  "a question": "which enterprises have been certified as technology centres",
  "words that never meet": "laboratory patents opening quarter exhibition award",
  "nothing that there is": "qwerty uiop",
};

/** Rows that SQLite may scan for one query: its hits, their documents, and spellings of what was typed. */
const mostRows = 400;
const rounds = 5;

export async function measureSearch(sizes: readonly number[], say: (line: string) => void): Promise<Section> {
  const archives: { size: number; archive: Archive; costs: ReadonlyMap<string, Cost> }[] = [];
  for (const size of sizes) {
    const archive = await archiveOf(size, say);
    archives.push({ size, archive, costs: await costsIn(archive) });
  }
  const [small, large] = [archives[0], archives.at(-1)];
  return {
    title: "Search",
    explanation: [
      "One call to the index a query: the rows that D1 says it scanned, and the milliseconds of processor time that",
      "SQLite took (the least of several rounds, in Node). Below: the index itself; making documents and writing them.",
    ].join("\n"),
    lines: [
      ...Object.keys(queries).map((name): Line => {
        const rows = archives.map(({ size, costs }) => [
          `rows, ${size}`,
          costs.get(name)?.rows ?? Number.NaN,
        ]);
        const times = archives.map(({ size, costs }) => [
          `ms, ${size}`,
          costs.get(name)?.milliseconds ?? Number.NaN,
        ]);
        const most = archives.map(({ size }) => ({ column: `rows, ${size}`, atMost: mostRows }));
        return { name, figures: Object.fromEntries([...rows, ...times]), limits: most };
      }),
      ...archives.map(({ size, archive }): Line => ({
        name: `index of ${size} articles in two languages`,
        figures: {
          "bytes an article": Math.round(archive.bytes / size),
          "seconds for 1,000": archive.perThousand / 1000,
        },
        limits: [{ column: "bytes an article", atMost: 20_000 }],
      })),
      {
        name: "the largest : the smallest, median of all queries",
        figures: {
          rows: median(Object.keys(queries).map((name) => ratio(large?.costs, small?.costs, name))),
        },
        limits: [{ column: "rows", atMost: 1.5 }],
      },
    ],
  };
}

interface Cost {
  readonly rows: number;
  readonly milliseconds: number;
}

type Costs = ReadonlyMap<string, Cost> | undefined;

const ratio = (large: Costs, small: Costs, name: string): number =>
  (large?.get(name)?.rows ?? Number.NaN) / (small?.get(name)?.rows ?? Number.NaN);

async function costsIn(archive: Archive): Promise<Map<string, Cost>> {
  const { d1, close } = openFile(archive.path);
  try {
    const costs = new Map<string, Cost>();
    const rows = await rowsIn(archive);
    for (const [name, typed] of Object.entries(queries)) {
      const search = { query: queryOf(typed), scopes: ["en"] as const, limit: 20 };
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < rounds; round += 1) {
        const before = process.cpuUsage();
        await findInIndex(d1, search);
        const { user, system } = process.cpuUsage(before);
        least = Math.min(least, (user + system) / 1000);
      }
      costs.set(name, { rows: rows.get(name) ?? Number.NaN, milliseconds: least });
    }
    return costs;
  } finally {
    close();
  }
}

/** As D1 counts them: the same file, under its own runtime. */
async function rowsIn({ path }: Archive): Promise<Map<string, number>> {
  const folder = join(path, "..", "d1");
  await mkdir(folder, { recursive: true });
  const guests = [{ name: "index", script: await bundle("bench/entries/bare.ts", "bare") }];
  const host = await serve(guests, folder);
  await (await host.database("index")).prepare("SELECT 1").run();
  await host.stop();
  const file = await databaseFile(folder);
  await copyFile(path, file);
  // What the runtime had noted of the empty one is not of this one.
  for (const note of ["-wal", "-shm"]) await rm(file + note, { force: true });
  const again = await serve(guests, folder);
  try {
    const index = await again.database("index");
    const rows = new Map<string, number>();
    for (const [name, typed] of Object.entries(queries)) {
      const meter = new Meter();
      await findInIndex(meter.around(index), { query: queryOf(typed), scopes: ["en"], limit: 20 });
      if (meter.calls !== 1) throw new Error(`${meter.calls} calls for ${name}`);
      rows.set(name, meter.rows);
    }
    return rows;
  } finally {
    await again.stop();
  }
}

async function databaseFile(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true });
  const file = entries.find((each) => /d1\/.*\/[0-9a-f]+\.sqlite$/.test(each));
  if (file === undefined) throw new Error(`no database in ${folder}`);
  return join(folder, file);
}
