import { Hono } from "hono";
import * as z from "zod";
import { readRecord } from "../access/read-record.ts";
import type { RecordedLine } from "../access/read-record.ts";
import { iso } from "../api/localised.ts";
import { cursor, lang, limit, parametersOf } from "../api/parameters.ts";
import type { AppEnv } from "../app-env.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import { actorOf, databaseOf } from "./door.ts";

const subject = z.string().optional();

/** Who did what, when and from where; newest first. */
export const record = new Hono<AppEnv>();

record.get("/", async (c) => {
  const query = parametersOf(c, { lang, subject, cursor, limit });
  const after = decodeCursor("record", query.cursor);
  const lines = await readRecord(databaseOf(c), actorOf(c), { ...query, after });
  const page = pageOf("record", lines, query.limit, ({ id }) => [id, String(id)]);
  return c.json({ items: page.items.map(lineShape), nextCursor: page.nextCursor ?? null });
});

function lineShape({ at, actorId, actorName, ...line }: RecordedLine) {
  return { ...line, at: iso(at), actor: { id: actorId, name: actorName } };
}
