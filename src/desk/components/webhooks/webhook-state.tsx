import type { FC } from "hono/jsx";
import type { WebhookRow } from "../../../webhooks/terms.ts";
import type { Seat } from "../../view.ts";
import { Tag } from "../facts.tsx";

const tones = { active: "good", paused: "warning", disabled: "error" } as const;

/** How it stands, and where it is switched off, why. */
export const WebhookState: FC<{ seat: Seat; webhook: WebhookRow }> = ({ seat: { words }, webhook }) => (
  <>
    <Tag tone={tones[webhook.state]}>{words(`webhook.state.${webhook.state}`)}</Tag>
    {webhook.reason !== null && <span class="soft block">{words(`webhook.reason.${webhook.reason}`)}</span>}
  </>
);
