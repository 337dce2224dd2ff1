import { Hono } from "hono";
import type { AppEnv } from "../app-env.ts";
import { headersOf, statusOf } from "../status.ts";
import { accessPages } from "./access-pages.ts";
import { affairPages } from "./affair-pages.ts";
import { articlePages } from "./article-pages.ts";
import { cataloguePages } from "./catalogue-pages.ts";
import { deliveryPages } from "./delivery-pages.ts";
import { findActor } from "./door.ts";
import { editionPages } from "./edition-pages.ts";
import { formOf } from "./forms.ts";
import { imagePages } from "./image-pages.ts";
import { memberPages } from "./member-pages.ts";
import { messagePages } from "./message-pages.ts";
import { namespacePages } from "./namespace-pages.ts";
import { signInView } from "./pages/sign-in.tsx";
import { registerPages } from "./register-pages.ts";
import { recordPages } from "./record-pages.ts";
import { proposalPages } from "./proposal-pages.ts";
import { publicationPages } from "./publication-pages.ts";
import { revisionPages } from "./revision-pages.ts";
import { rememberDeskLocale, seatFor, showView } from "./seat.tsx";
import { selfPages } from "./self-pages.ts";
import { nextOf, signIn, signOut } from "./sign-in.ts";
import { noticesPages } from "./notices-pages.ts";
import { settingsPages } from "./settings-pages.ts";
import { talkPages } from "./talk-pages.ts";
import { topicPages } from "./topic-pages.ts";
import { versionPages } from "./version-pages.ts";
import { deskPaths } from "./view.ts";
import { webhookPages } from "./webhooks-pages.ts";

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
deskPages.route("/", articlePages);
deskPages.route("/", publicationPages);
deskPages.route("/", affairPages);
deskPages.route("/", proposalPages);
deskPages.route("/", versionPages);
deskPages.route("/", messagePages);
deskPages.route("/", cataloguePages);
deskPages.route("/", namespacePages);
deskPages.route("/", imagePages);
deskPages.route("/", memberPages);
deskPages.route("/", topicPages);
deskPages.route("/", noticesPages);
deskPages.route("/", settingsPages);
deskPages.route("/", talkPages);
deskPages.route("/", registerPages);
deskPages.route("/", accessPages);
deskPages.route("/", deliveryPages);
deskPages.route("/", webhookPages);
deskPages.route("/", recordPages);
deskPages.route("/", selfPages);
// A language may be called anything, so an article's own pages come before.
deskPages.route("/", revisionPages);
deskPages.route("/", editionPages);
