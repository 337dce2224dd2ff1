/** What the articles' routes take: nothing but these fields. */
import * as z from "zod";
import { imageLimits } from "../../images/limits.ts";
import { locales } from "../../locales.ts";

const locale = z.enum(locales);
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "[a-z0-9-]{1,64}");
const ids = z.array(id).max(100, { error: "≤ 100" });
const slug = z.string().max(64, { error: "≤ 64" });
const line = (longest: number) => z.string().max(longest, { error: `≤ ${longest}` });

/** RFC 3339, with its offset. */
export const moment = z.iso
  .datetime({ offset: true, error: "2026-03-01T08:00:00+08:00" })
  .transform((text) => Date.parse(text));

export const newArticle = z.strictObject({
  slug,
  sourceLocale: locale,
  authoritativeLocale: locale.exactOptional(),
  topics: ids.exactOptional(),
  enterprises: ids.exactOptional(),
});

export const relinking = z
  .strictObject({ slug, topics: ids, enterprises: ids })
  .partial()
  .refine((value) => Object.keys(value).length > 0, { error: "slug, topics, enterprises" });

/** A block that nobody knows yet has no id. */
const part = z.strictObject({ id: z.string().max(64).exactOptional(), markdown: z.string() });

export const newDraft = z.strictObject({
  title: line(500),
  standfirst: line(2000).nullish(),
  byline: line(500).nullish(),
  dateline: line(500).nullish(),
  /** The picture at its head, of `/api/v1/desk/images`. */
  image: z
    .strictObject({
      id: z.string().regex(/^[0-9a-f]{32}$/, "[0-9a-f]{32}"),
      alt: line(imageLimits.alt),
      caption: line(imageLimits.caption).nullish(),
    })
    .nullish(),
  /** Markdown as a whole, or block by block under the ids that the blocks have. */
  body: z.union([z.string(), z.array(part).max(10_000)], { error: "Markdown, [{ id, markdown }]" }),
  minor: z.boolean().exactOptional(),
  /** `all`, or `title`, `standfirst` and ids of blocks. */
  confirm: z
    .union([z.literal("all"), z.array(z.string().max(64)).max(10_000)], { error: "all, [id]" })
    .exactOptional(),
});

const publication = { at: moment.nullish(), accept: z.boolean().exactOptional() };

export const onePublication = z.strictObject(publication);
export const manyPublications = z.strictObject({
  locales: z
    .array(locale)
    .min(1, { error: locales.join(", ") })
    .transform((all) => [...new Set(all)]),
  ...publication,
});

export const restoration = z.strictObject({ restore: z.int().min(1, { error: "1, 2, 3, …" }) });

const words = z
  .string()
  .transform((text) => text.trim())
  .pipe(z.string().min(1).max(2000, { error: "≤ 2000" }));

/** In the edition's own language at least: its readers are told. */
const localisedFor = (own: (typeof locales)[number]) =>
  z.partialRecord(locale, words).refine((value) => value[own] !== undefined, { error: own });

export const withdrawalIn = (own: (typeof locales)[number]) =>
  z.strictObject({ reason: localisedFor(own), at: moment.nullish() });
export const correctionIn = (own: (typeof locales)[number]) => z.strictObject({ note: localisedFor(own) });

export const newPreview = z.strictObject({
  days: z.int().min(1, { error: "1–30" }).max(30, { error: "1–30" }).exactOptional(),
});
