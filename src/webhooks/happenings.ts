/** The log as receivers hear of it, with what each line is about. */
import { and, asc, desc, eq, gt, inArray, lte, sql } from "drizzle-orm";
import { record } from "../access/tables.ts";
import { articleEnterprises, articleTopics } from "../articles/tables.ts";
import { isProductBundle } from "../catalogues/copies.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Mark } from "../changes/since.ts";
import { changes } from "../changes/tables.ts";
import { enterprises } from "../enterprises/tables.ts";
import { isEventType } from "./events.ts";
import type { Happening } from "./events.ts";

export interface Stretch {
  /** Each with the line above it. */
  readonly happenings: readonly (Happening & { readonly before: Mark })[];
  /** The last line that was looked at; undefined where there is none behind `after`. */
  readonly to: number | undefined;
}

/** At most `limit` lines behind `after`. */
export function happeningsRead(after: number, limit: number): Read<Stretch> {
  const { seq, kind, subjectId, locale, tags, at, committedAt } = changes;
  const subjects = sql`(SELECT subject_id FROM (SELECT seq, kind, subject_id FROM ${changes}
    WHERE seq > ${after} ORDER BY seq LIMIT ${limit}) WHERE kind LIKE 'article.%')`;
  return read(
    (db) => [
      db
        .select({ seq, kind, subjectId, locale, tags, at, committedAt })
        .from(changes)
        .where(gt(seq, after))
        .orderBy(asc(seq))
        .limit(limit),
      db.select({ seq, at: committedAt }).from(changes).where(lte(seq, after)).orderBy(desc(seq)).limit(1),
      db
        .select({
          ...{ article: articleEnterprises.articleId, of: articleEnterprises.enterpriseId },
          slug: enterprises.slug,
        })
        .from(articleEnterprises)
        .innerJoin(enterprises, eq(enterprises.id, articleEnterprises.enterpriseId))
        .where(inArray(articleEnterprises.articleId, subjects)),
      db
        .select({ article: articleTopics.articleId, of: articleTopics.topicId })
        .from(articleTopics)
        .where(inArray(articleTopics.articleId, subjects)),
      db
        .select({ subject: record.subject, detail: record.detail })
        .from(record)
        .where(
          and(
            sql`${record.subject} IN (SELECT 'article/' || subject_id FROM ${subjects})`,
            sql`${record.action} = 'article.linked'`,
          ),
        ),
    ],
    ([lines, [above], about, topics, linked]) => {
      const was = (id: string, field: string) =>
        linked.filter(({ subject }) => subject === `article/${id}`).flatMap((line) => listIn(line, field));
      const now = (links: readonly Link[], id: string) =>
        links.flatMap(({ article, of }) => (article === id ? [of] : []));
      const happenings = lines.flatMap((line, index) => {
        if (!isEventType(line.kind) || isOurs(line.kind, line.subjectId)) return [];
        const previous = lines[index - 1];
        const before = previous ? { seq: previous.seq, at: previous.committedAt } : above;
        const id = line.subjectId;
        return [
          {
            ...line,
            kind: line.kind,
            before: before ?? { seq: 0, at: 0 },
            enterprises: new Set([...now(about, id), ...was(id, "enterprises"), ...taggedIn(line.tags)]),
            topics: new Set([...now(topics, id), ...was(id, "topics")]),
            slugs: about.flatMap(({ article, slug }) => (article === id ? [slug] : [])),
          },
        ];
      });
      return { happenings, to: lines.at(-1)?.seq };
    },
  );
}

interface Link {
  readonly article: string;
  readonly of: string;
}

/** The product's own words come with the product: the feed of changes has nothing of them. */
const isOurs = (kind: string, id: string): boolean => kind.startsWith("bundle.") && isProductBundle(id);

/** The record knows what an article was about before. */
function listIn({ detail }: { detail: Record<string, unknown> }, field: string): string[] {
  const { before } = detail;
  const list: unknown =
    typeof before === "object" && before !== null ? Reflect.get(before, field) : undefined;
  return Array.isArray(list) ? list.filter((id) => typeof id === "string") : [];
}

const prefix = "enterprise-";
const taggedIn = (tags: readonly string[]): string[] =>
  tags.flatMap((tag) => (tag.startsWith(prefix) ? [tag.slice(prefix.length)] : []));
