/** What it costs those who keep copies, and who read elsewhere: the feed of changes, and the feeds of each language. */
import { encodeSync } from "../src/api/sync/cursor.ts";
import { syncTypes } from "../src/api/sync/types.ts";
import { bundle } from "./build.ts";
import { serve } from "./miniflare.ts";
import { newsroomOf } from "./newsroom.ts";
import type { Line, Section } from "./report.ts";

interface Cost {
  readonly calls: number;
  readonly rows: number;
  readonly bytes: number;
}

/** Lines of the log that an app is behind. */
const behind = [0, 10, 1000] as const;
/** So many that their log is longer than that. */
const fewest = 400;
/** Of the log, looked at by one page of changes. */
const linesAPage = 100;
const feeds = ["/en/feed.xml", "/zh/rss.xml", "/en/feed.json", "/sitemap.xml", "/news-sitemap.xml"] as const;

export async function measureFeeds(articles: number, say: (line: string) => void): Promise<Section> {
  const size = Math.max(articles, fewest);
  const script = await bundle("bench/entries/uncached.ts", "uncached");
  const host = await serve([{ name: "uncached", script }], await newsroomOf(size, say));
  try {
    const url = await host.url("uncached");
    const d1 = await host.database("uncached");
    const lines: Line[] = [];
    for (const count of behind) lines.push(await changesLine(url, d1, count));
    lines.push(
      pageLine("sync, everything, first page", await cost(`${url}/api/v1/sync?types=article&limit=20`)),
    );
    for (const path of feeds) lines.push(pageLine(path, await cost(url + path)));
    return {
      title: "Copies and feeds, uncached",
      explanation: [
        `D1 calls, rows that SQLite scanned and bytes of the body, with ${size} articles. An app that is`,
        `behind reads pages of ${linesAPage} lines of the log: the sum over them. Who has everything is answered`,
        "from memory where there is one, without a call.",
      ].join("\n"),
      lines,
    };
  } finally {
    await host.stop();
  }
}

async function changesLine(url: string, d1: D1Database, count: number): Promise<Line> {
  let cursor: string | undefined = await cursorBehind(d1, count);
  const sum = { pages: 0, calls: 0, rows: 0, bytes: 0 };
  while (cursor !== undefined) {
    const page: Cost & { text: string } = await cost(
      `${url}/api/v1/sync?limit=${linesAPage}&cursor=${cursor}`,
    );
    const { hasMore, nextCursor } = JSON.parse(page.text) as { hasMore: boolean; nextCursor: string };
    sum.pages += 1;
    for (const name of ["calls", "rows", "bytes"] as const) sum[name] += page[name];
    cursor = hasMore ? nextCursor : undefined;
  }
  const limits = [
    { column: "calls", atMost: sum.pages },
    ...(count === 0 ? [{ column: "bytes", atMost: 300 }] : []),
  ];
  return { name: `sync, ${count} changes behind`, figures: sum, limits };
}

async function cursorBehind(d1: D1Database, count: number): Promise<string> {
  const mark = await d1
    .prepare(
      "SELECT seq, committed_at AS at FROM changes WHERE seq <= (SELECT max(seq) FROM changes) - ? ORDER BY seq DESC LIMIT 1",
    )
    .bind(count)
    .first<{ seq: number; at: number }>();
  if (mark === null) throw new Error(`the log is shorter than ${count} lines`);
  return encodeSync({ mark, place: undefined, locales: ["en", "zh-Hans"], types: syncTypes });
}

const pageLine = (name: string, { calls, rows, bytes }: Cost): Line => ({
  ...{ name, figures: { pages: 1, calls, rows, bytes } },
  limits: [{ column: "calls", atMost: 1 }],
});

async function cost(url: string): Promise<Cost & { readonly text: string }> {
  const response = await fetch(url);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  const said = (name: string) => Number(response.headers.get(`Bench-${name}`) ?? Number.NaN);
  return { calls: said("Calls"), rows: said("Rows"), bytes: Buffer.byteLength(text), text };
}
