import { Hono } from "hono";
import * as z from "zod";
import { newestLineRead, recordRead } from "../access/read-record.ts";
import { expectMay } from "../access/policy.ts";
import { cursor, lang, limit, parametersOf } from "../api/parameters.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { readNow } from "../changes/read.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { actorOf, databaseOf } from "./door.ts";
import { exportFormats, exportWindow, lineShape, recordStream, writers } from "./record-export.ts";
import { filterOf, filterShape, queryOf, recordFieldsIn } from "./record-filter.ts";
import { zoneOf } from "./zone.ts";

/** Who did what, when and from where; newest first. */
export const record = new Hono<AppEnv>();

/** Nothing of a filter is looked at for somebody who may not read. */
record.use(async (c, next) => {
  expectMay(actorOf(c), "record.read");
  await next();
});

record.get("/", async (c) => {
  const query = parametersOf(c, { lang, ...filterShape, cursor, limit });
  const after = decodeCursor("record", query.cursor);
  const filter = filterOf(recordFieldsIn(query), actorOf(c));
  const page = await readNow(databaseOf(c), recordRead({ ...filter, after, limit: query.limit }));
  return c.json({
    items: page.lines.map(lineShape),
    timeZone: zoneOf(actorOf(c)),
    nextCursor: page.next === undefined ? null : encodeCursor("record", page.next),
  });
});

record.get("/export", exportRecord);

const lineNumber = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, "1–999999999999999")
  .transform(Number);

/** For the page as for a program: the same file under the same parameters. */
export async function exportRecord(c: AppContext): Promise<Response> {
  expectMay(actorOf(c), "record.read");
  const format = z.enum(exportFormats, { error: exportFormats.join(", ") }).default("csv");
  const query = parametersOf(c, { lang, ...filterShape, format, before: lineNumber.optional() });
  const fields = recordFieldsIn(query);
  const filter = filterOf(fields, actorOf(c));
  const db = databaseOf(c);
  const below = query.before ?? (await readNow(db, newestLineRead())) + 1;
  const window = { below, above: Math.max(1, below - exportWindow) };
  const writer = writers[query.format];
  const older = queryOf(fields, { format: query.format, before: String(window.above) });
  return new Response(recordStream(db, filter, window, writer), {
    headers: {
      "Content-Type": writer.mediaType,
      "Content-Disposition": `attachment; filename="record-${window.above}-${below - 1}.${query.format}"`,
      ...(window.above > 1 ? { Link: `<${c.req.path}?${older}>; rel="next"` } : {}),
    },
  });
}
