import type { Random } from "./random.ts";
import { closings, standing } from "./shapes/closings.ts";
import type { Shape } from "./shapes/shape.ts";
import type { Facts, Template } from "./words/template.ts";

/** Three to six: the lead, what there is room for in the order of the shape, and a close. */
export function chooseBlocks(shape: Shape, facts: Facts, random: Random): Template[] {
  const held = facts["certified"] !== undefined && random.chance(0.5) ? [standing] : [];
  const room = random.pick([1, 2, 2, 3, 3, 4]) - held.length;
  const chosen = new Set<readonly Template[]>();
  let used = 0;
  for (const run of random.sample(shape.runs, shape.runs.length)) {
    if (used + run.length > room) continue;
    chosen.add(run);
    used += run.length;
  }
  const runs = shape.runs.filter((run) => chosen.has(run)).flat();
  return [random.pick(shape.leads), ...runs, ...held, random.pick(closings)];
}
