import type { AppContext } from "../app-env.ts";
import type { Seat } from "./view.ts";

const acts = [
  "applied",
  "nothing",
  "published",
  "taken_back",
  "restored",
  "discarded",
  "overtaken",
  "same",
  "renewed",
  "confirmed",
  "dismissed",
  "saved",
  "member_removed",
  "drafted",
  "revision_restored",
  "revoked",
  "signed_out",
  "review_asked",
  "review_taken_back",
  "review_decided",
  "commented",
  "answered",
  "resolved",
  "reopened",
  "assigned",
  "released",
  "notices_read",
  "image_added",
  "image_known",
  "image_removed",
  "article_created",
  "address_changed",
  "topics_changed",
  "enterprises_changed",
  "editions_published",
  "editions_scheduled",
  "editions_unchanged",
  "schedule_cancelled",
  "edition_withdrawn",
  "withdrawal_planned",
  "correction_told",
  "correction_removed",
  "entered",
  "named",
  "code_removed",
  "merged",
  "merged_meanwhile",
  "certified",
  "certified_next",
  "voided",
  "reinstated",
  "webhook_paused",
  "webhook_resumed",
  "webhook_test_taken",
  "webhook_test_failed",
  "webhook_replayed",
  "webhook_removed",
] as const;

export type Done = (typeof acts)[number];

/** To the page that shows what came of it; reloading that does nothing twice. */
export function redirectDone(c: AppContext, path: string, done: Done, number?: number): Response {
  return c.redirect(`${path}?${doneQuery(done, number)}`, 303);
}

/** @param more what else the address says */
export function doneQuery(done: Done, number?: number, more: Readonly<Record<string, string>> = {}): string {
  const figure = number === undefined ? {} : { n: String(number) };
  return new URLSearchParams({ ...more, done, ...figure }).toString();
}

/** What was just done, as the address says it. */
export function doneIn(c: AppContext, { words }: Seat): string | undefined {
  const asked = c.req.query("done");
  const done = acts.find((act) => act === asked);
  const number = /^\d{1,9}$/.exec(c.req.query("n") ?? "")?.[0] ?? "";
  return done === undefined ? undefined : words(`done.${done}`, { number });
}
