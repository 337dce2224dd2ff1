import type { Hit } from "./check.ts";
import { enumerate } from "./excerpt.ts";
import type { Difference } from "./sets.ts";

export const differenceCases = ["missing", "extra", "different"] as const;

/** Says what is missing, what is too much, or both. */
export function differenceHit(difference: Difference | undefined): Hit | undefined {
  if (difference === undefined) return undefined;
  const [missing, extra] = [enumerate(difference.missing), enumerate(difference.extra)];
  if (extra === "") return { case: "missing", params: { missing } };
  if (missing === "") return { case: "extra", params: { extra } };
  return { case: "different", params: { missing, extra } };
}
