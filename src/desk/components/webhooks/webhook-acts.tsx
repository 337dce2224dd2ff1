/** What can be done with a receiver beside changing what is said of it. */
import type { FC } from "hono/jsx";
import type { Shown } from "../../../webhooks/read.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { When } from "../facts.tsx";
import { TextField } from "../fields.tsx";
import { Panel } from "../notice.tsx";

interface Props {
  seat: Seat;
  shown: Shown;
}

const Version: FC<{ shown: Shown }> = ({ shown: { webhook } }) => (
  <input type="hidden" name="version" value={String(webhook.version)} />
);

/** Held back, or let go on; and a message to see whether it gets there. */
export const Standing: FC<Props> = ({ seat: { words }, shown }) => {
  const { id, kind, state, reason } = shown.webhook;
  const isActive = state === "active";
  return (
    <div class="ways">
      {reason !== "unset" && (
        <form method="post" action={deskPaths.webhookPart(id, "state")} id="state-form">
          <Version shown={shown} />
          <button name="do" value={isActive ? "pause" : "resume"}>
            {words(isActive ? "webhook.pause" : "webhook.resume")}
          </button>
        </form>
      )}
      {kind === "webhook" && (
        <form method="post" action={deskPaths.webhookPart(id, "tests")} id="test-form">
          <button>{words("webhook.test")}</button>
        </form>
      )}
    </div>
  );
};

export const Secrets: FC<Props> = ({ seat, shown }) => {
  const { words } = seat;
  const { secrets, webhook } = shown;
  return (
    <Panel id="secrets" title={words("webhook.secrets")}>
      <p>{words("webhook.secrets.text")}</p>
      <ul class="plain">
        {secrets.map(({ createdAt, expiresAt }) => (
          <li>
            {words("webhook.secrets.since")} <When seat={seat} at={createdAt} />
            {expiresAt !== null && (
              <span class="block soft">
                {words("webhook.secrets.until")} <When seat={seat} at={expiresAt} />
              </span>
            )}
          </li>
        ))}
      </ul>
      <form method="post" action={deskPaths.webhookPart(webhook.id, "secrets")} id="secrets-form">
        <Version shown={shown} />
        <TextField
          id="hours"
          type="number"
          label={words("webhook.hours")}
          hint={words("webhook.hours.hint")}
          value="24"
        />
        <button>{words("webhook.rotate")}</button>
      </form>
    </Panel>
  );
};

export const Replay: FC<Props> = ({ seat: { words }, shown }) => (
  <Panel id="replay" title={words("webhook.replay")}>
    <p>{words("webhook.replay.text")}</p>
    <form method="post" action={deskPaths.webhookPart(shown.webhook.id, "replays")} id="replay-form">
      <TextField
        id="from"
        type="number"
        label={words("webhook.from")}
        hint={words("webhook.from.hint", { newest: String(shown.newest), end: String(shown.newest + 1) })}
        value=""
        required
      />
      <button>{words("webhook.replay.do")}</button>
    </form>
  </Panel>
);

export const Removal: FC<Props> = ({ seat: { words }, shown }) => (
  <details class="more">
    <summary>{words("webhook.remove")}</summary>
    <form method="post" action={deskPaths.webhookPart(shown.webhook.id, "removal")} id="removal-form">
      <Version shown={shown} />
      <p>{words("webhook.remove.text")}</p>
      <button class="danger">{words("webhook.remove.do")}</button>
    </form>
  </details>
);
