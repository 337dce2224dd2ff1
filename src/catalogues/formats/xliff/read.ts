import type { Discarded, Document, Message } from "../../document.ts";
import type { Dialect, Unit } from "./dialect.ts";
import { keysOf } from "./names.ts";
import { textOf, type XmlDocument } from "../xml/tree.ts";

export function readXliff(text: string, dialect: Dialect): Document {
  const xml = dialect.parse(text);
  const { units, keys, origin } = unitsWithKeys(xml, dialect);
  return {
    format: dialect.id,
    ...origin,
    messages: units.map(({ message }, at): Message => ({ key: keys[at] ?? "", ...message })),
    discarded: units.flatMap((unit, at) => discardedFrom(unit, keys[at] ?? "", xml)),
    text,
  };
}

/** The units of a file, the key of each, and where the file comes from. */
export function unitsWithKeys(xml: XmlDocument, dialect: Dialect) {
  const { isOurs, ...origin } = dialect.originOf(xml.root);
  const units = dialect.unitsOf(xml);
  return { units, keys: keysOf(units, isOurs), origin, isOurs };
}

function discardedFrom({ others }: Unit, key: string, { placeOf }: XmlDocument): Discarded[] {
  return others.map((other) => ({
    key,
    value: textOf(other),
    place: placeOf(other.from),
    reason: "other_target",
  }));
}
