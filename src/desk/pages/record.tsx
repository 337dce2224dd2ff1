import type { FC } from "hono/jsx";
import type { RecordedLine } from "../../access/read-record.ts";
import { isDeskKey } from "../../words.ts";
import { When } from "../components/facts.tsx";
import { TextField } from "../components/fields.tsx";
import { linesOf } from "../record-lines.ts";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";

export interface RecordData {
  readonly items: readonly RecordedLine[];
  readonly nextCursor: string | undefined;
  readonly subject: string;
}

/** Who did what, when and from where; newest first. */
export function recordView(seat: Seat, data: RecordData): View {
  const { words } = seat;
  const more = new URLSearchParams({ subject: data.subject, cursor: data.nextCursor ?? "" });
  return {
    title: words("nav.record"),
    section: "record",
    body: (
      <>
        <h1>{words("nav.record")}</h1>
        <p>{words("record.text")}</p>
        <form class="filter" method="get" action={deskPaths.record} aria-label={words("filter.label")}>
          <TextField
            id="subject"
            label={words("record.subject")}
            hint={words("record.subject.hint", { example: "zh-Hans/reader" })}
            value={data.subject}
            class="wide"
            mono
          />
          <button>{words("filter.apply")}</button>
        </form>
        {data.items.length === 0 ? (
          <p class="empty">{words("record.none")}</p>
        ) : (
          <RecordTable seat={seat} items={data.items} />
        )}
        {data.nextCursor !== undefined && (
          <p class="pages">
            <a href={`${deskPaths.record}?${more.toString()}`}>{words("history.older")}</a>
          </p>
        )}
      </>
    ),
  };
}

const RecordTable: FC<{ seat: Seat; items: readonly RecordedLine[] }> = ({ seat, items }) => {
  const { words } = seat;
  return (
    <div class="panel">
      <table class="stack">
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
          {items.map((line) => (
            <tr>
              <td data-label={words("record.at")}>
                <When seat={seat} at={line.at} />
              </td>
              <td data-label={words("record.who")}>{line.actorName}</td>
              <td data-label={words("record.what")}>
                <Action seat={seat} action={line.action} />
                <Detail seat={seat} detail={line.detail} />
              </td>
              <td data-label={words("record.subject")} class="mono">
                <a href={`${deskPaths.record}?${new URLSearchParams({ subject: line.subject }).toString()}`}>
                  {subjectOf(seat, line)}
                </a>
              </td>
              <td data-label={words("record.from")}>
                {words(`door.${line.door}`)}
                <span class="soft mono block">{line.address}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** In words, where there are words for it. */
const Action: FC<{ seat: Seat; action: string }> = ({ seat, action }) => {
  const key = `record.action.${action}`;
  return isDeskKey(key) ? <>{seat.words(key)}</> : <span class="mono">{action}</span>;
};

/** A token's id says nothing to anybody; whose it is the line knows. */
function subjectOf({ words }: Seat, { action, subject, detail, actorId, actorName }: RecordedLine): string {
  if (subject === actorId) return words("record.by_token", { name: actorName });
  const { name } = detail;
  return action.startsWith("token.") && typeof name === "string"
    ? words("record.by_token", { name })
    : subject;
}

const Detail: FC<{ seat: Seat; detail: RecordedLine["detail"] }> = ({ seat, detail }) =>
  Object.keys(detail).length === 0 ? null : (
    <details class="more">
      <summary>{seat.words("record.detail")}</summary>
      <dl class="details">
        {linesOf(detail).map(([name, value]) => (
          <div>
            <dt class="mono">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
