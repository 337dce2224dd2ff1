import type { FC } from "hono/jsx";
import { shownAddress } from "../../../webhooks/address.ts";
import type { Listed } from "../../../webhooks/read.ts";
import { formatNumber } from "../../formats.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { When } from "../facts.tsx";
import { WebhookState } from "./webhook-state.tsx";

export const WebhookTable: FC<{ seat: Seat; rows: readonly Listed[] }> = ({ seat, rows }) => {
  const { words } = seat;
  return (
    <table class="stack">
      <caption class="hidden">{words("webhooks.list")}</caption>
      <thead>
        <tr>
          <th scope="col">{words("webhook.name")}</th>
          <th scope="col">{words("webhook.state")}</th>
          <th scope="col" class="num">
            {words("webhook.waiting")}
          </th>
          <th scope="col">{words("webhook.failing")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <WebhookLine seat={seat} row={row} />
        ))}
      </tbody>
    </table>
  );
};

const WebhookLine: FC<{ seat: Seat; row: Listed }> = ({ seat, row: { webhook, progress, waiting } }) => {
  const { words, locale } = seat;
  return (
    <tr>
      <th scope="row">
        <a href={deskPaths.webhook(webhook.id)}>{webhook.name}</a>
        <span class="soft mono block address" translate="no">
          {shownAddress(webhook.url)}
        </span>
      </th>
      <td data-label={words("webhook.state")}>
        <WebhookState seat={seat} webhook={webhook} />
      </td>
      <td class="num" data-label={words("webhook.waiting")}>
        {formatNumber(locale, waiting)}
      </td>
      <td data-label={words("webhook.failing")}>
        {progress.failingSince === null ? "–" : <When seat={seat} at={progress.failingSince} />}
      </td>
    </tr>
  );
};
