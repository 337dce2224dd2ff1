import type { Document, Loss, Message, PrintOptions } from "../../document.ts";
import { writeContent } from "./content.ts";
import type { Dialect, Kept, WrittenUnit } from "./dialect.ts";
import { hasForeignExtra, keptOf } from "./kept.ts";
import { idsFor } from "./names.ts";
import { isXmlText, withoutForbidden } from "../xml/text.ts";

/** A file of our own: a unit a message, its key as its name, what was kept of its former file with it. */
export function printXliff(document: Document, { source }: PrintOptions, dialect: Dialect) {
  const losses: Loss[] = [];
  const idOf = idsFor([]);
  const units = document.messages.map((message) => {
    const given = source?.get(message.key);
    const sourced = given === undefined ? message : { ...message, source: given };
    return printUnit(sourced, idOf(message.key), document, dialect, losses);
  });
  return { text: dialect.frame(document, units.join("")), losses };
}

/** One unit's markup; what of it would not be readable again is left out and told. */
export function printUnit(
  message: Message,
  id: string,
  document: Document,
  dialect: Dialect,
  losses: Loss[],
): string {
  const lose = (what: string) => losses.push({ key: message.key, what });
  if (hasForeignExtra(message, dialect.id)) lose("extra");
  if (message.notes?.some(({ text }) => !isXmlText(text)) === true) lose("notes");
  const kept = keptOf(message, dialect.id);
  if ((kept.segments ?? 1) > 1) lose("segments");
  if (Object.keys(kept).length === 0) return dialect.unit(written(message, id, kept, dialect));
  const whole = dialect.unit(written(message, id, kept, dialect));
  if (isReadable(whole, document, dialect)) return whole;
  lose(kept.hasCodes === true ? "codes" : "extra");
  return dialect.unit(written(message, id, {}, dialect));
}

function isReadable(unit: string, document: Document, dialect: Dialect): boolean {
  try {
    dialect.parse(dialect.frame(document, unit));
    return true;
  } catch {
    return false;
  }
}

function written(message: Message, id: string, kept: Kept, dialect: Dialect): WrittenUnit {
  const { key, value, state, notes = [] } = message;
  const markup = (words: string) =>
    writeContent(words, dialect.content, kept.hasCodes === true) ??
    writeContent(words, dialect.content, false) ??
    "";
  return {
    id,
    name: isXmlText(key) ? key : undefined,
    source: markup(message.source ?? ""),
    target: value === "" && (state === undefined || state === "initial") ? undefined : markup(value),
    state,
    notes: notes.map(({ from, text }) => dialect.note(from, withoutForbidden(text), "")),
    kept,
  };
}
