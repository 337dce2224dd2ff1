/** What a reader downloads: every public page in both languages, and all that an article needs. */
import { gzipSync } from "node:zlib";
import { bundle } from "./build.ts";
import { serve } from "./miniflare.ts";
import { newsroomOf } from "./newsroom.ts";
import type { Line, Section } from "./report.ts";
import { findSubjects, opening, pages } from "./routes.ts";

const limits = { bytes: 15_000, requests: 2 };
const segments = ["en", "zh"];

/** @param articles in the archive that the pages are filled from */
export async function measureBytes(articles: number, say: (line: string) => void): Promise<Section> {
  const script = await bundle("bench/entries/uncached.ts", "uncached");
  const host = await serve([{ name: "uncached", script }], await newsroomOf(articles, say));
  try {
    const url = await host.url("uncached");
    const database = await host.database("uncached");
    const paths = Object.keys(pages(await findSubjects(database)));
    const lines: Line[] = [];
    for (const segment of segments) lines.push(await article(url, `/${segment}/articles/${opening.slug}`));
    lines.push(await largestArticle(url, await publishedArticles(database)));
    for (const segment of segments) {
      for (const path of paths)
        lines.push(lineOf(`/${segment}${path}`, [await download(url, `/${segment}${path}`)]));
    }
    return {
      title: "Bytes of every public page",
      explanation: `Bodies, raw and compressed (zlib levels 6 and 9), from a newsroom of ${articles} articles. An article in all: the\npage and everything that its HTML makes a browser fetch.`,
      lines,
    };
  } finally {
    await host.stop();
  }
}

/** A page with all that it makes a browser fetch. */
async function article(url: string, path: string): Promise<Line> {
  const page = await download(url, path);
  const parts = [page];
  for (const resource of resourcesOf(page.toString())) parts.push(await download(url, resource));
  const line = lineOf(`${path} in all`, parts);
  return {
    ...line,
    figures: { ...line.figures, requests: parts.length },
    limits: [
      { column: "gzip 6", atMost: limits.bytes },
      { column: "requests", atMost: limits.requests },
    ],
  };
}

/** Of all articles in the archive, in either language. */
async function largestArticle(url: string, slugs: readonly string[]): Promise<Line> {
  let largest = { path: "", size: 0 };
  for (const slug of slugs) {
    for (const segment of segments) {
      const path = `/${segment}/articles/${slug}`;
      const size = gzipSync(await download(url, path)).byteLength;
      if (size > largest.size) largest = { path, size };
    }
  }
  const line = await article(url, largest.path);
  return { ...line, name: `the largest of ${slugs.length} articles in all` };
}

async function publishedArticles(d1: D1Database): Promise<string[]> {
  const query = `SELECT slug FROM articles WHERE published_locales <> '[]' ORDER BY id LIMIT 500`;
  const { results } = await d1.prepare(query).all<{ slug: string }>();
  return results.map(({ slug }) => slug);
}

/** Scripts, styles, images, icons, fonts: whatever is fetched without a click. */
export function resourcesOf(html: string): string[] {
  const tags = html.match(/<(?:link|script|img|source|iframe|video|audio|object|embed|use)\b[^>]*>/g) ?? [];
  const fetched = tags.filter(
    (tag) => !tag.startsWith("<link") || /rel="[^"]*(?:icon|stylesheet|preload|manifest)/.test(tag),
  );
  const addresses = fetched.flatMap((tag) => /(?:href|src|data)="([^"]+)"/.exec(tag)?.[1] ?? []);
  return [...new Set(addresses)].filter((address) => !address.startsWith("data:"));
}

async function download(url: string, path: string): Promise<Buffer> {
  const response = await fetch(new URL(path, url));
  if (!response.ok && response.status !== 410) throw new Error(`${path} answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

function lineOf(name: string, parts: readonly Buffer[]): Line {
  const sum = (size: (part: Buffer) => number) => parts.reduce((total, part) => total + size(part), 0);
  return {
    name,
    figures: {
      raw: sum((part) => part.byteLength),
      "gzip 6": sum((part) => gzipSync(part, { level: 6 }).byteLength),
      "gzip 9": sum((part) => gzipSync(part, { level: 9 }).byteLength),
    },
  };
}
