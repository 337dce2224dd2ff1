/** Newsrooms of a known size, kept between runs until something that makes them changes. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadDemo } from "../examples/demo/load.ts";
import { loadJingan } from "../examples/jingan/load.ts";
import { openDatabase } from "../src/database.ts";
import { bundle } from "./build.ts";
import { publishCatalogues } from "./catalogue.ts";
import { serve } from "./miniflare.ts";
import { openFile } from "./sqlite.ts";

const home = ".data/bench/newsrooms";
const makers = [
  "migrations",
  "examples",
  "src/articles",
  "src/enterprises",
  "src/changes",
  "bench/catalogue.ts",
  "bench/sqlite.ts",
];

/** @returns the folder of a database with the opening article and as many made-up ones */
export async function newsroomOf(articles: number, say: (line: string) => void): Promise<string> {
  const version = await versionOf(makers);
  await forgetOthers(version);
  const folder = join(home, version, String(articles));
  const complete = join(folder, "complete");
  if (existsSync(complete)) return folder;
  say(`Writing a newsroom of ${articles} articles …`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await createDatabase(folder);
  await fill(folder, articles);
  await writeFile(complete, "");
  return folder;
}

/** By D1 itself, with the project's migrations. */
async function createDatabase(folder: string): Promise<void> {
  const host = await serve(
    [{ name: "migrations", script: await bundle("bench/entries/bare.ts", "bare") }],
    folder,
  );
  try {
    const d1 = await host.database("migrations");
    const files = (await readdir("migrations")).filter((name) => name.endsWith(".sql")).toSorted();
    for (const file of files) {
      const statements = (await readFile(join("migrations", file), "utf8")).split("--> statement-breakpoint");
      await d1.batch(statements.map((statement) => d1.prepare(statement)));
    }
  } finally {
    await host.stop();
  }
}

/** Through the product's own verbs. */
async function fill(folder: string, articles: number): Promise<void> {
  const { d1, close } = openFile(await databaseIn(folder));
  try {
    const db = openDatabase(d1);
    await loadJingan(db, { en: await opening("en"), "zh-Hans": await opening("zh-Hans") });
    await loadDemo(db, articles);
    await publishCatalogues(db);
  } finally {
    close();
  }
}

const opening = (locale: string) => readFile(`examples/jingan/article.${locale}.md`, "utf8");

/** The only file in there with tables of ours. */
async function databaseIn(folder: string): Promise<string> {
  const files = await filesIn(folder);
  const [path, ...others] = files.filter((file) => /\/d1\/.*\/[0-9a-f]+\.sqlite$/.test(file));
  if (path === undefined || others.length > 0)
    throw new Error(`not one database in ${folder}: ${files.join()}`);
  return path;
}

async function versionOf(paths: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of await filesIn(path)) hash.update(file).update(await readFile(file));
  }
  return hash.digest("hex").slice(0, 12);
}

async function filesIn(path: string): Promise<string[]> {
  if (path.endsWith(".ts")) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.toSorted();
}

async function forgetOthers(version: string): Promise<void> {
  if (!existsSync(home)) return;
  for (const name of await readdir(home)) {
    if (name !== version) await rm(join(home, name), { recursive: true });
  }
}
