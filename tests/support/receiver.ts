/** Receivers of webhooks, and what the Worker sends them: whatever leaves the house comes by here. */
import { env } from "cloudflare:workers";
import { Webhook } from "standardwebhooks";
import { vi } from "vitest";
import { addWebhook } from "../../src/webhooks/add.ts";
import { surroundingsOf } from "../../src/app-env.ts";
import { tellReceivers } from "../../src/webhooks/tell.ts";
import { byTheClock } from "../../src/webhooks/deliver.ts";
import type { Surroundings } from "../../src/webhooks/surroundings.ts";
import type { WebhookInput } from "../../src/webhooks/terms.ts";
import type { Database } from "../../src/database.ts";
import { operator } from "./access.ts";
import { noon } from "./newsroom.ts";
import { origin } from "./reader.ts";

export interface Received {
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
  readonly init: RequestInit;
}

export interface Message {
  readonly type: string;
  readonly timestamp: string;
  readonly data: { seq: number; type: string; id: string; locale?: string; sync: string };
}

export type Answer = (received: Received, number: number) => Response | Promise<Response>;

export interface Outside {
  /** All that was sent, in order. */
  readonly received: Received[];
  /** By address; whoever is not named says 204. */
  readonly answers: Map<string, Answer>;
  readonly surroundings: Surroundings;
  /** The messages that one was sent, answered well or not. */
  readonly messagesTo: (url: string) => Message[];
}

export interface Turnable {
  now: number;
}

export function outside(clock: Turnable, more: Partial<Surroundings> = {}): Outside {
  const received: Received[] = [];
  const answers = new Map<string, Answer>();
  const post: Surroundings["post"] = async (url, init) => {
    const sent = {
      url,
      init,
      headers: new Headers(init.headers),
      body: await new Response(init.body).text(),
    };
    received.push(sent);
    const answer = answers.get(url) ?? (() => new Response(null, { status: 204 }));
    return answer(sent, received.filter((one) => one.url === url).length);
  };
  const base = surroundingsOf({ ...env, ORIGIN: origin }, { now: () => clock.now, post });
  return {
    received,
    answers,
    surroundings: { ...base, random: () => 0, ...more },
    messagesTo: (url) =>
      received.filter((one) => one.url === url).map(({ body }) => JSON.parse(body) as Message),
  };
}

export const receiverAt = (name: string): string => `https://${name}.example/hooks`;

/** Somebody who wants to hear; returns what was answered once. */
export function subscribe(db: Database, input: Partial<WebhookInput> = {}, now = noon) {
  const ground = { origin, allowsLocal: false };
  return addWebhook(db, operator, ground, { name: "App", url: receiverAt("app"), ...input }, now);
}

export const run = (db: Database, { surroundings }: Outside, bounds = byTheClock) =>
  tellReceivers(db, surroundings, bounds);

/**
 * As a receiver does it, with the package that the standard's authors give out.
 * @param at by the receiver's watch; in the moment in which it was sent when left out
 * @throws where it is not signed so
 */
export function verified(secret: string, { body, headers }: Received, at?: number): unknown {
  const watch = vi.spyOn(Date, "now");
  watch.mockReturnValue(at ?? 1000 * Number(headers.get("webhook-timestamp")));
  try {
    return new Webhook(secret).verify(body, Object.fromEntries(headers));
  } finally {
    watch.mockRestore();
  }
}
