import type { Locale } from "../../src/locales.ts";
import type { DemoBatch } from "./batches.ts";
import { laterThan, soonAfter, timeOf } from "./calendar.ts";
import type { DemoEnterprise } from "./enterprises.ts";
import { at, randomFor } from "./random.ts";
import type { Random } from "./random.ts";
import { drawEnterprises, enterpriseCount } from "./register.ts";
import type { DemoRegister } from "./register.ts";
import { batch as batchShape } from "./shapes/batch.ts";
import type { Shape } from "./shapes/shape.ts";
import { shapes } from "./shapes/shapes.ts";

/** `translated`: public in both languages; `outdated`: and then the source changed; `withdrawn`: and then one was taken back. */
export type Fate = "translated" | "untranslated" | "outdated" | "withdrawn";

/** What an article is about, before a word of it is written. */
export interface Outline extends Story {
  index: number;
  sourceLocale: Locale;
  fate: Fate;
  /** When the fate strikes: the second revision or the withdrawal. */
  laterAt: number;
}

interface Story {
  shape: Shape;
  enterprises: readonly DemoEnterprise[];
  publishedAt: number;
  batch?: DemoBatch;
}

export function outlineArticle(register: DemoRegister, index: number, seed: number): Outline {
  const random = randomFor(seed, "outline", index);
  const sourceLocale = random.chance(0.6) ? "zh-Hans" : "en";
  const fate = fateOf(random.next());
  const tellsOfBatch = random.chance(0.09);
  const story =
    (tellsOfBatch ? batchStory(register, index, random) : undefined) ?? anyStory(register, index, random);
  return { index, sourceLocale, fate, ...story, laterAt: laterThan(story.publishedAt, random) };
}

function fateOf(draw: number): Fate {
  if (draw < 0.8) return "translated";
  if (draw < 0.92) return "untranslated";
  return draw < 0.97 ? "outdated" : "withdrawn";
}

function anyStory(register: DemoRegister, index: number, random: Random): Story {
  const shape = random.pick(shapes);
  const [fewest, most] = shape.enterprises;
  const enterprises = drawEnterprises(
    register,
    index,
    random.int(fewest, most),
    shape.isLocal ?? false,
    random,
  );
  return { shape, enterprises, publishedAt: timeOf(index, random) };
}

/** Told days after a batch was published, of those on it that the register has by now. */
function batchStory(register: DemoRegister, index: number, random: Random): Story | undefined {
  const [first] = drawEnterprises(register, index, 1, false, random);
  if (first === undefined || first.certifications.length === 0) return undefined;
  const { batch } = at(first.certifications, random.int(0, first.certifications.length - 1));
  const present = (register.certified.get(batch.id) ?? []).filter(
    (enterprise) => enterprise.index < enterpriseCount(index + 1),
  );
  const enterprises = random.sample(present, random.int(1, 4));
  return { shape: batchShape, enterprises, publishedAt: soonAfter(batch.publishedOn, random), batch };
}
