import { isMap, isScalar, isSeq, type ParsedNode } from "yaml";
import { Unreadable, type Document, type Place, type ReadOptions } from "../../document.ts";
import { placesIn } from "../encoding/place.ts";
import { entriesOf } from "../json/entries.ts";
import { messagesIn } from "../json/messages.ts";
import type { JsonChild, JsonContainer, JsonNode } from "../json/parse.ts";
import { notesIn, originIn } from "./comments.ts";
import { parseYaml } from "./parse.ts";

/** @throws Unreadable as `parseYaml` does, and `yaml-not-a-map` or `yaml-key` */
export function readYaml(text: string, options: ReadOptions): Document {
  const placeOf = placesIn(text);
  const parsed = parseYaml(text, placeOf)?.contents;
  const root = isMap(parsed) ? containerOf(parsed, placeOf) : undefined;
  if (root === undefined) throw new Unreadable("yaml-not-a-map", placeOf(parsed?.range[0] ?? 0));
  return { format: "yaml", ...originIn(text), ...messagesIn(entriesOf(root, options).all, placeOf) };
}

/** As if it stood in JSON. The parser has bounded the depth. */
function containerOf(node: ParsedNode, placeOf: (offset: number) => Place): JsonContainer | undefined {
  const [at, end] = node.range;
  if (isMap(node)) {
    const children = node.items.map(({ key, value }, index) => {
      if (!isScalar(key)) throw new Unreadable("yaml-key", placeOf(key.range[0]));
      const comments = [index === 0 && node.commentBefore, key.commentBefore];
      return childOf(String(key.value ?? ""), key.range[0], value, comments, placeOf);
    });
    return { kind: "object", at, end, children };
  }
  if (!isSeq(node)) return undefined;
  const children = node.items.map((item, index) =>
    childOf(String(index), item.range[0], item, [index === 0 && node.commentBefore], placeOf),
  );
  return { kind: "array", at, end, children };
}

type Comment = string | null | undefined | false;

function childOf(
  name: string,
  at: number,
  value: ParsedNode | null,
  comments: readonly Comment[],
  placeOf: (offset: number) => Place,
): JsonChild {
  const end = value?.range[1] ?? at;
  const node = (value && containerOf(value, placeOf)) ?? leafOf(value, at, comments);
  return { name, from: at, at, node, to: end };
}

/** `~` and `null` without quotes are nothing; whatever else has none is words all the same. */
function leafOf(value: ParsedNode | null, at: number, comments: readonly Comment[]): JsonNode {
  if (!isScalar(value)) return { kind: "other", raw: "", at, end: at };
  const [from, end] = value.range;
  if (value.type === "PLAIN" && /^(?:~|null|Null|NULL)$/.test(value.source))
    return { kind: "other", raw: value.source, at: from, end };
  const notes = notesIn([...comments, value.commentBefore, value.comment]);
  return { kind: "string", value: String(value.value ?? ""), notes, at: from, end };
}
