import { Hono } from "hono";
import * as z from "zod";
import type { AppContext, AppEnv } from "../app-env.ts";
import { decodeCursor } from "../cursor.ts";
import { articlesTag, enterprisesTag, enterpriseTag, registerTag } from "../delivery/tags.ts";
import { certificationListRead, enterpriseListRead } from "../enterprises/list.ts";
import { isFormerKey } from "../enterprises/keys.ts";
import { profileRead } from "../enterprises/profile.ts";
import { statisticsRead } from "../enterprises/statistics.ts";
import { DomainError } from "../errors.ts";
import { isId } from "../identity.ts";
import { pick, serveAnswer } from "./answer.ts";
import {
  cursor,
  id,
  lang,
  limit,
  namesOutOf,
  parametersOf,
  tier,
  wantedLocales,
  year,
} from "./parameters.ts";
import {
  batchShape,
  certificationShape,
  enterpriseShape,
  profileShape,
  statisticsShape,
} from "./register-shapes.ts";

const brief = [
  "slug",
  "name",
  "names",
  "urls",
  "availableLocales",
  "category",
  "certifications",
  "updatedAt",
] as const;
const whole = [...brief, "parent", "allNames", "identifiers"] as const;

const enterprisesQuery = z.object({
  lang,
  limit,
  cursor,
  tier,
  batch: id,
  year,
  fields: namesOutOf(brief),
}).shape;
const profileQuery = z.object({ lang, fields: namesOutOf(whole) }).shape;
const batchesQuery = z.object({ lang, tier, year }).shape;
const certificationsQuery = z.object({ lang, limit, cursor, batch: id, enterprise: id }).shape;
const statisticsQuery = z.object({ lang }).shape;

/** Enterprises, batches, certifications and what can be counted of them. */
export const register = new Hono<AppEnv>();

register.get("/enterprises", (c) => {
  const query = parametersOf(c, enterprisesQuery);
  const wanted = wantedLocales(c, query.lang);
  const after = decodeCursor("enterprises", query.cursor);
  return serveAnswer(c, {
    ...routeOf(c, "/enterprises", wanted),
    read: enterpriseListRead(wanted.locales[0], { ...query, after }),
    answer: (page) => ({
      body: {
        items: page.items.map(({ enterprise }) =>
          pick(enterpriseShape(c.env.ORIGIN, enterprise, wanted.locales), query.fields),
        ),
        nextCursor: page.nextCursor ?? null,
      },
      languages: wanted.locales,
      tags: [enterprisesTag, registerTag],
      nextCursor: page.nextCursor,
    }),
  });
});

register.get("/enterprises/:key", (c) => {
  const key = c.req.param("key");
  const query = parametersOf(c, profileQuery);
  const wanted = wantedLocales(c, query.lang);
  if (!isId(key)) throw new DomainError("enterprise_not_found");
  return serveAnswer(c, {
    ...routeOf(c, `/enterprises/${key}`, wanted),
    read: profileRead(key),
    answer: (profile) => {
      if (profile === undefined) throw new DomainError("enterprise_not_found");
      const { id: enterpriseId } = profile.enterprise;
      const isMoved = isFormerKey(key, profile.enterprise);
      return {
        ...(isMoved && { movedTo: `/enterprises/${enterpriseId}` }),
        body: pick(profileShape(c.env.ORIGIN, profile, wanted.locales), query.fields),
        languages: wanted.locales,
        tags: [enterpriseTag(enterpriseId), registerTag],
      };
    },
  });
});

register.get("/batches", (c) => {
  const query = parametersOf(c, batchesQuery);
  const wanted = wantedLocales(c, query.lang);
  return serveAnswer(c, {
    ...routeOf(c, "/batches", wanted),
    read: statisticsRead(),
    answer: (figures) => ({
      body: {
        items: figures
          .filter(({ scheme }) => query.tier === undefined || scheme.tier === query.tier)
          .flatMap(({ scheme, batches }) => batches.map((batch) => batchShape(batch, scheme, wanted.locales)))
          .filter((batch) => query.year === undefined || batch.year === query.year),
      },
      languages: wanted.locales,
      tags: [registerTag],
    }),
  });
});

register.get("/certifications", (c) => {
  const query = parametersOf(c, certificationsQuery);
  const wanted = wantedLocales(c, query.lang);
  const after = decodeCursor("certifications", query.cursor);
  return serveAnswer(c, {
    ...routeOf(c, "/certifications", wanted),
    read: certificationListRead({ ...query, after }),
    answer: (page) => ({
      body: {
        items: page.items.map((item) => certificationShape(c.env.ORIGIN, item, wanted.locales)),
        nextCursor: page.nextCursor ?? null,
      },
      languages: wanted.locales,
      tags: [registerTag, enterprisesTag],
      nextCursor: page.nextCursor,
    }),
  });
});

register.get("/statistics", (c) => {
  const query = parametersOf(c, statisticsQuery);
  const wanted = wantedLocales(c, query.lang);
  return serveAnswer(c, {
    ...routeOf(c, "/statistics", wanted),
    read: statisticsRead(),
    answer: (figures) => ({
      body: {
        items: figures.map((tierFigures) => statisticsShape(c.env.ORIGIN, tierFigures, wanted.locales)),
      },
      languages: wanted.locales,
      tags: [registerTag, articlesTag],
    }),
  });
});

function routeOf(c: AppContext, path: string, wanted: ReturnType<typeof wantedLocales>) {
  return { path, wanted, parameters: c.req.query() };
}
