import { and, eq } from "drizzle-orm";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { identifiers } from "../enterprises/tables.ts";
import { named } from "./read.ts";
import { articleEnterprises, articles } from "./tables.ts";

/** Verified numbers of the enterprises that an article is about, by enterprise. @param key as of `articleRead` */
export function verifiedNumbersRead(key: string): Read<ReadonlyMap<string, string>> {
  return read(
    (db) => [
      db
        .select({ id: identifiers.enterpriseId, value: identifiers.value })
        .from(articles)
        .innerJoin(articleEnterprises, eq(articleEnterprises.articleId, articles.id))
        .innerJoin(identifiers, eq(identifiers.enterpriseId, articleEnterprises.enterpriseId))
        .where(and(named(key), eq(identifiers.verified, true))),
    ],
    ([rows]) => new Map(rows.map(({ id, value }) => [id, value])),
  );
}
