import type { Document, Loss, Message, PrintOptions } from "../../document.ts";
import type { Dialect, Unit } from "./dialect.ts";
import { additionOf, encodingEdits, removalOf, targetLanguageEdits } from "./file-edits.ts";
import { areSameNotes } from "./notes.ts";
import { staysReadable } from "./readable.ts";
import { unitsWithKeys } from "./read.ts";
import { editUnit } from "./unit-edits.ts";
import { applyEdits, type Edit } from "../xml/edits.ts";
import type { XmlDocument } from "../xml/tree.ts";

/**
 * The file as it came, with nothing touched but what has changed since: targets,
 * states, notes; units whose messages are gone, and units for new messages.
 */
export function spliceXliff(document: Document, text: string, options: PrintOptions, dialect: Dialect) {
  const xml = dialect.parse(text);
  const around = { xml, ...unitsWithKeys(xml, dialect) };
  const losses: Loss[] = [];
  const { pairs, added } = pair(document.messages, around.keys);
  const staying = new Set(around.units.filter((_, at) => pairs.has(at)).map(({ file }) => file));
  const changes = around.units.flatMap((unit, at): readonly Edit[] => {
    const message = pairs.get(at);
    if (message === undefined) return [removalOf(unit, staying, xml)];
    return isUnchanged(unit, message) ? [] : editChanged(unit, message, xml, dialect, losses);
  });
  const edits = [...changes, ...additionOf(added, around, document, options, dialect, losses)];
  const head = [...encodingEdits(xml, losses), ...targetLanguageEdits(edits, xml, document)];
  return { text: applyEdits(text, [...head, ...edits]), losses };
}

/** Messages by the units they stand in; of equal keys the first goes with the first. */
function pair(messages: readonly Message[], keys: readonly string[]) {
  const places = Map.groupBy([...keys.keys()].reverse(), (at) => keys[at] ?? "");
  const pairs = new Map<number, Message>();
  const added = messages.filter((message) => {
    const at = places.get(message.key)?.pop();
    if (at !== undefined) pairs.set(at, message);
    return at === undefined;
  });
  return { pairs, added };
}

function isUnchanged({ message: was }: Unit, { value, state, notes = [] }: Message): boolean {
  return was.value === value && was.state === state && areSameNotes(was.notes ?? [], notes);
}

/** A change that would make the file unreadable, such as one that loses a code it must not lose, is not made. */
function editChanged(unit: Unit, message: Message, xml: XmlDocument, dialect: Dialect, losses: Loss[]) {
  const told: Loss[] = [];
  const edits = editUnit(unit, message, xml, dialect, told);
  const isSafe = !unit.hasCodes && unit.notes.length === 0;
  if (edits !== undefined && (isSafe || staysReadable(edits, unit, xml, dialect))) {
    losses.push(...told);
    return edits;
  }
  losses.push({ key: message.key, what: "codes" });
  return [];
}
