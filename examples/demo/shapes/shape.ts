import type { Template } from "../words/template.ts";
import type { TopicId } from "../words/topics.ts";

/** A kind of story: every article of it takes one of each, and as many runs as it has room for. */
export interface Shape {
  topics: readonly TopicId[];
  /** The fewest and the most enterprises that it is about. */
  enterprises: readonly [fewest: number, most: number];
  /** They all sit in one district. */
  isLocal?: true;
  titles: readonly Template[];
  standfirsts: readonly Template[];
  leads: readonly Template[];
  /** Blocks that belong together, such as a heading and its list. */
  runs: readonly (readonly Template[])[];
}
