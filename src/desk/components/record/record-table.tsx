import type { FC } from "hono/jsx";
import type { RecordedLine } from "../../../access/read-record.ts";
import { isDeskKey } from "../../../words.ts";
import { queryOf } from "../../record-filter.ts";
import type { RecordFields } from "../../record-filter.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { When } from "../facts.tsx";
import { RecordDetail } from "./record-detail.tsx";

const none: RecordFields = { subject: "", actor: "", action: "", door: "", from: "", to: "" };

export const RecordTable: FC<{ seat: Seat; lines: readonly RecordedLine[] }> = ({ seat, lines }) => {
  const { words } = seat;
  return (
    <div class="panel">
      <table class="stack record">
        <caption class="hidden">{words("nav.record")}</caption>
        <thead>
          <tr>
            <th scope="col">{words("record.at")}</th>
            <th scope="col">{words("record.who")}</th>
            <th scope="col">{words("record.what")}</th>
            <th scope="col">{words("record.subject")}</th>
            <th scope="col">{words("record.from")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line seat={seat} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Line: FC<{ seat: Seat; line: RecordedLine }> = ({ seat, line }) => {
  const { words } = seat;
  return (
    <tr>
      <td data-label={words("record.at")}>
        <When seat={seat} at={line.at} />
      </td>
      <td data-label={words("record.who")}>
        <a href={`${deskPaths.record}?${queryOf({ ...none, actor: line.actorId })}`}>{line.actorName}</a>
      </td>
      <td data-label={words("record.what")}>
        {actionName(seat, line.action)}
        <RecordDetail seat={seat} detail={line.detail} />
      </td>
      <td data-label={words("record.subject")} class="mono">
        <a href={`${deskPaths.record}?${queryOf({ ...none, subject: line.subject })}`}>
          {subjectOf(seat, line)}
        </a>
      </td>
      <td data-label={words("record.from")}>
        {words(`door.${line.door}`)}
        <span class="soft mono block">{line.address}</span>
      </td>
    </tr>
  );
};

/** In words, where there are words for it. */
export function actionName({ words }: Seat, action: string): string {
  const key = `record.action.${action}`;
  return isDeskKey(key) ? words(key) : action;
}

/** A token's id says nothing to anybody; whose it is the line knows. */
function subjectOf({ words }: Seat, { action, subject, detail, actorId, actorName }: RecordedLine): string {
  if (subject === actorId) return words("record.by_token", { name: actorName });
  const { name } = detail;
  return action.startsWith("token.") && typeof name === "string"
    ? words("record.by_token", { name })
    : subject;
}
