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
  "revoked",
] as const;

export type Done = (typeof acts)[number];

/** To the page that shows what came of it; reloading that does nothing twice. */
export function redirectDone(c: AppContext, path: string, done: Done, number?: number): Response {
  const query = new URLSearchParams({ done, ...(number === undefined ? {} : { n: String(number) }) });
  return c.redirect(`${path}?${query.toString()}`, 303);
}

/** What was just done, as the address says it. */
export function doneIn(c: AppContext, { words }: Seat): string | undefined {
  const asked = c.req.query("done");
  const done = acts.find((act) => act === asked);
  const number = /^\d{1,9}$/.exec(c.req.query("n") ?? "")?.[0] ?? "";
  return done === undefined ? undefined : words(`done.${done}`, { number });
}
