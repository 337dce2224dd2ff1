/** The catalogues as JSON: how they stand, their files in every format, their versions, and what is public of them. */
import { Hono } from "hono";
import * as z from "zod";
import { mayI } from "../access/policy.ts";
import { iso } from "../api/localised.ts";
import { lang, limit, parametersOf } from "../api/parameters.ts";
import { tellEdgeSoon } from "../app-env.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { countLosses, exportCatalogue } from "../catalogues/export.ts";
import { formatIds } from "../catalogues/file-format.ts";
import { getVersion, readDiff, readHistory } from "../catalogues/history.ts";
import { namespaceName } from "../catalogues/locale.ts";
import { dismissMissing, missingRead } from "../catalogues/missing.ts";
import { publishCatalogue, withdrawCatalogue } from "../catalogues/publish.ts";
import { restoreVersion } from "../catalogues/restore.ts";
import { getStatus, readStatus } from "../catalogues/status.ts";
import { readNow } from "../changes/read.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { publication, restoration } from "./choice-shapes.ts";
import { actorOf, databaseOf } from "./door.ts";
import { expectedVersion } from "./if-match.ts";
import { jsonBody } from "./json-body.ts";
import { messages } from "./messages.ts";
import { placeFor } from "./place.ts";
import { shownStatus, shownVersion } from "./shown.ts";
import { uploads } from "./uploads.ts";

export const catalogues = new Hono<AppEnv>();

catalogues.get("/", async (c) => {
  const { namespace } = parametersOf(c, { lang, namespace: z.string().optional() });
  const actor = actorOf(c);
  const asked = namespace === undefined ? undefined : namespaceName(namespace);
  const isWanted = (name: string) =>
    (asked === undefined || name === asked) && mayI(actor, "catalogue.read", { namespace: name });
  const items = await readStatus(databaseOf(c), isWanted);
  return c.json({ items: items.map((status) => shownStatus(status, actor)) });
});

catalogues.route("/", uploads);
catalogues.route("/", messages);

catalogues.get("/:lng/:ns{.+}/export", async (c) => {
  const query = parametersOf(c, { lang, format, version, bare: yes, waiting: yes });
  const { locale, namespace } = placeFor(c, "catalogue.read");
  const file = await exportCatalogue(databaseOf(c), { locale, namespace, ...query });
  const losses = countLosses(file.losses).map(({ what, count }) => `${what}=${count}`);
  return c.body(file.text, 200, {
    "Content-Type": `${file.mediaType}; charset=utf-8`,
    "Content-Disposition": `attachment; filename="${file.fileName}"`,
    ...(file.number !== undefined && { "Shuangyu-Version": String(file.number), "Shuangyu-Hash": file.hash }),
    ...(losses.length > 0 && { "Shuangyu-Losses": losses.join(", ") }),
  });
});

const format = z.enum(formatIds, { error: formatIds.join(", ") }).default("i18next");
const yes = z
  .enum(["0", "1"], { error: "0, 1" })
  .default("0")
  .transform((value) => value === "1");
const numbers = z
  .string()
  .regex(/^\d{1,9}$/, "0, 1, 2, …")
  .transform(Number);
const version = z
  .union([z.enum(["draft", "published"]), numbers], { error: "draft, published, 0, 1, 2, …" })
  .default("draft");

catalogues.get("/:lng/:ns{.+}/versions", async (c) => {
  const query = parametersOf(c, { lang, limit, cursor: z.string().optional() });
  const { locale, namespace } = placeFor(c, "catalogue.read");
  const [before] = decodeCursor("versions", query.cursor) ?? [];
  const history = await readHistory(databaseOf(c), {
    ...{ locale, namespace, limit: query.limit },
    before: before === undefined ? undefined : Number(before),
  });
  const { items, next } = history;
  const nextCursor = next === undefined ? null : encodeCursor("versions", [next, ""]);
  return c.json({ items: items.map(shownVersion), nextCursor });
});

/** An older version's words as the new draft. */
catalogues.post("/:lng/:ns{.+}/versions", async (c) => {
  const { actor, ...place } = placeFor(c, "catalogue.apply");
  const { restore, note } = await jsonBody(c, restoration);
  const db = databaseOf(c);
  const input = { ...place, number: restore, note, expectedVersion: expectedVersion(c) };
  const number = await restoreVersion(db, actor, input, c.env.now());
  return c.json(shownVersion(await getVersion(db, { ...place, number })), 201);
});

catalogues.get("/:lng/:ns{.+}/versions/:number{\\d{1,9}}/diff", async (c) => {
  const { against } = parametersOf(c, { lang, against: numbers.optional() });
  const { locale, namespace } = placeFor(c, "catalogue.read");
  const number = Number(c.req.param("number"));
  const diff = await readDiff(databaseOf(c), { locale, namespace, number, against });
  return c.json({ ...diff, against: diff.against ?? null });
});

catalogues.put("/:lng/:ns{.+}/publication", async (c) => {
  const { actor, ...place } = placeFor(c, "catalogue.publish");
  const { version: number } = await jsonBody(c, publication);
  const input = { ...place, number, expectedVersion: expectedVersion(c) };
  await publishCatalogue(databaseOf(c), actor, input, c.env.now());
  tellEdgeSoon(c);
  return statusAt(c);
});

catalogues.delete("/:lng/:ns{.+}/publication", async (c) => {
  const { actor, ...place } = placeFor(c, "catalogue.publish");
  const input = { ...place, expectedVersion: expectedVersion(c) };
  await withdrawCatalogue(databaseOf(c), actor, input, c.env.now());
  tellEdgeSoon(c);
  return statusAt(c);
});

catalogues.get("/:lng/:ns{.+}/missing", async (c) => {
  parametersOf(c, { lang });
  const { locale, namespace } = placeFor(c, "catalogue.read");
  const value = await readNow(databaseOf(c), missingRead(locale, namespace));
  const items = value.map(({ key, fallback, count, firstAt, lastAt }) => ({
    ...{ key, fallback, count, firstAt: iso(firstAt), lastAt: iso(lastAt) },
  }));
  return c.json({ items });
});

catalogues.delete("/:lng/:ns{.+}/missing", async (c) => {
  const { key } = parametersOf(c, { lang, key: z.string().optional() });
  const { actor, ...place } = placeFor(c, "missing.dismiss");
  await dismissMissing(databaseOf(c), actor, { ...place, key }, c.env.now());
  return c.body(null, 204);
});

catalogues.get("/:lng/:ns{.+}", (c) => {
  parametersOf(c, { lang });
  return statusAt(c);
});

async function statusAt(c: AppContext): Promise<Response> {
  const { locale, namespace, actor } = placeFor(c, "catalogue.read");
  const status = await getStatus(databaseOf(c), locale, namespace);
  const etag = `"v${status.version}"`;
  c.header("ETag", etag);
  return c.json({ ...shownStatus(status, actor), etag });
}
