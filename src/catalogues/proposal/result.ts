import { versionHash } from "../draft-version.ts";
import type { Words } from "../draft-version.ts";
import { readContent, valuesOf, writeMeta } from "../content.ts";
import type { Document, Message } from "../document.ts";
import { dropOrigin } from "../formats/json/origin.ts";
import { i18nextJson } from "../formats/json/json.ts";
import type { Situation } from "./situation.ts";
import type { Weighed } from "./weigh.ts";

export interface Written extends Words {
  readonly hash: string;
}

/**
 * The catalogue as it would be, written into the JSON that it is now: what
 * nobody touched stays byte for byte. The first version of a JSON file keeps
 * the file's own order, indentation and escapes.
 */
export function writeResult(situation: Situation, { result, annotated }: Weighed): Written {
  const separator = situation.settings.checks.keySeparator;
  const { text } = i18nextJson.print(
    { ...frameOf(situation), messages: inOrder(result, situation) },
    { separator },
  );
  const meta = writeMeta(annotated.meta);
  const written = readContent({ number: 0, hash: "", text, meta }, separator);
  if (!isSame(valuesOf(written.document.messages), result))
    throw new Error("the catalogue as written does not say what was agreed on");
  return { text, meta, keys: result.size, hash: versionHash({ text, meta }) };
}

/** What the words are written into. */
function frameOf({ head, document }: Situation): Document {
  if (head !== undefined) return head.document;
  const isJson = document.format === "i18next" && document.text !== undefined;
  return {
    format: "i18next",
    messages: [],
    discarded: [],
    ...(isJson && { text: dropOrigin(document.text ?? "") }),
  };
}

/** Theirs in their order, and what is new after what precedes it in the file. */
function inOrder(result: ReadonlyMap<string, string>, { head, document }: Situation): Message[] {
  const known = new Set(head?.document.messages.map(({ key }) => key));
  const followers = new Map<string | undefined, string[]>();
  let before: string | undefined;
  for (const { key } of document.messages) {
    if (!known.has(key) && result.has(key)) {
      const list = followers.get(before) ?? [];
      list.push(key);
      followers.set(before, list);
      known.add(key);
    } else before = key;
  }
  const keys = [undefined, ...result.keys()].flatMap((key) => [
    ...(key === undefined ? [] : [key]),
    ...(followers.get(key) ?? []),
  ]);
  return [...new Set(keys)].flatMap((key) => {
    const value = result.get(key);
    return value === undefined ? [] : [{ key, value }];
  });
}

function isSame(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
}
