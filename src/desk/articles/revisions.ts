/** The revisions of an edition as JSON. */
import { Hono } from "hono";
import * as z from "zod";
import { cursor, lang, limit, parametersOf } from "../../api/parameters.ts";
import type { AppContext, AppEnv } from "../../app-env.ts";
import { expectRevision, historyRead, revisionsRead } from "../../articles/history.ts";
import { restoreRevision } from "../../articles/restore.ts";
import { readNow } from "../../changes/read.ts";
import { decodeCursor, pageOf } from "../../cursor.ts";
import { withinTime } from "../../delivery/availability.ts";
import { DomainError } from "../../errors.ts";
import { databaseOf } from "../door.ts";
import { jsonBody } from "../json-body.ts";
import { restoration } from "./bodies.ts";
import { diffShape } from "./diff-shape.ts";
import { editionAt, etagOf, seenVersion } from "./place.ts";
import { revisionShape, revisionText } from "./shapes.ts";

const path = "/:id/editions/:locale/revisions";
const one = `${path}/:number{[1-9]\\d{0,8}}`;

export const revisions = new Hono<AppEnv>();

revisions.get(path, async (c) => {
  const query = parametersOf(c, { lang, limit, cursor });
  const place = editionAt(c, "article.read");
  const [before] = decodeCursor("revisions", query.cursor) ?? [];
  const range = { before: before === undefined ? undefined : Number(before), limit: query.limit };
  const value = await withinTime(readNow(databaseOf(c), historyRead(place, range)));
  if (value === undefined) throw new DomainError("article_not_found", { id: place.articleId });
  const page = pageOf("revisions", value.lines, query.limit, ({ number }) => [number, ""]);
  const items = page.items.map((line) => revisionShape(line, value.edition));
  return c.json({ items, nextCursor: page.nextCursor ?? null });
});

/** An older revision as the new draft. */
revisions.post(path, async (c) => {
  parametersOf(c, { lang });
  const { actor, ...place } = editionAt(c, "article.write");
  const expectedVersion = seenVersion(c);
  const { restore } = await jsonBody(c, restoration);
  const db = databaseOf(c);
  const saved = await restoreRevision(db, actor, { ...place, number: restore, expectedVersion }, c.env.now());
  c.header("ETag", etagOf(saved.version));
  c.header("Location", `${new URL(c.req.url).pathname}/${saved.number}`);
  return c.json({ number: saved.number, version: saved.version, etag: etagOf(saved.version) }, 201);
});

revisions.get(one, async (c) => {
  parametersOf(c, { lang });
  const { found, number } = await revisionsAt(c, []);
  return c.json(revisionText(expectRevision(found, number), undefined));
});

const against = z
  .string()
  .regex(/^\d{1,9}$/, "0, 1, 2, …")
  .transform(Number)
  .optional();

/** Against the one before it where none is named, and against nothing with 0. */
revisions.get(`${one}/diff`, async (c) => {
  const query = parametersOf(c, { lang, against });
  const other = query.against ?? Number(c.req.param("number")) - 1;
  const { found, number } = await revisionsAt(c, [other]);
  const before = other === 0 ? undefined : expectRevision(found, other);
  return c.json(diffShape(before, expectRevision(found, number)));
});

async function revisionsAt(c: AppContext, others: readonly number[]) {
  const place = editionAt(c, "article.read");
  const number = Number(c.req.param("number"));
  const value = await withinTime(readNow(databaseOf(c), revisionsRead(place, [number, ...others])));
  return { found: value, number };
}
