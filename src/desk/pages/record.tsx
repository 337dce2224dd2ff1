import type { MemberName } from "../../access/member-names.ts";
import type { RecordedLine } from "../../access/read-record.ts";
import { ErrorSummary } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import { RecordFilterForm } from "../components/record/record-filter-form.tsx";
import { RecordTable } from "../components/record/record-table.tsx";
import { queryOf } from "../record-filter.ts";
import type { RecordFields } from "../record-filter.ts";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";

export interface RecordData {
  readonly lines: readonly RecordedLine[];
  readonly people: readonly MemberName[];
  readonly fields: RecordFields;
  /** There may be more, even where nothing was found so far. */
  readonly nextCursor: string | undefined;
}

export interface RecordAnswer {
  readonly faults?: readonly Fault[];
  readonly status?: number;
}

/** Who did what, when and from where; newest first. */
export function recordView(seat: Seat, data: RecordData, answer: RecordAnswer = {}): View {
  const { words } = seat;
  const { lines, nextCursor, fields } = data;
  const { faults = [], status } = answer;
  const isSearching = lines.length === 0 && nextCursor !== undefined;
  return {
    title: words("nav.record"),
    section: "record",
    ...(status === undefined ? {} : { status }),
    body: (
      <>
        <h1>{words("nav.record")}</h1>
        <ErrorSummary title={words("errors.title")} faults={faults} />
        <p>{words("record.text")}</p>
        <RecordFilterForm seat={seat} fields={fields} people={data.people} lines={lines} />
        {lines.length > 0 && <RecordTable seat={seat} lines={lines} />}
        {lines.length === 0 && faults.length === 0 && (
          <p class="empty">{words(isSearching ? "record.none_yet" : "record.none")}</p>
        )}
        {nextCursor !== undefined && (
          <p class="pages">
            <a href={`${deskPaths.record}?${queryOf(fields, { cursor: nextCursor })}`}>
              {words("history.older")}
            </a>
          </p>
        )}
      </>
    ),
  };
}
