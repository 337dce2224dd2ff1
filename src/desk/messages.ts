/** The draft of a catalogue as JSON, key by key. */
import { Hono } from "hono";
import * as z from "zod";
import { cursor, lang, limit, parametersOf } from "../api/parameters.ts";
import type { AppEnv } from "../app-env.ts";
import { messageLists, readMessages } from "../catalogues/messages.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { databaseOf } from "./door.ts";
import { placeFor } from "./place.ts";
import { shownFinding } from "./shown.ts";
import { sayIn } from "./unreadable.ts";

export const messages = new Hono<AppEnv>();

const which = z.enum(messageLists, { error: messageLists.join(", ") }).default("all");
const severity = z.enum(["error", "warning", "info"], { error: "error, warning, info" }).optional();
const q = z.string().max(200, "1–200").optional();

messages.get("/:lng/:ns{.+}/messages", async (c) => {
  const { cursor: at, lang: _, ...asked } = parametersOf(c, { lang, which, severity, q, cursor, limit });
  const { locale, namespace } = placeFor(c, "catalogue.read");
  const after = decodeCursor("messages", at)?.[0];
  const query = { locale, namespace, ...asked, after: after === undefined ? undefined : String(after) };
  const found = await readMessages(databaseOf(c), query);
  const say = await sayIn(c);
  const items = found.items.map(({ findings, ...message }) => ({
    ...message,
    findings: findings.map((one) => shownFinding(one, say)),
  }));
  const nextCursor = found.next === undefined ? null : encodeCursor("messages", [found.next, ""]);
  const findings = found.general.map((one) => shownFinding(one, say));
  return c.json({ items, matching: found.matching, findings, nextCursor });
});
