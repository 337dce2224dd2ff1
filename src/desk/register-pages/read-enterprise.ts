/** Who may look at an enterprise, or write to it, before it is looked up; and where one that was merged leads. */
import { expectMay } from "../../access/policy.ts";
import type { AppContext } from "../../app-env.ts";
import { combine, readNow } from "../../changes/read.ts";
import type { Read } from "../../changes/read.ts";
import { dossierRead } from "../../enterprises/dossier.ts";
import type { Dossier } from "../../enterprises/dossier.ts";
import { DomainError } from "../../errors.ts";
import { redirectDone } from "../done.ts";
import { actorOf, databaseOf } from "../door.ts";
import { enterpriseAt } from "../register/gate.ts";
import { seatAt } from "../seat.tsx";
import type { Seat, View } from "../view.ts";
import { showView } from "../seat.tsx";
import { deskPaths } from "../view.ts";
import { changedSince } from "./seen.ts";
import type { Facts } from "./seen.ts";
import type { Answer, Refusal } from "./take.ts";

export const expectReader = (c: AppContext): void => expectMay(actorOf(c), "register.read");
export const expectWriter = (c: AppContext): void => expectMay(actorOf(c), "register.write");

/** A page of one enterprise, with whatever else it needs, in one round trip. */
export async function showEnterprise<T>(
  c: AppContext,
  address: string,
  more: Read<T>,
  view: (seat: Seat, dossier: Dossier, more: T) => View,
): Promise<Response> {
  const id = enterpriseAt(c);
  const [seat, found] = await Promise.all([
    seatAt(c, address),
    readNow(databaseOf(c), combine({ dossier: dossierRead(id), more })),
  ]);
  const { dossier } = found;
  if (dossier === undefined) throw new DomainError("enterprise_not_found", { id });
  const { mergedInto } = dossier.enterprise;
  if (mergedInto !== null) return leadOn(c, deskPaths.enterprise(mergedInto));
  return showView(c, seat, view(seat, dossier, found.more));
}

/** To what it turned out to be; who was about to write to it is told. */
const leadOn = (c: AppContext, path: string): Response =>
  c.req.method === "GET" ? c.redirect(path, 303) : redirectDone(c, path, "merged_meanwhile");

/** For a page that needs nothing more. */
export const nothingMore: Read<undefined> = { statements: () => [], shape: () => undefined };

/** How a page says that a form could not be taken, and what has changed where somebody was faster. */
export function answerTo(
  seat: Seat,
  form: URLSearchParams | undefined,
  refusal: Refusal | undefined,
  facts: Facts,
): Answer {
  if (form === undefined || refusal === undefined) return {};
  return { ...refusal, changed: refusal.isRace ? changedSince(seat, form, facts) : undefined };
}
