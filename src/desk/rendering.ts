/** Markdown as readers would see it, before anything is saved: by the very functions that make a revision. */
import { Hono } from "hono";
import * as z from "zod";
import { expectMay } from "../access/policy.ts";
import { lang, parametersOf } from "../api/parameters.ts";
import type { AppEnv } from "../app-env.ts";
import { imageIdsIn } from "../articles/body/images.ts";
import type { KnownImages } from "../articles/body/images.ts";
import { parseBody } from "../articles/body/markdown.ts";
import { renderBlock } from "../articles/body/render.ts";
import { readNow } from "../changes/read.ts";
import { withinTime } from "../delivery/availability.ts";
import { imagesAtRead } from "../images/find.ts";
import { locales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { actorOf, databaseOf } from "./door.ts";
import { jsonBody } from "./json-body.ts";

export interface Rendered {
  /** Sanitised; safe to be put into a page as it is. */
  readonly html: string;
}

/** Block by block. @throws body_too_long, body_too_deep */
export const renderMarkdown = (markdown: string, locale: Locale, images: KnownImages): Rendered[] =>
  parseBody(markdown).map((block) => ({ html: renderBlock(block.markdown, locale, images) }));

const asked = z.strictObject({ locale: z.enum(locales), markdown: z.string() });

export const rendering = new Hono<AppEnv>();

rendering.post("/", async (c) => {
  expectMay(actorOf(c), "article.write");
  parametersOf(c, { lang });
  const { locale, markdown } = await jsonBody(c, asked);
  const ids = imageIdsIn(markdown);
  const images = ids.length === 0 ? new Map() : await withinTime(readNow(databaseOf(c), imagesAtRead(ids)));
  return c.json({ blocks: renderMarkdown(markdown, locale, images) });
});
