import { againstSource, inAll, withIcu, type Hits, type ValueCheck } from "../check.ts";
import { differenceCases, differenceHit } from "../difference-hit.ts";
import { enumerate, excerpt } from "../excerpt.ts";
import { setDifferenceOf } from "../sets.ts";
import { readIcu, type IcuArgument } from "../text/icu.ts";
import type { Tongue } from "../tongue.ts";

/** ICU MessageFormat that no formatter could read, or plural forms that the language does not have. */
export const icuSyntax: ValueCheck = {
  id: "icu-syntax",
  group: "inside",
  severity: "error",
  scope: withIcu,
  cases: ["unclosed", "unopened", "argument", "selector", "too_deep", "no_other", "no_category", "dead"],
  inValue:
    ({ tongue }) =>
    ({ message: { value } }): Hits => {
      const result = readIcu(value);
      if (!("fault" in result))
        return result.arguments.flatMap((argument) => [...formsHit(argument, tongue)]);
      const { case: kind, at } = result.fault;
      return { case: kind, params: { column: at + 1, found: excerpt(value.slice(at, at + 20)) } };
    },
};

function* formsHit(
  argument: IcuArgument,
  { cardinals, ordinals }: Tongue,
): Generator<{
  case: string;
  params: Record<string, string>;
  severity?: "warning";
}> {
  const { name, type, selectors } = argument;
  if (type !== "plural" && type !== "selectordinal" && type !== "select") return;
  if (!selectors.includes("other")) yield { case: "no_other", params: { name } };
  if (type === "select") return;
  const categories = type === "plural" ? cardinals : ordinals;
  const unknown = selectors.filter((selector) => !/^(?:=\d+|zero|one|two|few|many|other)$/.test(selector));
  if (unknown.length > 0) yield { case: "no_category", params: { name, found: enumerate(unknown) } };
  const dead = selectors.filter((each) => /^(?:one|two|few|many)$/.test(each) && !categories.has(each));
  if (dead.length > 0) yield { case: "dead", params: { name, found: enumerate(dead) }, severity: "warning" };
}

/** The same arguments on both sides, each of the same type. */
export const icuArguments: ValueCheck = {
  id: "icu-arguments",
  group: "inside",
  severity: "error",
  scope: inAll(withIcu, againstSource),
  cases: differenceCases,
  inValue:
    () =>
    ({ text, source }) => {
      if (source === undefined) return undefined;
      const [before, after] = [readIcu(source.text.value), readIcu(text.value)];
      if ("fault" in before || "fault" in after) return undefined;
      return differenceHit(setDifferenceOf(before.arguments.map(written), after.arguments.map(written)));
    },
};

/** Chinese has one plural form and needs no `plural` for it. */
function written({ name, type }: IcuArgument): string {
  return type === "" || type === "plural" || type === "selectordinal" ? `{${name}}` : `{${name}, ${type}}`;
}
