import type * as z from "zod";
import type { JsonNode } from "../../../catalogues/formats/json/parse.ts";
import { nearest } from "../nearest.ts";
import type { CliKey, CliParams } from "../words.ts";
import { configSchema } from "./schema.ts";

type Issue = z.core.$ZodIssue;

export interface Mistake {
  /** Where in the text. */
  readonly at: number;
  readonly key: CliKey;
  readonly params: CliParams;
}

/** What is wrong with the file, in its order; a name that is wrong before the one that is missed for it. */
export function firstMistake(issues: readonly Issue[], root: JsonNode): Mistake {
  const [first] = issues
    .flatMap((issue) => mistakesOf(issue, root))
    .toSorted((one, other) => rank(one) - rank(other) || one.at - other.at);
  return first ?? { at: root.at, key: "config.value", params: { field: "", expected: "" } };
}

const rank = ({ key }: Mistake): number => (key === "config.missing" ? 1 : 0);

function mistakesOf(issue: Issue, root: JsonNode): Mistake[] {
  const names = issue.path.map(String);
  const node = nodeAt(root, names);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((name) => unknownField(name, [...names, name], root));
  const field = names.join(".");
  const params = { field, expected: expectationsOf(issue).join(", ") };
  if (node === undefined) {
    const owner = nodeAt(root, names.slice(0, -1)) ?? root;
    return [{ at: owner.at, key: "config.missing", params: { field } }];
  }
  return [{ at: node.at, key: "config.value", params }];
}

function unknownField(name: string, path: readonly string[], root: JsonNode): Mistake {
  const at = nodeAt(root, path)?.at ?? root.at;
  const meant = path.length === 1 ? nearest(name, Object.keys(configSchema.shape)) : undefined;
  const params = { field: path.join(".") };
  return meant === undefined
    ? { at, key: "config.unknown", params }
    : { at, key: "config.unknown_meant", params: { ...params, meant } };
}

function nodeAt(root: JsonNode, [name, ...rest]: readonly string[]): JsonNode | undefined {
  if (name === undefined) return root;
  const children = root.kind === "object" || root.kind === "array" ? root.children : [];
  const child = children.findLast((each) => each.name === name);
  return child === undefined ? undefined : nodeAt(child.node, rest);
}

/** As one would write it in the file. */
function expectationsOf(issue: Issue): string[] {
  if (issue.code === "invalid_type") return [issue.expected];
  if (issue.code === "invalid_value") return issue.values.map((value) => JSON.stringify(value));
  if (issue.code === "invalid_union") return issue.errors.flat().flatMap(expectationsOf);
  if (issue.code === "too_small") return [`≥ ${issue.minimum}`];
  if (issue.code === "invalid_key") return issue.issues.flatMap(expectationsOf);
  return [issue.code];
}
