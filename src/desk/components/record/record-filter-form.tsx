import type { FC } from "hono/jsx";
import type { MemberName } from "../../../access/member-names.ts";
import type { RecordedLine } from "../../../access/read-record.ts";
import { doors } from "../../../access/tables.ts";
import { formatTagOf } from "../../../locales.ts";
import { deskKeysUnder } from "../../../words.ts";
import { exportFormats } from "../../record-export.ts";
import type { ExportFormat } from "../../record-export.ts";
import type { RecordFields } from "../../record-filter.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { ZoneNote } from "../facts.tsx";
import { Select, TextField } from "../fields.tsx";
import type { Option } from "../fields.tsx";
import { actionName } from "./record-table.tsx";

interface Props {
  seat: Seat;
  fields: RecordFields;
  people: readonly MemberName[];
  lines: readonly RecordedLine[];
}

/** Proper names, the same in every language. */
const exportNames: Readonly<Record<ExportFormat, string>> = { csv: "CSV", jsonl: "JSON Lines" };

/** What is filled in is what is shown, and what a file holds. */
export const RecordFilterForm: FC<Props> = ({ seat, fields, people, lines }) => {
  const { words } = seat;
  const anything = { value: "", label: words("filter.any") };
  const doorOptions = doors.map((door) => ({ value: door, label: words(`door.${door}`) }));
  return (
    <form class="filter" method="get" action={deskPaths.record} aria-label={words("filter.label")}>
      <TextField
        id="subject"
        label={words("record.subject")}
        hint={words("record.subject.hint", { example: "article/tunnel" })}
        value={fields.subject}
        class="wide"
        mono
      />
      <Select
        id="actor"
        label={words("record.who")}
        value={fields.actor}
        options={[anything, ...peopleOptions(seat, { fields, people, lines })]}
      />
      <Select
        id="action"
        label={words("record.what")}
        value={fields.action}
        options={[anything, ...actionOptions(seat, fields.action)]}
      />
      <Select
        id="door"
        label={words("record.from")}
        value={fields.door}
        options={[anything, ...doorOptions]}
      />
      <TextField id="from" type="date" label={words("record.since")} value={fields.from} />
      <TextField id="to" type="date" label={words("record.until")} value={fields.to} />
      <button class="primary">{words("filter.apply")}</button>
      <div class="totals">
        <ZoneNote seat={seat} />
      </div>
      {exportFormats.map((format) => (
        <button formaction={deskPaths.recordExport} name="format" value={format}>
          {words("record.export", { format: exportNames[format] })}
        </button>
      ))}
    </form>
  );
};

/** Machines and those who came before are in no list: whoever is asked for is. */
function peopleOptions(
  { words }: Seat,
  { fields: { actor }, people, lines }: Omit<Props, "seat">,
): readonly Option[] {
  const known = [
    ...people.map(({ id, name }) => ({ value: id, label: name })),
    { value: "clock", label: words("door.clock") },
  ];
  if (actor === "" || known.some(({ value }) => value === actor)) return known;
  const name = lines.find(({ actorId }) => actorId === actor)?.actorName;
  return [...known, { value: actor, label: name ?? actor }];
}

const prefix = "record.action.";

function actionOptions(seat: Seat, asked: string): readonly Option[] {
  const actions = deskKeysUnder(prefix).map((key) => key.slice(prefix.length));
  const collator = new Intl.Collator(formatTagOf(seat.locale));
  return [...new Set([...actions, ...(asked === "" ? [] : [asked])])]
    .map((action) => ({ value: action, label: actionName(seat, action) }))
    .toSorted((a, b) => collator.compare(a.label, b.label));
}
