/** Tells the stories through the product’s own verbs. */
import { createArticle } from "../../src/articles/create.ts";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { draftRevision } from "../../src/articles/draft.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import type { Database } from "../../src/database.ts";
import { registerEnterprise } from "../../src/enterprises/register.ts";
import { locales } from "../../src/locales.ts";
import { editor, noon } from "../support/newsroom.ts";
import { firms, searchTopics, stories } from "./stories.ts";
import type { SearchStory } from "./stories.ts";

const day = 24 * 3600 * 1000;

export async function loadStories(db: Database): Promise<void> {
  const known = { source: "official", verified: true } as const;
  for (const { id, en, zh, others } of firms) {
    const legal = { ...known, kind: "legal" } as const;
    const names = [
      { ...legal, tag: "en", value: en },
      { ...legal, tag: "zh-Hans", value: zh },
      ...others.map(([tag, kind, value]) => ({ ...known, tag, kind, value })),
    ];
    await registerEnterprise(db, editor, { id, slug: id, names }, noon);
  }
  for (const topic of searchTopics) await nameTopic(db, editor, topic, noon);
  for (const story of stories.toSorted((a, b) => b.age - a.age)) await loadStory(db, story);
}

async function loadStory(db: Database, story: SearchStory): Promise<void> {
  const { id, enterprises, topics, age } = story;
  const at = noon - age * day;
  await createArticle(
    db,
    editor,
    { id, slug: id, sourceLocale: "zh-Hans", enterprises: [...enterprises], topics: [...topics] },
    at,
  );
  const texts = { en: story.en, "zh-Hans": story.zh };
  for (const locale of ["zh-Hans", "en"] as const)
    await draftRevision(db, editor, { articleId: id, locale, expectedVersion: 0, ...texts[locale] }, at);
  await publishEditions(db, editor, { articleId: id, editions: locales.map((locale) => ({ locale })) }, at);
}
