import type { AppContext } from "../app-env.ts";
import type { DomainError } from "../errors.ts";
import { headersOf, statusOf } from "../status.ts";
import { pathOf } from "../urls.ts";
import { deskErrorView } from "./pages/error.tsx";
import { signInView } from "./pages/sign-in.tsx";
import { seatFor, showView } from "./seat.tsx";
import { nextOf } from "./sign-in.ts";

/** What went wrong at the desk, in its own frame; whoever is not let in may sign in there and then. */
export async function deskErrorPage(c: AppContext, error: DomainError): Promise<Response> {
  const seat = await seatFor(c);
  const status = statusOf[error.code];
  if (status !== 401) return showView(c, seat, deskErrorView(seat, error), headersOf(error));
  const fault =
    error.code === "unauthenticated" ? seat.words("sign_in.over") : seat.lexicon.error(seat.locale, error);
  const view = signInView(seat, { next: nextOf(pathOf(c.req.url)), fault, status });
  return showView(c, seat, view, headersOf(error));
}
