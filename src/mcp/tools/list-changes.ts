import * as z from "zod";
import { visitOf } from "../../app-env.ts";
import type { SyncItem, SyncPage } from "../../api/contract/types.ts";
import { decodeSync, encodeSync } from "../../api/sync/cursor.ts";
import { readNow } from "../../changes/read.ts";
import { lineAtRead } from "../../changes/since.ts";
import type { Mark } from "../../changes/since.ts";
import { openDatabase } from "../../database.ts";
import { withinTime } from "../../delivery/availability.ts";
import type { Locale } from "../../locales.ts";
import { annotations, answered, languageIn, quotable } from "./tool.ts";
import type { Desk } from "./tool.ts";

const types = ["article", "enterprise"] as const;

export function registerListChanges(desk: Desk): void {
  const { server, words, ask } = desk;
  const inputSchema = z.object({
    language: languageIn(words),
    after: z
      .int()
      .min(0)
      .optional()
      .describe(words("mcp.changes.after", { field: "next" })),
    types: z
      .array(z.enum(types))
      .min(1)
      .max(2)
      .default(["article", "enterprise"])
      .describe(words("mcp.changes.types")),
    limit: z.int().min(1).max(50).default(20).describe(words("mcp.changes.limit")),
  });
  const said = { title: words("mcp.changes"), description: words("mcp.changes.about") };
  server.registerTool(
    "list_changes",
    { ...said, inputSchema, annotations },
    ({ language, after, types: asked, limit }) =>
      answered(desk, language, async (locale) => {
        const mark = await markOf(desk, after, limit);
        const [first = "article", ...rest] = types.filter((type) => asked.includes(type));
        const cursor = encodeSync({ mark, place: undefined, locales: [locale], types: [first, ...rest] });
        const { body, freshness } = await ask("/sync", { cursor, limit, lang: locale });
        return { ...shapeOf(body as SyncPage, locale, desk), freshness };
      }),
  );
}

/** Behind which line of the log to begin: the one that was named, or as many from its end as are wanted. */
async function markOf({ c }: Desk, after: number | undefined, limit: number): Promise<Mark> {
  const seq = after ?? Math.max(0, (await c.env.isolate.epochNow(visitOf(c))) - limit);
  const db = openDatabase(c.env.DB.withSession("first-unconstrained"));
  return (await withinTime(readNow(db, lineAtRead(seq)))) ?? { seq: 0, at: 0 };
}

function shapeOf({ items, nextCursor, hasMore }: SyncPage, language: Locale, desk: Desk) {
  return {
    changes: items.map((item) => changeOf(item, language, desk)),
    next: decodeSync(nextCursor).mark.seq,
    hasMore,
  };
}

function changeOf(item: SyncItem, language: Locale, desk: Desk) {
  const { seq, type, id, op } = item;
  const change = { seq, type, change: op === "upsert" ? "published" : "removed", id };
  if (item.op === "delete") {
    const { reason, into, removed } = item;
    return { ...change, reason, into, removed: removed?.[language] };
  }
  const enterprise = item.type === "enterprise" ? item.enterprise : undefined;
  if (enterprise) {
    const { names, urls, category } = enterprise;
    return { ...change, name: names[language]?.value, url: urls.html[language], category };
  }
  const edition = item.type === "article" ? item.article?.editions[language] : undefined;
  return edition === undefined ? change : { ...change, ...quotable(edition, language, desk) };
}
