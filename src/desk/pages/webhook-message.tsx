import type { FC } from "hono/jsx";
import type { Attempt, ShownMessage } from "../../webhooks/read.ts";
import { Facts, When, ZoneNote } from "../components/facts.tsx";
import { Panel } from "../components/notice.tsx";
import { MessageState, outcomeOf } from "../components/webhooks/message-log.tsx";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";

/** One message: what was sent, each attempt, and how the receiver answered. */
export function webhookMessageView(seat: Seat, { webhook, message, attempts }: ShownMessage): View {
  const { words } = seat;
  return {
    title: message.type,
    section: "tokens",
    crumbs: [
      { label: words("nav.tokens"), href: deskPaths.tokens },
      { label: words("nav.webhooks"), href: deskPaths.webhooks },
      { label: webhook.name, href: deskPaths.webhook(webhook.id) },
      { label: message.messageId },
    ],
    body: (
      <>
        <h1 class="mono" translate="no">
          {message.type}
        </h1>
        <ZoneNote seat={seat} />
        <Facts
          facts={[
            { label: words("webhook.outcome"), value: <MessageState seat={seat} state={message.state} /> },
            { label: words("webhook.message.id"), value: <code translate="no">{message.messageId}</code> },
            message.state === "pending"
              ? { label: words("webhook.next"), value: <When seat={seat} at={message.dueAt} /> }
              : undefined,
          ]}
        />
        {message.type !== "webhook.test" && (
          <form
            method="post"
            action={deskPaths.webhookPart(webhook.id, "replays")}
            id="replay-form"
            class="row"
          >
            <input type="hidden" name="message" value={String(message.id)} />
            <button>{words("webhook.again")}</button>
          </form>
        )}
        <Panel id="body" title={words("webhook.sent")}>
          <pre class="mono wrapped" tabindex={0} translate="no">
            {message.body}
          </pre>
        </Panel>
        <Panel id="attempts" title={words("webhook.attempts.list")}>
          {attempts.length === 0 ? (
            <p>{words("webhook.attempts.none")}</p>
          ) : (
            <ol class="plain attempts">
              {attempts.map((one) => (
                <AttemptItem seat={seat} attempt={one} />
              ))}
            </ol>
          )}
        </Panel>
      </>
    ),
  };
}

const AttemptItem: FC<{ seat: Seat; attempt: Attempt }> = ({ seat, attempt }) => (
  <li>
    <div class="line">
      <When seat={seat} at={attempt.at} /> <span>{outcomeOf(seat, attempt)}</span>
    </div>
    {attempt.answer !== null && attempt.answer !== "" && (
      <pre class="mono wrapped" tabindex={0} translate="no" aria-label={seat.words("webhook.answer")}>
        {attempt.answer}
      </pre>
    )}
  </li>
);
