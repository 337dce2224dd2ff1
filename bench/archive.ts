/** A search index over a made-up archive of any size, kept between runs: the main database is not needed to look something up. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DemoArticle } from "../examples/demo/articles.ts";
import { writeArticle } from "../examples/demo/articles.ts";
import { demoSeed, planDemo } from "../examples/demo/generate.ts";
import { documentsOf, recipe } from "../src/search/document.ts";
import type { Called, Material } from "../src/search/material.ts";
import { writeDocuments } from "../src/search/write-documents.ts";
import { writeWords } from "../src/search/write-words.ts";
import { openFile } from "./sqlite.ts";

const home = ".data/bench/archives";

export interface Archive {
  /** The file of the index. */
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds that it took to make documents of a thousand articles and write them. */
  readonly perThousand: number;
  /** Something to look for. */
  readonly names: readonly string[];
}

export async function archiveOf(articles: number, say: (line: string) => void): Promise<Archive> {
  const folder = join(home, await version(), String(articles));
  const path = join(folder, "index.sqlite");
  const note = join(folder, "complete.json");
  if (!existsSync(note)) {
    say(`Indexing an archive of ${articles} articles …`);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(note, JSON.stringify(await fill(path, articles)));
  }
  const kept = JSON.parse(await readFile(note, "utf8")) as Pick<Archive, "perThousand" | "names">;
  return { ...kept, path, bytes: (await stat(path)).size };
}

async function fill(path: string, articles: number): Promise<Pick<Archive, "perThousand" | "names">> {
  const { d1, close } = openFile(path);
  try {
    for (const statement of await migration()) await d1.prepare(statement).run();
    const demo = planDemo(articles, demoSeed);
    const called = new Map(demo.enterprises.map(({ input }) => [input.id, calledOf(input)]));
    const labels = new Map(demo.topics.map((topic) => [topic.id, topic]));
    await d1.batch(await writeWords(d1, [0], [...called.keys()], [...called.values()]));
    let spent = 0;
    for (let at = 0; at < demo.outlines.length; at += atOnce) {
      const written = demo.outlines.slice(at, at + atOnce).map((outline) => writeArticle(outline, demoSeed));
      const from = performance.now();
      const documents = written.flatMap((article) => documentsOf(materialOf(article, called, labels)));
      const ids = written.map(({ id }) => id);
      await d1.batch([...(await writeDocuments(d1, [0], ids, documents)).statements]);
      spent += performance.now() - from;
    }
    await d1.prepare("UPDATE search_state SET phase = 'idle', built_at = 1, recipe = ?").bind(recipe).run();
    const names = [...called.values()].slice(0, 50).flatMap((each) => each.names.map(({ value }) => value));
    return { perThousand: (spent / articles) * 1000, names };
  } finally {
    close();
  }
}

const atOnce = 50;

async function migration(): Promise<string[]> {
  const files = (await readdir("search-migrations")).filter((name) => name.endsWith(".sql")).toSorted();
  const texts = await Promise.all(files.map((file) => readFile(join("search-migrations", file), "utf8")));
  return texts.flatMap((text) => text.split("--> statement-breakpoint"));
}

interface Registered {
  readonly id?: string;
  readonly slug: string;
  readonly names: readonly { readonly tag: string; readonly value: string }[];
}

const calledOf = ({ slug, id = slug, names }: Registered): Called => ({
  ...{ id, slug, formerKeys: [] },
  names: names.map(({ tag, value }) => ({ tag, value })),
});

/** An article as if it had been published, with as much of its rows as documents are made from. */
function materialOf(
  { id, slug, sourceLocale, publishedAt, texts, enterprises, topics }: DemoArticle,
  called: ReadonlyMap<string, Called>,
  labels: ReadonlyMap<string, Material["topics"][number]>,
): Material {
  const editions = Object.entries(texts).map(([locale, { body, ...text }]) => ({
    edition: { locale },
    text: {
      standfirst: null,
      ...text,
      number: 1,
      body: body.split("\n\n").map((html) => ({ id: "", html })),
    },
  }));
  const article = {
    id,
    slug,
    sourceLocale,
    publishedAt,
    publishedLocales: Object.keys(texts),
    withdrawnLocales: [],
  };
  return {
    article,
    editions,
    enterprises: enterprises.flatMap((each) => called.get(each) ?? []),
    topics: topics.flatMap((each) => labels.get(each) ?? []),
  } as unknown as Material;
}

/** What decides what is in the index. */
const makers = [
  ...[
    "document",
    "tokens",
    "fold",
    "stem",
    "html-text",
    "place",
    "spelling",
    "write-documents",
    "write-words",
  ].map((name) => `src/search/${name}.ts`),
  "search-migrations/0000_search.sql",
  "examples/demo/generate.ts",
  "examples/demo/articles.ts",
];

async function version(): Promise<string> {
  const hash = createHash("sha256");
  for (const file of makers) hash.update(await readFile(file));
  return hash.digest("hex").slice(0, 12);
}
