import { refusalOf } from "./address.ts";
import { postOnce } from "./post.ts";
import type { Outcome } from "./post.ts";
import { signedHeaders } from "./sign.ts";
import type { Surroundings } from "./surroundings.ts";
import type { webhookMessages, webhooks } from "./tables.ts";

type Webhook = typeof webhooks.$inferSelect;
type Message = typeof webhookMessages.$inferSelect;

type Sendable = Pick<Message, "messageId" | "body">;

/** Signed for this moment, with the id that it always has. */
export async function attempt(
  webhook: Pick<Webhook, "url" | "kind">,
  { messageId: id, body }: Sendable,
  secrets: readonly string[],
  surroundings: Surroundings,
): Promise<Outcome> {
  const { now, post, timeLimit } = surroundings;
  const isHub = webhook.kind === "websub";
  // Whom the operator names in the configuration may be anybody.
  if (!isHub && refusalOf(webhook.url, surroundings) !== undefined)
    return { status: undefined, error: "address", answer: undefined, retryAfter: 0 };
  const headers = isHub
    ? { "Content-Type": "application/x-www-form-urlencoded" }
    : { "Content-Type": "application/json", ...signedHeaders({ id, at: now(), body }, secrets) };
  const parcel = { url: webhook.url, headers: { ...headers, "User-Agent": agent }, body, secrets };
  return postOnce(post, parcel, now(), timeLimit);
}

const agent = "shuangyu-webhooks/1";
