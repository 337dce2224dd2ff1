import { Hono } from "hono";
import type { AppEnv } from "../app-env.ts";
import { headersOf, statusOf } from "../status.ts";
import { accessPages } from "./access-pages.ts";
import { cataloguePages } from "./catalogue-pages.ts";
import { findActor } from "./door.ts";
import { formOf } from "./forms.ts";
import { memberPages } from "./member-pages.ts";
import { messagePages } from "./message-pages.ts";
import { namespacePages } from "./namespace-pages.ts";
import { signInView } from "./pages/sign-in.tsx";
import { proposalPages } from "./proposal-pages.ts";
import { rememberDeskLocale, seatFor, showView } from "./seat.tsx";
import { nextOf, signIn, signOut } from "./sign-in.ts";
import { versionPages } from "./version-pages.ts";
import { deskPaths } from "./view.ts";

/** `/desk`: the pages, over the same verbs as the JSON. */
export const deskPages = new Hono<AppEnv>();

deskPages.get("/", (c) => c.redirect(deskPaths.home, 303));

deskPages.get("/sign-in", async (c) => {
  const next = nextOf(c.req.query("next"));
  if (findActor(c) !== undefined) return c.redirect(next, 303);
  const seat = await seatFor(c);
  return showView(c, seat, signInView(seat, { next }));
});

deskPages.post("/sign-in", async (c) => {
  const result = await signIn(c);
  if (result.ok) return result.response;
  const { error, next } = result;
  const seat = await seatFor(c, `${deskPaths.signIn}?${new URLSearchParams({ next }).toString()}`);
  const fault = seat.lexicon.error(seat.locale, error);
  const view = signInView(seat, { next, fault, status: statusOf[error.code] });
  return showView(c, seat, view, headersOf(error));
});

deskPages.post("/sign-out", (c) => signOut(c));

/** Back on the same thing, in the other language. */
deskPages.post("/language", async (c) => {
  const form = await formOf(c);
  rememberDeskLocale(c, form.get("lang") ?? "");
  return c.redirect(backTo(form.get("to")), 303);
});

/** The sign-in page itself may be come back to, which `nextOf` would not allow. */
function backTo(asked: string | null): string {
  return asked?.startsWith(`${deskPaths.signIn}?`) ? signInAgain(asked) : nextOf(asked);
}

function signInAgain(address: string): string {
  const next = nextOf(new URLSearchParams(address.slice(deskPaths.signIn.length)).get("next"));
  return `${deskPaths.signIn}?${new URLSearchParams({ next }).toString()}`;
}

// Those whose addresses go on behind a namespace come first: a name may have slashes in it.
deskPages.route("/", proposalPages);
deskPages.route("/", versionPages);
deskPages.route("/", messagePages);
deskPages.route("/", cataloguePages);
deskPages.route("/", namespacePages);
deskPages.route("/", memberPages);
deskPages.route("/", accessPages);
