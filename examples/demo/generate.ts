import type { NewScheme } from "../../src/enterprises/schemes.ts";
import { schemes } from "../jingan/schemes.ts";
import { writeArticle } from "./articles.ts";
import type { DemoArticle } from "./articles.ts";
import { demoBatches } from "./batches.ts";
import type { DemoBatch } from "./batches.ts";
import type { DemoEnterprise } from "./enterprises.ts";
import { outlineArticle } from "./outline.ts";
import type { Outline } from "./outline.ts";
import { demoRegister } from "./register.ts";
import { topics } from "./words/topics.ts";

export interface DemoTopic {
  id: string;
  label: { en: string; "zh-Hans": string };
}

export interface DemoNewsroom {
  topics: readonly DemoTopic[];
  /** Those of the opening article. */
  schemes: readonly NewScheme[];
  batches: readonly DemoBatch[];
  /** With the certifications of each. */
  enterprises: readonly DemoEnterprise[];
}

export interface Demo extends DemoNewsroom {
  /** In the order of their publication. */
  articles: readonly DemoArticle[];
}

export const demoSeed = 20171206;

/**
 * A made-up newsroom of any size: the same for the same size and seed. A larger
 * one holds every article and enterprise of a smaller one, unchanged.
 */
export function generateDemo(articleCount: number, seed: number = demoSeed): Demo {
  const { outlines, ...newsroom } = planDemo(articleCount, seed);
  return { ...newsroom, articles: outlines.map((outline) => writeArticle(outline, seed)) };
}

/** The same with its articles still to be written, for those who take them one by one. */
export function planDemo(
  articleCount: number,
  seed: number,
): DemoNewsroom & { outlines: readonly Outline[] } {
  const register = demoRegister(articleCount, seed);
  return {
    topics: topics.map(({ id, en, zh }) => ({ id, label: { en, "zh-Hans": zh } })),
    schemes,
    batches: demoBatches,
    enterprises: register.enterprises,
    outlines: Array.from({ length: articleCount }, (_, index) =>
      outlineArticle(register, index, seed),
    ).toSorted((a, b) => a.publishedAt - b.publishedAt || a.index - b.index),
  };
}
