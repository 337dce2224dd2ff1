import { iso } from "../api/localised.ts";
import type { Attempt, Listed, LoggedMessage, Message, Shown, ShownMessage } from "../webhooks/read.ts";

export function webhookShape({ webhook, progress, waiting }: Listed) {
  const { createdAt, ...row } = webhook;
  const { position, dueAt, failures, failingSince } = progress;
  return {
    ...row,
    createdAt: iso(createdAt),
    ...{ position, waiting, failures },
    ...{ failingSince: iso(failingSince), notBefore: dueAt === 0 ? null : iso(dueAt) },
  };
}

/** Of secrets only since when and until when they are good. */
export const shownShape = ({ secrets, newest, ...listed }: Shown) => ({
  ...webhookShape(listed),
  newest,
  secrets: secrets.map(({ createdAt, expiresAt }) => ({
    createdAt: iso(createdAt),
    expiresAt: iso(expiresAt),
  })),
});

const messageShape = ({ webhookId: _webhook, createdAt, dueAt, settledAt, ...message }: Message) => ({
  ...message,
  createdAt: iso(createdAt),
  dueAt: message.state === "pending" ? iso(dueAt) : null,
  settledAt: iso(settledAt),
});

const attemptShape = ({ at, ms, status, error, answer }: Attempt) => ({
  ...{ at: iso(at), ms, status, error, answer },
});

export const loggedShape = ({ message, last }: LoggedMessage) => ({
  ...messageShape(message),
  last: last === undefined ? null : attemptShape(last),
});

export const shownMessageShape = ({ message: { body, ...message }, attempts }: ShownMessage) => ({
  ...messageShape(message),
  body,
  log: attempts.map(attemptShape),
});
