import {
  Unreadable,
  type Discarded,
  type Document,
  type Message,
  type MessageState,
  type Place,
} from "../../document.ts";
import { columnsOf, type Columns } from "./columns.ts";
import { unguard } from "./guard.ts";
import { readNotes } from "./notes.ts";
import { readRows, type Cell, type Delimiter } from "./rows.ts";
import { refuseBeyondLimit } from "../encoding/limits.ts";
import { placesIn } from "../encoding/place.ts";

type PlaceOf = (offset: number) => Place;

/** @throws Unreadable `csv-syntax`, `csv-column`, `csv-columns`, `csv-column-twice`, `csv-ragged`, `csv-state` or `container-keys` */
export function readCsv(text: string): Document {
  const placeOf = placesIn(text);
  const rows = readRows(text, ...layoutOf(text));
  const columns = columnsOf(rows.next().value ?? [], placeOf);
  const messages: Message[] = [];
  const discarded: Discarded[] = [];
  for (const row of rows) {
    if (row.every(({ value }) => value === "")) continue;
    refuseRagged(row, columns, placeOf);
    const message = messageIn(row, columns, placeOf);
    refuseBeyondLimit(messages.length + discarded.length, () => placeOf(row[0]?.at ?? 0));
    if (message.key !== "") messages.push(message);
    else discarded.push({ ...message, reason: "no_key" });
  }
  return { format: "csv", ...columns.origin, messages, discarded };
}

/** By the first line that names the columns; Excel's `sep=;` may stand before it. */
function layoutOf(text: string): [delimiter: Delimiter, from: number] {
  const from = /^\ufeff?(?:sep=[,;\t]\r?\n)?/i.exec(text)?.[0].length ?? 0;
  const [header = ""] = text.slice(from).split(/[\r\n]/, 1);
  const delimiters = [",", ";", "\t"] as const;
  const namesKey = (name: string) => /^\s*"?\s*key\s*"?\s*$/i.test(name);
  return [delimiters.find((delimiter) => header.split(delimiter).some(namesKey)) ?? ",", from];
}

/** Spreadsheets leave empty cells behind a row; a cell that is missing or too much is a slip. */
function refuseRagged(row: readonly Cell[], { count }: Columns, placeOf: PlaceOf): void {
  const excess = row.slice(count).find(({ value }) => value !== "");
  const slip = excess ?? (row.length < count ? row[0] : undefined);
  if (slip === undefined) return;
  throw new Unreadable("csv-ragged", placeOf(slip.at), { cells: row.length, columns: count });
}

function messageIn(row: readonly Cell[], columns: Columns, placeOf: PlaceOf): Message {
  const at = (column: number | undefined) => (column === undefined ? undefined : row[column]);
  const wordsAt = (column: number | undefined) => unguard(at(column)?.value ?? "");
  const source = wordsAt(columns.source);
  const state = stateIn(at(columns.state), placeOf);
  const notes = readNotes(wordsAt(columns.notes));
  const others = columns.others.map(([name, column]) => [name, wordsAt(column)]).filter(([, words]) => words);
  return {
    key: wordsAt(columns.key),
    value: wordsAt(columns.target),
    place: placeOf(at(columns.target)?.at ?? 0),
    ...(source && { source }),
    ...(state && { state }),
    ...(notes.length > 0 && { notes }),
    ...(others.length > 0 && { extra: { columns: Object.fromEntries(others) } }),
  };
}

const states: readonly MessageState[] = ["initial", "translated", "reviewed", "final", "needs-review"];

function stateIn(cell: Cell | undefined, placeOf: PlaceOf): MessageState | undefined {
  const name = cell?.value.trim().toLowerCase() ?? "";
  const state = states.find((known) => known === name);
  if (state === undefined && cell !== undefined && name !== "")
    throw new Unreadable("csv-state", placeOf(cell.at), { state: cell.value, known: states.join(", ") });
  return state;
}
