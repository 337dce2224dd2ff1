import { Hono } from "hono";
import type * as z from "zod";
import type { AppContext, AppEnv } from "../app-env.ts";
import { mapRead } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { decodeCursor } from "../cursor.ts";
import { articlesTag, enterprisesTag, enterpriseTag, registerTag } from "../delivery/tags.ts";
import {
  certificationListRead,
  changedEnterprisesRead,
  enterpriseListRead,
  enterprisesByIdRead,
} from "../enterprises/list.ts";
import type { EnterpriseRow } from "../enterprises/tables.ts";
import { isFormerKey } from "../enterprises/keys.ts";
import { profileRead } from "../enterprises/profile.ts";
import { statisticsRead } from "../enterprises/statistics.ts";
import { DomainError } from "../errors.ts";
import { isId } from "../identity.ts";
import type { Locale } from "../locales.ts";
import { pick, serveAnswer } from "./answer.ts";
import { queries } from "./contract/queries.ts";
import { expectOne, parametersOf, wantedLocales } from "./parameters.ts";
import {
  batchShape,
  certificationShape,
  enterpriseShape,
  profileShape,
  statisticsShape,
} from "./register-shapes.ts";

/** Enterprises, batches, certifications and what can be counted of them. */
export const register = new Hono<AppEnv>();

register.get("/enterprises", (c) => {
  const query = parametersOf(c, queries.listEnterprises);
  const wanted = wantedLocales(c, query.lang);
  for (const filter of ["tier", "batch", "year"] as const) expectOne(query, [filter, "updatedSince", "ids"]);
  expectOne(query, ["ids", "cursor"]);
  const { ids = [] } = query;
  return serveAnswer(c, {
    operation: "listEnterprises",
    ...routeOf(c, "/enterprises", wanted),
    read: listRead(query, wanted.locales[0]),
    answer: ({ rows, missing, nextCursor }) => ({
      body: {
        items: rows.map((row) => pick(enterpriseShape(c.env.ORIGIN, row, wanted.locales), query.fields)),
        nextCursor: nextCursor ?? null,
        ...(missing && { missing }),
      },
      languages: wanted.locales,
      tags: [enterprisesTag, registerTag, ...ids.map(enterpriseTag)],
      nextCursor,
    }),
  });
});

type ListQuery = z.output<z.ZodObject<typeof queries.listEnterprises>>;

interface Listed {
  readonly rows: readonly EnterpriseRow[];
  readonly missing?: string[];
  readonly nextCursor?: string | undefined;
}

function listRead(query: ListQuery, locale: Locale): Read<Listed> {
  const { ids, updatedSince, cursor, limit } = query;
  if (ids !== undefined)
    return mapRead(enterprisesByIdRead(ids), (rows) => ({ rows, missing: without(ids, rows) }));
  const page =
    updatedSince === undefined
      ? enterpriseListRead(locale, { ...query, after: decodeCursor("enterprises", cursor) })
      : changedEnterprisesRead(updatedSince, { limit, after: decodeCursor("changed-enterprises", cursor) });
  return mapRead(page, ({ items, nextCursor }) => ({
    rows: items.map(({ enterprise }) => enterprise),
    nextCursor,
  }));
}

const without = (ids: readonly string[], rows: readonly EnterpriseRow[]): string[] =>
  ids.filter((id) => rows.every((row) => row.id !== id));

register.get("/enterprises/:key", (c) => {
  const key = c.req.param("key");
  const query = parametersOf(c, queries.getEnterprise);
  const wanted = wantedLocales(c, query.lang);
  if (!isId(key)) throw new DomainError("enterprise_not_found");
  return serveAnswer(c, {
    operation: "getEnterprise",
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
  const query = parametersOf(c, queries.listBatches);
  const wanted = wantedLocales(c, query.lang);
  return serveAnswer(c, {
    operation: "listBatches",
    ...routeOf(c, "/batches", wanted),
    read: statisticsRead(),
    answer: (figures) => ({
      body: {
        items: figures
          .filter(({ scheme }) => query.tier === undefined || scheme.tier === query.tier)
          .flatMap(({ scheme, batches }) => batches.map((batch) => batchShape(batch, scheme, wanted.locales)))
          .filter((batch) => query.year === undefined || batch.year === query.year)
          .map((batch) => pick(batch, query.fields)),
      },
      languages: wanted.locales,
      tags: [registerTag],
    }),
  });
});

register.get("/certifications", (c) => {
  const query = parametersOf(c, queries.listCertifications);
  const wanted = wantedLocales(c, query.lang);
  const after = decodeCursor("certifications", query.cursor);
  return serveAnswer(c, {
    operation: "listCertifications",
    ...routeOf(c, "/certifications", wanted),
    read: certificationListRead({ ...query, after }),
    answer: (page) => ({
      body: {
        items: page.items.map((item) =>
          pick(certificationShape(c.env.ORIGIN, item, wanted.locales), query.fields),
        ),
        nextCursor: page.nextCursor ?? null,
      },
      languages: wanted.locales,
      tags: [registerTag, enterprisesTag],
      nextCursor: page.nextCursor,
    }),
  });
});

register.get("/statistics", (c) => {
  const query = parametersOf(c, queries.getStatistics);
  const wanted = wantedLocales(c, query.lang);
  return serveAnswer(c, {
    operation: "getStatistics",
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
