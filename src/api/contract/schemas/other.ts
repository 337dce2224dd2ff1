/** Problems, bundles and the state of the house. */
import * as z from "zod";
import { count, instant, locale, localisedText, uri } from "./common.ts";

/** RFC 9457, with the values of the error as further members. */
export const problem = z
  .looseObject({
    ...{ type: uri, title: z.string(), status: z.int().min(400).max(599) },
    ...{ detail: z.string(), code: z.string() },
    availableLocales: z.array(locale).optional(),
  })
  .meta({ id: "Problem" });

export const problemKind = z
  .strictObject({ code: z.string(), status: z.int(), title: localisedText })
  .meta({ id: "ProblemKind" });

const listedBundle = z
  .strictObject({ hash: z.string(), url: uri, version: count, publishedAt: instant.nullable() })
  .meta({ id: "ListedBundle" });

export const manifest = z
  .strictObject({ bundles: z.record(z.string(), z.record(z.string(), listedBundle)) })
  .meta({ id: "Manifest" });

/** An i18next file: by key, words or more of the same. */
export const bundle = z.record(z.string(), z.unknown()).meta({ id: "Bundle" });

export const missedKeys = z.record(z.string(), z.string()).meta({ id: "MissedKeys" });

const indexLag = z
  .strictObject({
    status: z.enum(["ok", "building", "behind", "unavailable"]),
    ...{ seq: count.optional(), behind: count.optional(), lag: count.optional() },
  })
  .meta({ id: "IndexLag" });

export const health = z
  .strictObject({ status: z.literal("ok"), version: z.string(), epoch: count, search: indexLag })
  .meta({ id: "Health" });
export const ill = z
  .strictObject({ status: z.literal("unavailable"), version: z.string() })
  .meta({ id: "Ill" });

/** What `data` of an event of the stream holds. */
export const news = z
  .strictObject({
    ...{ seq: count, kind: z.string(), id: z.string(), locale: locale.nullable() },
    tags: z.array(z.string()),
  })
  .meta({ id: "News" });

export const contractDocument = z
  .looseObject({
    openapi: z.literal("3.1.1"),
    info: z.looseObject({ title: z.string(), version: z.string() }),
  })
  .meta({ id: "OpenApi" });
