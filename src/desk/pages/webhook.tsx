import type { FC } from "hono/jsx";
import type { Page } from "../../cursor.ts";
import type { LoggedMessage, Shown } from "../../webhooks/read.ts";
import { Facts, When, ZoneNote } from "../components/facts.tsx";
import { ErrorSummary, Notice, Panel } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import { MessageLog } from "../components/webhooks/message-log.tsx";
import { Removal, Replay, Secrets, Standing } from "../components/webhooks/webhook-acts.tsx";
import { WebhookFields } from "../components/webhooks/webhook-fields.tsx";
import { WebhookState } from "../components/webhooks/webhook-state.tsx";
import { formatNumber } from "../formats.ts";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";
import { webhookFields } from "../webhooks-form.ts";
import type { WebhookFields as Fields } from "../webhooks-form.ts";

export interface WebhookData extends Shown {
  readonly page: Page<LoggedMessage>;
  readonly now: number;
}

export interface WebhookAnswer {
  readonly done?: string | undefined;
  /** Of what was done: it did not come out well. */
  readonly isWarning?: boolean;
  readonly faults?: readonly Fault[];
  readonly fields?: Fields;
  readonly status?: number;
  /** One that was just made: shown now and never again. */
  readonly secret?: string;
}

interface Props {
  seat: Seat;
  data: WebhookData;
}

/** One receiver: how it stands, what it is told, and what it was sent. */
export function webhookView(seat: Seat, data: WebhookData, answer: WebhookAnswer = {}): View {
  const { words } = seat;
  const { webhook } = data;
  const isOurs = webhook.kind === "websub";
  return {
    title: webhook.name,
    section: "tokens",
    crumbs: [
      { label: words("nav.tokens"), href: deskPaths.tokens },
      { label: words("nav.webhooks"), href: deskPaths.webhooks },
      { label: webhook.name },
    ],
    ...(answer.status === undefined ? {} : { status: answer.status }),
    body: (
      <>
        <h1>{webhook.name}</h1>
        <ErrorSummary title={words("errors.title")} faults={answer.faults ?? []} />
        {answer.done && <Notice tone={answer.isWarning === true ? "warning" : "good"}>{answer.done}</Notice>}
        {answer.secret !== undefined && <Issued seat={seat} secret={answer.secret} />}
        {isOurs && <Notice>{words("webhook.built_in")}</Notice>}
        <ZoneNote seat={seat} />
        <State seat={seat} data={data} />
        <Standing seat={seat} shown={data} />
        <Log seat={seat} data={data} />
        {!isOurs && (
          <Panel id="change" title={words("webhook.change")}>
            <form method="post" action={deskPaths.webhook(webhook.id)} id="change-form">
              <input type="hidden" name="version" value={String(webhook.version)} />
              <WebhookFields seat={seat} fields={answer.fields ?? webhookFields(webhook)} />
              <button class="primary">{words("webhook.save")}</button>
            </form>
          </Panel>
        )}
        <div class="decisions webhook-acts">
          {!isOurs && <Secrets seat={seat} shown={data} />}
          <Replay seat={seat} shown={data} />
        </div>
        {!isOurs && <Removal seat={seat} shown={data} />}
      </>
    ),
  };
}

const Issued: FC<{ seat: Seat; secret: string }> = ({ seat: { words }, secret }) => (
  <Notice tone="good">
    <p>
      <strong>{words("webhook.issued")}</strong>
    </p>
    <p>
      <code class="secret" id="issued" tabindex={0} translate="no">
        {secret}
      </code>
    </p>
    <p>{words("webhook.issued.once")}</p>
  </Notice>
);

const State: FC<Props> = ({ seat, data: { webhook, progress, waiting, newest, now } }) => {
  const { words, locale } = seat;
  const number = (value: number) => formatNumber(locale, value);
  const { failingSince, dueAt, position } = progress;
  return (
    <Facts
      facts={[
        { label: words("webhook.state"), value: <WebhookState seat={seat} webhook={webhook} /> },
        { label: words("webhook.waiting"), value: number(waiting) },
        { label: words("webhook.behind"), value: number(Math.max(0, newest - position)) },
        failingSince === null
          ? undefined
          : { label: words("webhook.failing"), value: <When seat={seat} at={failingSince} /> },
        dueAt > now && webhook.state === "active"
          ? { label: words("webhook.resting"), value: <When seat={seat} at={dueAt} /> }
          : undefined,
      ]}
    />
  );
};

const Log: FC<Props> = ({ seat, data: { webhook, page } }) => {
  const { words } = seat;
  return (
    <Panel id="log" title={words("webhook.log")}>
      <p class="hint">{words("webhook.log.hint")}</p>
      {page.items.length === 0 ? (
        <p>{words("webhook.log.none")}</p>
      ) : (
        <MessageLog seat={seat} rows={page.items} />
      )}
      {page.nextCursor !== undefined && (
        <p class="pages">
          <a href={`${deskPaths.webhook(webhook.id)}?cursor=${page.nextCursor}`}>{words("history.older")}</a>
        </p>
      )}
    </Panel>
  );
};
