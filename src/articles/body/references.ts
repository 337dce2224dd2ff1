import type { Definition, ImageReference, LinkReference, Nodes, Root } from "mdast";
import { DomainError } from "../../errors.ts";
import { descendants, parseText, safeChunks, spanOf } from "./syntax.ts";

/** What stands behind the brackets, `(address "title")`, for each label. */
type Resources = ReadonlyMap<string, string>;

/** A stretch of text to be replaced. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What all links written out may add to a body, in characters. */
const maxGrowth = 256 * 1024;

/**
 * Writes reference links out as inline links and drops the definitions, so that
 * each block says all there is to say about itself: `[text][1]` becomes
 * `[text](https://…)`. The first definition of a label wins; one that nothing
 * refers to is lost. A body without definitions comes back as it is.
 */
export function inlineReferences(body: string): string {
  if (!body.includes("]:")) return body;
  const texts = safeChunks(body).map((chunk) => chunk.text);
  const resources = resourcesIn(texts);
  if (resources.size === 0) return body;
  let growth = 0;
  const rewritten = texts.map((text) => {
    const edits = editsOf(text, resources);
    for (const edit of edits) growth += edit.text.length;
    if (growth > maxGrowth) throw new DomainError("body_too_long", { limit: maxGrowth, size: growth });
    return applyEdits(text, edits);
  });
  return rewritten.filter((text) => text.trim() !== "").join("\n\n");
}

function resourcesIn(texts: readonly string[]): Resources {
  const found = new Map<string, string>();
  for (const text of texts) {
    if (!text.includes("]:")) continue;
    const nodes = nodesOf(parseText(text)).filter((node) => node.type === "definition");
    for (const node of nodes.toSorted((a, b) => spanOf(a).start - spanOf(b).start)) {
      if (!found.has(node.identifier)) found.set(node.identifier, resourceOf(node));
    }
  }
  return found;
}

function nodesOf(root: Root): Nodes[] {
  return [...descendants(root)].map(({ node }) => node);
}

/** The parser sees a reference only where its label is defined: each chunk is parsed below its labels. */
function editsOf(text: string, resources: Resources): Edit[] {
  const labels = labelsIn(text).filter((label) => resources.has(label));
  if (labels.length === 0) return [];
  const prelude = labels.map((label) => `[${label}]: #\n`).join("") + "\n";
  const root = parseText(prelude + text);
  const dropped = root.children.filter((node) => node.type === "definition");
  return [...dropped.map((node) => removal(node)), ...nodesOf(root).flatMap(inlining)]
    .map(({ start, end, text: by }) => ({
      start: start - prelude.length,
      end: end - prelude.length,
      text: by,
    }))
    .filter(({ start }) => start >= 0)
    .toSorted((a, b) => a.start - b.start);

  function inlining(node: Nodes): Edit[] {
    if (node.type !== "linkReference" && node.type !== "imageReference") return [];
    const resource = resources.get(node.identifier);
    return resource === undefined ? [] : [tailEdit(node, prelude + text, resource)];
  }
}

/** Everything between brackets that hold no brackets, spelled as the parser spells identifiers. */
function labelsIn(text: string): string[] {
  const labels = text.matchAll(/\[((?:[^[\]\\]|\\.){1,999})\]/gs);
  return [...new Set([...labels].map(([, label = ""]) => identifierOf(label)))];
}

function identifierOf(label: string): string {
  const folded = label.replaceAll(/[\t\n ]+/g, " ").trim();
  return folded.toLowerCase().toUpperCase().toLowerCase();
}

function removal(node: Definition): Edit {
  return { ...spanOf(node), text: "" };
}

/** Puts the resource where the reference's `[label]` or `[]` stood; a shortcut has neither. */
function tailEdit(node: LinkReference | ImageReference, text: string, resource: string): Edit {
  const { start, end } = spanOf(node);
  if (node.referenceType === "shortcut") return { start: end, end, text: resource };
  const [tail = ""] = /\[(?:[^[\]\\]|\\.)*\]$/s.exec(text.slice(start, end)) ?? [];
  return { start: end - tail.length, end, text: resource };
}

function resourceOf({ url, title }: Definition): string {
  const target = /^[^\s<>()\\|*_[\]`&"']+$/.test(url) ? url : `<${escaped(url)}>`;
  return title ? `(${target} "${escaped(title)}")` : `(${target})`;
}

/** What could end the resource, a table cell or a line, as numeric references. */
function escaped(text: string): string {
  return text.replaceAll(/[\\|<>"\n]|&(?=[#\w]+;)/g, (character) => `&#${character.charCodeAt(0)};`);
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  let at = 0;
  let result = "";
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
