import type { Loss, Message } from "../../document.ts";
import { writeContent } from "./content.ts";
import type { Attributes, Dialect, Part, Unit } from "./dialect.ts";
import { editNotes } from "./note-edits.ts";
import { areSameNotes } from "./notes.ts";
import { spreadOver } from "./spread.ts";
import { indentBefore, openedTag, prefixOf, withAttributes } from "./tags.ts";
import type { Edit } from "../xml/edits.ts";
import { isXmlText } from "../xml/text.ts";
import { attributeOf, type XmlDocument, type XmlElement } from "../xml/tree.ts";

/** What makes a unit say what its message now says; `undefined` when the value's codes do not nest. */
export function editUnit(
  unit: Unit,
  message: Message,
  xml: XmlDocument,
  dialect: Dialect,
  losses: Loss[],
): readonly Edit[] | undefined {
  const { message: was, hasCodes } = unit;
  const texts = was.value === message.value ? [] : spreadOver(unit.parts, message, losses);
  const edits = unit.parts.map((part, at) => {
    const text = texts[at];
    const prefix = prefixOf(part.holder);
    const inner = text === undefined ? undefined : writeContent(text, dialect.content, hasCodes, prefix);
    if (text !== undefined && inner === undefined) return undefined;
    const isRestated = was.state !== message.state && part.holder.local !== "ignorable";
    return editPart(part, inner, isRestated ? [message.state] : [], xml, dialect);
  });
  if (edits.includes(undefined)) return undefined;
  const notes = message.notes ?? [];
  const isNoted = !areSameNotes(was.notes ?? [], notes);
  const noted = isNoted ? editNotes(unit, notes, xml, dialect) : [];
  if (isNoted && notes.some(({ text }) => !isXmlText(text))) losses.push({ key: message.key, what: "notes" });
  return [...edits.flatMap((edit) => edit ?? []), ...noted];
}

/** @param restated the new state, if there is one: in a list, because a state may also be taken away */
function editPart(
  part: Part,
  inner: string | undefined,
  restated: readonly Message["state"][],
  xml: XmlDocument,
  dialect: Dialect,
): readonly Edit[] {
  const [state] = restated;
  const said = restated.length === 0 ? { target: {}, holder: {} } : dialect.sayState(state, part);
  const isSaidOnTarget = Object.values(said.target).some((value) => value !== undefined);
  const needsTarget = isSaidOnTarget || (state !== undefined && state !== "initial");
  const edits: Edit[] = [];
  if (Object.keys(said.holder).length > 0) edits.push(retag(part.holder, said.holder, xml));
  if (part.target !== undefined) {
    if (inner !== undefined || Object.keys(said.target).length > 0) {
      edits.push(rewrite(part.target, inner, said.target, xml));
    }
  } else if (inner !== undefined || needsTarget)
    edits.push(insertTarget(part, inner ?? "", said.target, xml));
  return edits;
}

function retag({ from, innerFrom }: XmlElement, changes: Attributes, { text }: XmlDocument): Edit {
  return { from, to: innerFrom, with: withAttributes(text.slice(from, innerFrom), changes) };
}

function rewrite(
  target: XmlElement,
  inner: string | undefined,
  changes: Attributes,
  { text }: XmlDocument,
): Edit {
  const { from, innerFrom, innerTo, to, name } = target;
  const tag = withAttributes(text.slice(from, innerFrom), changes);
  const words = inner ?? text.slice(innerFrom, innerTo);
  if (!tag.endsWith("/>")) return { from, to, with: tag + words + text.slice(innerTo, to) };
  return { from, to, with: words === "" ? tag : `${openedTag(tag)}${words}</${name}>` };
}

/** A new target stands after its source, keeps spaces as its source does, and is in the order that its part has. */
function insertTarget(
  { last, source }: Part,
  inner: string,
  changes: Attributes,
  { text }: XmlDocument,
): Edit {
  const name = `${prefixOf(last)}target`;
  const space = source === undefined ? undefined : attributeOf(source, "xml:space");
  const tag = withAttributes(`<${name}>`, { "xml:space": space, ...changes });
  return { from: last.to, to: last.to, with: `${indentBefore(text, last.from)}${tag}${inner}</${name}>` };
}
