import type { Note } from "../../document.ts";
import type { Dialect, Unit } from "./dialect.ts";
import { isSameNote } from "./notes.ts";
import { indentBefore, prefixOf } from "./tags.ts";
import type { Edit } from "../xml/edits.ts";
import { withoutForbidden } from "../xml/text.ts";
import { elementsOf, type XmlDocument, type XmlElement } from "../xml/tree.ts";

/** The notes of a unit as they are now; those that stay keep their markup. */
export function editNotes(
  unit: Unit,
  notes: readonly Note[],
  { text }: XmlDocument,
  dialect: Dialect,
): readonly Edit[] {
  const prefix = prefixOf(unit.element);
  const markup = notesAsMarkup(unit, notes, text, dialect);
  const [first, ...rest] = unit.notes;
  if (first === undefined) return [insertion(unit, markup.join(""), text, prefix)];
  if (markup.length === 0 && first.parent !== unit.element) return [removal(first.parent ?? first, text)];
  if (markup.length === 0) return unit.notes.map((note) => removal(note, text));
  const indent = indentBefore(text, first.from);
  return [
    { from: first.from, to: first.to, with: markup.join(indent) },
    ...rest.map((note) => removal(note, text)),
  ];
}

function notesAsMarkup(
  unit: Unit,
  notes: readonly Note[],
  text: string,
  dialect: Dialect,
): readonly string[] {
  const left = unit.notes.map((element, at) => ({ element, note: unit.message.notes?.[at] }));
  return notes.map((note) => {
    const at = left.findIndex((one) => isSameNote(note, one.note));
    const [same] = at === -1 ? [] : left.splice(at, 1);
    if (same !== undefined) return text.slice(same.element.from, same.element.to);
    return dialect.note(note.from, withoutForbidden(note.text), prefixOf(unit.element));
  });
}

/** The first notes of a unit: beside its target in 1.2, in an element of their own before its words in 2.1. */
function insertion({ element, parts }: Unit, markup: string, text: string, prefix: string): Edit {
  const [part] = parts;
  if (part !== undefined && part.holder === element) {
    const after = part.target ?? part.last;
    return { from: after.to, to: after.to, with: indentBefore(text, after.from) + markup };
  }
  const before =
    elementsOf(element).find(({ local, uri }) => uri === element.uri && local !== "notes") ?? element;
  const wrapped = `<${prefix}notes>${markup}</${prefix}notes>`;
  return { from: before.from, to: before.from, with: wrapped + indentBefore(text, before.from) };
}

function removal({ from, to }: XmlElement, text: string): Edit {
  return { from: from - indentBefore(text, from).length, to, with: "" };
}
