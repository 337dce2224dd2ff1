/** What a member is told, as JSON; nobody reads another's. */
import { Hono } from "hono";
import * as z from "zod";
import { cursor, lang, limit, parametersOf } from "../api/parameters.ts";
import type { AppEnv } from "../app-env.ts";
import { readNow } from "../changes/read.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import { withinTime } from "../delivery/availability.ts";
import { noticesRead } from "../notices/list.ts";
import { readAllNotices, readNotice } from "../notices/mark-read.ts";
import { actorOf, databaseOf, identityOf } from "./door.ts";
import { noticeShape } from "./talk-shapes.ts";

export const notices = new Hono<AppEnv>();

const unread = z
  .enum(["true", "false"], { error: "true, false" })
  .transform((text) => text === "true")
  .optional();

notices.get("/", async (c) => {
  const query = parametersOf(c, { lang, cursor, limit, unread });
  const after = decodeCursor("notices", query.cursor);
  const { memberId = "" } = actorOf(c);
  const range = { after, limit: query.limit, unread: query.unread };
  const rows = await withinTime(readNow(databaseOf(c), noticesRead(memberId, range)));
  const page = pageOf("notices", rows, query.limit, ({ id }) => [id, ""]);
  return c.json({
    items: page.items.map(noticeShape),
    unread: identityOf(c).unread ?? 0,
    nextCursor: page.nextCursor ?? null,
  });
});

/** All that are there by now. */
notices.put("/read", async (c) => {
  parametersOf(c, { lang });
  await readAllNotices(databaseOf(c), actorOf(c), undefined, c.env.now());
  return c.body(null, 204);
});

notices.put("/:notice{[1-9]\\d{0,14}}/read", async (c) => {
  parametersOf(c, { lang });
  const id = Number(c.req.param("notice"));
  return c.json(noticeShape(await readNotice(databaseOf(c), actorOf(c), id, c.env.now())));
});
