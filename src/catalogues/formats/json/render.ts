import { stays } from "./additions.ts";
import { printNest } from "./nest.ts";
import type { JsonChild, JsonContainer, JsonNode } from "./parse.ts";
import type { Plan } from "./plan.ts";
import { indentOf, quote, type JsonStyle } from "./style.ts";

/** A file and what becomes of it. */
export interface Work extends Plan {
  readonly text: string;
  readonly style: JsonStyle;
}

/** How children are set apart in one container. */
interface Inside {
  readonly lead: string;
  /** The indentation of the lines they begin; undefined where they share one. */
  readonly margin: string | undefined;
  readonly tail: string;
}

/** A child as it will stand: what goes before it, itself, and what goes before a comma after it. */
interface Piece {
  readonly lead: string;
  readonly body: string;
  readonly trail: string;
}

/** The text of a node, in which all that nothing happens to is the file's own. */
export function renderNode(node: JsonNode, work: Work, margin: string | undefined): string {
  const value = work.values.get(node);
  if (value !== undefined) return quote(value, work.style);
  const own = work.text.slice(node.at, node.end);
  if (node.kind === "string" || node.kind === "other") return own;
  if (node.children.length === 0 && !work.added.has(node)) return own;
  const inside = insideOf(node, work, margin);
  const pieces = piecesOf(node, work, inside);
  return own.slice(0, 1) + join(pieces, node, work, inside) + own.slice(-1);
}

function insideOf({ children }: JsonContainer, { text, style }: Work, margin: string | undefined): Inside {
  const [first, second] = children;
  const last = children.at(-1);
  const tail = last && text.slice(last.node.end, last.to);
  const indent = first ? indentOf(text, first) : margin !== undefined ? margin + style.indent : undefined;
  if (indent !== undefined)
    return { lead: style.eol + indent, margin: indent, tail: tail ?? style.eol + (margin ?? "") };
  const apart = second ? text.slice(second.from, second.at) : style.colon.endsWith(" ") ? " " : "";
  return { lead: first ? apart : "", margin: undefined, tail: tail ?? "" };
}

function piecesOf(node: JsonContainer, work: Work, inside: Inside): Piece[] {
  const additions = additionsByAnchor(node, work, inside);
  const after = (anchor: JsonNode | undefined) => additions.get(anchor) ?? [];
  return [
    ...after(undefined),
    ...node.children.flatMap((child) => [...pieceOf(child, node, work, inside), ...after(child.node)]),
  ];
}

/** What goes from the middle of a list leaves `null`, so that nothing behind it changes its key. */
function pieceOf(child: JsonChild, { kind, children }: JsonContainer, work: Work, inside: Inside): Piece[] {
  const { text } = work;
  const isGone = !stays(child.node, work.removed, work.added);
  if (isGone && kind === "object") return [];
  const value = isGone ? "null" : renderNode(child.node, work, indentOf(text, child) ?? inside.margin);
  const lead = child === children[0] ? inside.lead : text.slice(child.from, child.at);
  const trail = child === children.at(-1) ? "" : text.slice(child.node.end, child.to);
  return [{ lead, body: text.slice(child.at, child.node.at) + value, trail }];
}

function additionsByAnchor(node: JsonContainer, { added, style }: Work, inside: Inside) {
  const additions = added.get(node);
  const names = [...(additions?.nest ?? [])];
  const pieces = names.map(([name, value]) => {
    const words = typeof value === "string" ? quote(value, style) : printNest(value, style, inside.margin);
    const body = node.kind === "array" ? words : quote(name, style) + style.colon + words;
    return { anchor: additions?.after.get(name), piece: { lead: inside.lead, body, trail: "" } };
  });
  const grouped = Map.groupBy(pieces, ({ anchor }) => anchor);
  return new Map(Array.from(grouped, ([anchor, those]) => [anchor, those.map(({ piece }) => piece)]));
}

/** The first child begins as the file's first child does, whichever it now is. */
function join(pieces: readonly Piece[], { children }: JsonContainer, { text }: Work, inside: Inside): string {
  const [first] = children;
  const firstLead = first ? text.slice(first.from, first.at) : inside.lead;
  if (pieces.length === 0) return "";
  const last = pieces.length - 1;
  return (
    pieces
      .map(
        ({ lead, body, trail }, at) =>
          (at === 0 ? firstLead : lead) + body + (at === last ? "" : `${trail},`),
      )
      .join("") + inside.tail
  );
}
