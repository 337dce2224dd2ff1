/** Pictures as JSON: found, brought, described and removed. */
import { Hono } from "hono";
import * as z from "zod";
import { expectMay } from "../access/policy.ts";
import { cursor, lang, limit, parametersOf } from "../api/parameters.ts";
import { tellEdgeSoon } from "../app-env.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { readNow } from "../changes/read.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import { withinTime } from "../delivery/availability.ts";
import { DomainError } from "../errors.ts";
import { addImage } from "../images/add.ts";
import { isImageId } from "../images/address.ts";
import { describeImage } from "../images/describe.ts";
import { imagesRead } from "../images/list.ts";
import { usedImageRead } from "../images/read-one.ts";
import { removeImage } from "../images/remove.ts";
import { locales } from "../locales.ts";
import { seenVersion } from "./articles/place.ts";
import { actorOf, databaseOf } from "./door.ts";
import { imageShape, markdownFor, usedImageShape } from "./images/shapes.ts";
import { imageUpload, isForm } from "./images/upload.ts";
import { jsonBody } from "./json-body.ts";

export const images = new Hono<AppEnv>();

/** Before a body is looked at, or an id. */
images.use(async (c, next) => {
  expectMay(actorOf(c), "image.upload");
  await next();
});

images.get("/", async (c) => {
  const query = parametersOf(c, { lang, limit, cursor, q: z.string().max(200, "≤ 200").optional() });
  const after = decodeCursor("images", query.cursor);
  const rows = await withinTime(readNow(databaseOf(c), imagesRead({ ...query, after })));
  const page = pageOf("images", rows, query.limit, ({ createdAt, id }) => [createdAt, id]);
  const items = page.items.map((row) => imageShape(c.env.ORIGIN, row));
  return c.json({ items, nextCursor: page.nextCursor ?? null });
});

const text = z.string().max(2000, "≤ 2000").optional();
const described = Object.fromEntries(locales.map((locale) => [`alt-${locale}`, text]));

const locale = z.enum(locales, { error: locales.join(", ") }).optional();

/** With the Markdown that puts it into a text, in the words of the language that `locale` names. */
images.post("/", async (c) => {
  const known = isForm(c) ? { lang, locale } : { lang, locale, name: text, credit: text, ...described };
  const asked = parametersOf(c, known);
  const input = await imageUpload(c);
  const { image, isNew } = await addImage(databaseOf(c), c.env.IMAGES, actorOf(c), input, c.env.now());
  const shape = imageShape(c.env.ORIGIN, image);
  c.header("Location", `/api/v1/desk/images/${image.id}`);
  c.header("ETag", shape.etag);
  return c.json({ ...shape, markdown: markdownFor(image, asked.locale) }, isNew ? 201 : 200);
});

images.get("/:id", (c) => {
  parametersOf(c, { lang });
  return imageAnswer(c, idIn(c));
});

const words = z.string().max(2000, "≤ 2000").nullable();
const description = z
  .strictObject({ alt: z.partialRecord(z.enum(locales), words), credit: words })
  .partial()
  .refine((value) => Object.keys(value).length > 0, { error: "alt, credit" });

images.patch("/:id", async (c) => {
  parametersOf(c, { lang });
  const ref = { id: idIn(c), expectedVersion: seenVersion(c) };
  const change = await jsonBody(c, description);
  await describeImage(databaseOf(c), actorOf(c), { ...ref, ...change }, c.env.now());
  tellEdgeSoon(c);
  return imageAnswer(c, ref.id);
});

images.delete("/:id", async (c) => {
  parametersOf(c, { lang });
  const ref = { id: idIn(c), expectedVersion: seenVersion(c) };
  await removeImage(databaseOf(c), c.env.IMAGES, actorOf(c), ref, c.env.now());
  tellEdgeSoon(c);
  return c.body(null, 204);
});

/** What can be no id is not looked up. */
function idIn(c: AppContext): string {
  const id = c.req.param("id") ?? "";
  if (!isImageId(id)) throw new DomainError("image_not_found");
  return id;
}

async function imageAnswer(c: AppContext, id: string): Promise<Response> {
  const found = await withinTime(readNow(databaseOf(c), usedImageRead(id)));
  if (found === undefined) throw new DomainError("image_not_found", { id });
  const shape = usedImageShape(c.env.ORIGIN, found);
  c.header("ETag", shape.etag);
  return c.json(shape);
}
