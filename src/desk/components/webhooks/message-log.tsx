import type { FC } from "hono/jsx";
import type { Attempt, LoggedMessage, Message } from "../../../webhooks/read.ts";
import { formatDuration, formatNumber } from "../../formats.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Tag, When } from "../facts.tsx";

/** What was sent, newest first, each with what came of it last. */
export const MessageLog: FC<{ seat: Seat; rows: readonly LoggedMessage[] }> = ({ seat, rows }) => {
  const { words } = seat;
  return (
    <table class="stack">
      <caption class="hidden">{words("webhook.log")}</caption>
      <thead>
        <tr>
          <th scope="col">{words("webhook.message")}</th>
          <th scope="col">{words("webhook.outcome")}</th>
          <th scope="col" class="num">
            {words("webhook.attempts")}
          </th>
          <th scope="col">{words("webhook.last")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <MessageLine seat={seat} row={row} />
        ))}
      </tbody>
    </table>
  );
};

const MessageLine: FC<{ seat: Seat; row: LoggedMessage }> = ({ seat, row: { message, last } }) => {
  const { words, locale } = seat;
  return (
    <tr>
      <th scope="row">
        <a href={deskPaths.webhookMessage(message.webhookId, message.id)} class="mono" translate="no">
          {message.type}
        </a>
        {message.seq !== null && (
          <span class="soft block">{words("webhook.seq", { number: String(message.seq) })}</span>
        )}
      </th>
      <td data-label={words("webhook.outcome")}>
        <MessageState seat={seat} state={message.state} />
        {last !== undefined && <span class="soft block">{outcomeOf(seat, last)}</span>}
      </td>
      <td class="num" data-label={words("webhook.attempts")}>
        {formatNumber(locale, message.attempts)}
      </td>
      <td data-label={words("webhook.last")}>
        {last === undefined ? "–" : <When seat={seat} at={last.at} />}
        {message.state === "pending" && last !== undefined && (
          <span class="soft block">
            {words("webhook.next")} <When seat={seat} at={message.dueAt} />
          </span>
        )}
      </td>
    </tr>
  );
};

const tones = { pending: "plain", delivered: "good", failed: "error" } as const;

export const MessageState: FC<{ seat: Seat; state: Message["state"] }> = ({ seat, state }) => (
  <Tag tone={tones[state]}>{seat.words(`webhook.message.${state}`)}</Tag>
);

/** In words, with the receiver's own number where there is one. */
export function outcomeOf({ words, locale }: Seat, { error, status, ms }: Attempt): string {
  const time = formatDuration(locale, ms);
  if (error === null) return words("webhook.outcome.taken", { status: String(status ?? ""), time });
  if (status === null) return words(`webhook.error.${error}`, { status: "", time });
  return words(`webhook.error.${error}`, { status: String(status), time });
}
