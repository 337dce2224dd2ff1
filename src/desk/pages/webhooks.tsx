import type { Listed } from "../../webhooks/read.ts";
import { ZoneNote } from "../components/facts.tsx";
import { ErrorSummary, Notice, Panel } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import { WebhookFields } from "../components/webhooks/webhook-fields.tsx";
import { WebhookTable } from "../components/webhooks/webhook-table.tsx";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";
import { emptyWebhook } from "../webhooks-form.ts";
import type { WebhookFields as Fields } from "../webhooks-form.ts";

export interface WebhooksAnswer {
  readonly done?: string | undefined;
  readonly faults?: readonly Fault[];
  readonly fields?: Fields;
  readonly status?: number;
}

/** Who is told of changes. */
export function webhooksView(seat: Seat, rows: readonly Listed[], answer: WebhooksAnswer = {}): View {
  const { words } = seat;
  return {
    title: words("nav.webhooks"),
    section: "tokens",
    crumbs: [{ label: words("nav.tokens"), href: deskPaths.tokens }, { label: words("nav.webhooks") }],
    ...(answer.status === undefined ? {} : { status: answer.status }),
    body: (
      <>
        <h1>{words("nav.webhooks")}</h1>
        <ErrorSummary title={words("errors.title")} faults={answer.faults ?? []} />
        {answer.done && <Notice tone="good">{answer.done}</Notice>}
        <p>{words("webhooks.text")}</p>
        <Panel id="list" title={words("webhooks.list")}>
          {rows.length === 0 ? (
            <p>{words("webhooks.none")}</p>
          ) : (
            <>
              <ZoneNote seat={seat} />
              <WebhookTable seat={seat} rows={rows} />
            </>
          )}
        </Panel>
        <Panel id="add" title={words("webhooks.new")}>
          <form method="post" action={deskPaths.webhooks} id="add-form">
            <WebhookFields seat={seat} fields={answer.fields ?? emptyWebhook} />
            <button class="primary">{words("webhooks.add")}</button>
          </form>
        </Panel>
      </>
    ),
  };
}
