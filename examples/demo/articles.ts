import type { Locale, Localised } from "../../src/locales.ts";
import { chooseBlocks } from "./blocks.ts";
import { gatherFacts } from "./facts.ts";
import type { Fate, Outline } from "./outline.ts";
import { randomFor } from "./random.ts";
import type { Random } from "./random.ts";
import { updates } from "./shapes/closings.ts";
import { home } from "./words/districts.ts";
import { personOf } from "./words/people.ts";
import { fill } from "./words/template.ts";
import type { Words } from "./words/template.ts";

export interface DemoArticle {
  id: string;
  slug: string;
  sourceLocale: Locale;
  topics: readonly string[];
  enterprises: readonly string[];
  /** Unix milliseconds. */
  publishedAt: number;
  fate: Fate;
  /** Written in every language, whether or not it is published in all. */
  texts: Readonly<Record<Locale, DemoText>>;
  /** A second revision of the source, which leaves the translation behind. */
  revision?: DemoText & { publishedAt: number };
  withdrawal?: { locale: Locale; at: number; note: Localised<string> };
}

export interface DemoText {
  title: string;
  standfirst?: string;
  byline: string;
  /** Markdown; block for block the same in every language. */
  body: string;
}

export function writeArticle(outline: Outline, seed: number): DemoArticle {
  const { shape, enterprises, sourceLocale, publishedAt, fate, index } = outline;
  const random = randomFor(seed, "text", index);
  const facts = gatherFacts(outline, random);
  const title = fill(random.pick(shape.titles), facts);
  const standfirst = random.chance(0.7) ? fill(random.pick(shape.standfirsts), facts) : undefined;
  const blocks = chooseBlocks(shape, facts, random).map((block) => fill(block, facts));
  const reporter = personOf(random);
  const textIn = (locale: Locale, body: readonly Words[]): DemoText => ({
    title: capitalised(inLanguage(title, locale)),
    ...(standfirst && { standfirst: capitalised(inLanguage(standfirst, locale)) }),
    byline: inLanguage(locale === sourceLocale ? credited(reporter) : translated, locale),
    body: body.map((block) => finish(inLanguage(block, locale))).join("\n\n"),
  });
  const revised = () => blocks.with(-1, joined(blocks.at(-1), fill(random.pick(updates), facts)));
  return {
    id: `demo-a-${String(index).padStart(6, "0")}`,
    slug: slugOf(title.en, index),
    sourceLocale,
    topics: [...shape.topics, ...(enterprises[0]?.district === home ? ["jingan"] : [])],
    enterprises: enterprises.map(({ input }) => input.id),
    publishedAt,
    fate,
    texts: { en: textIn("en", blocks), "zh-Hans": textIn("zh-Hans", blocks) },
    ...(fate === "outdated" && {
      revision: { ...textIn(sourceLocale, revised()), publishedAt: outline.laterAt },
    }),
    ...(fate === "withdrawn" && { withdrawal: withdrawalOf(outline, random) }),
  };
}

const translated: Words = { en: "Translated by the bilingual desk", zh: "译文：双语编辑部" };

const credited = ({ en, zh }: Words): Words => ({ en: `Reporter ${en}`, zh: `记者${zh}` });

const other: Readonly<Record<Locale, Locale>> = { en: "zh-Hans", "zh-Hans": "en" };

/** Of the translation, more often than not. */
function withdrawalOf({ sourceLocale, laterAt }: Outline, random: Random) {
  const locale = random.chance(0.7) ? other[sourceLocale] : sourceLocale;
  const note = {
    en: "Taken back while a figure is being checked.",
    "zh-Hans": "文中一处数据正在核实，暂时撤下。",
  };
  return { locale, at: laterAt, note };
}

const inLanguage = ({ en, zh }: Words, locale: Locale): string => (locale === "en" ? en : zh);

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A name that ends in a full stop ends the sentence too. */
const finish = (text: string): string => text.replaceAll(/(\.\]\([^)]*\))\./g, "$1");

function joined(block: Words | undefined, addition: Words): Words {
  return { en: (block?.en ?? "") + addition.en, zh: (block?.zh ?? "") + addition.zh };
}

/** The beginning of the English title, and the article's number to tell it from others. */
function slugOf(title: string, index: number): string {
  const words =
    title
      .toLowerCase()
      .replaceAll("’", "")
      .match(/[a-z0-9]+/g) ?? [];
  let slug = "";
  for (const word of words) {
    if (slug.length + word.length > 54) break;
    slug += `${word}-`;
  }
  return slug + String(index + 1);
}
