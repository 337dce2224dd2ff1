/** A small newsroom whose ids are names: two enterprises, one scheme, one batch, and articles as a test needs them. */
import { and, eq } from "drizzle-orm";
import type { Actor } from "../../src/access/actor.ts";
import { createArticle } from "../../src/articles/create.ts";
import { draftRevision } from "../../src/articles/draft.ts";
import type { Drafted, NewRevision } from "../../src/articles/draft.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { editions } from "../../src/articles/tables.ts";
import type { Database } from "../../src/database.ts";
import { registerEnterprise } from "../../src/enterprises/register.ts";
import { establishScheme, openBatch } from "../../src/enterprises/schemes.ts";
import type { Locale } from "../../src/locales.ts";

export const editor: Actor = {
  id: "editor-lin",
  name: "editor-lin",
  roles: ["editor"],
  locales: null,
  namespaces: null,
  door: "api",
};
export const noon = Date.parse("2026-03-01T12:00:00Z");

export const words = {
  en: {
    title: "A tunnel opens",
    body: "The tunnel opened today.\n\nIt took three years.\n\nTrains run from Monday.",
  },
  "zh-Hans": { title: "隧道通车", body: "隧道今天通车。\n\n工程历时三年。\n\n列车从周一开始运行。" },
} satisfies Record<Locale, { title: string; body: string }>;

export async function establishRegister(db: Database): Promise<void> {
  await establishScheme(
    db,
    editor,
    {
      id: "municipal",
      tier: "municipal",
      jurisdiction: "CN-SH",
      position: 1,
      name: { en: "Municipal centre", "zh-Hans": "市级技术中心" },
      authorities: [{ en: "The commission", "zh-Hans": "委员会" }],
    },
    noon,
  );
  await openBatch(
    db,
    editor,
    { id: "municipal-23", schemeId: "municipal", number: 23, year: 2017, listed: 64 },
    noon,
  );
  await register(db, "tunnel-works", "Tunnel Works", "隧道工程公司");
  await register(db, "signal-house", "Signal House", "信号公司");
}

export function register(db: Database, id: string, en: string, zh: string): Promise<string> {
  const name = { kind: "legal", source: "official", verified: true } as const;
  const names = [
    { ...name, tag: "en", value: en },
    { ...name, tag: "zh-Hans", value: zh },
  ];
  return registerEnterprise(db, editor, { id, slug: id, names }, noon);
}

export interface Story {
  id?: string;
  sourceLocale?: Locale;
  enterprises?: string[];
  topics?: string[];
  /** Languages to publish at once, in one stroke; those drafted only are in `drafts`. */
  published?: Locale[];
  drafts?: Locale[];
  at?: number;
}

/** An article about the tunnel, drafted and published as asked. */
export async function tell(db: Database, story: Story = {}): Promise<string> {
  const { id = "tunnel", sourceLocale = "en", enterprises = ["tunnel-works"], at = noon } = story;
  const { published = ["en", "zh-Hans"], drafts = [], topics = [] } = story;
  await createArticle(db, editor, { id, slug: id, sourceLocale, enterprises, topics }, at);
  const inOrder = [...new Set([sourceLocale, ...published, ...drafts])];
  for (const locale of inOrder.filter((tag) => published.includes(tag) || drafts.includes(tag))) {
    await draft(db, { articleId: id, locale, expectedVersion: 0 }, at);
  }
  if (published.length > 0) {
    await publishEditions(
      db,
      editor,
      { articleId: id, editions: published.map((locale) => ({ locale })) },
      at,
    );
  }
  return id;
}

type Draft = Pick<NewRevision, "articleId" | "locale" | "expectedVersion"> & Partial<NewRevision>;

export function draft(db: Database, input: Draft, at = noon): Promise<Drafted> {
  return draftRevision(db, editor, { ...words[input.locale], ...input }, at);
}

/** Writes a new revision over whatever the edition is at, and publishes it. */
export async function rewrite(
  db: Database,
  input: Omit<Draft, "expectedVersion">,
  at: number,
): Promise<readonly Locale[]> {
  const version = await versionOf(db, input.articleId, input.locale);
  await draft(db, { ...input, expectedVersion: version }, at);
  return publishEditions(
    db,
    editor,
    { articleId: input.articleId, editions: [{ locale: input.locale }] },
    at,
  );
}

export async function versionOf(db: Database, articleId: string, locale: Locale): Promise<number> {
  const edition = await findEdition(db, articleId, locale);
  return edition?.version ?? 0;
}

export async function findEdition(db: Database, articleId: string, locale: Locale) {
  const [row] = await db
    .select()
    .from(editions)
    .where(and(eq(editions.articleId, articleId), eq(editions.locale, locale)));
  return row;
}
