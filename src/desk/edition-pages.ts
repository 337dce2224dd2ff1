/** The editor of an edition: written, looked at, saved; and what becomes of it when somebody else was faster. */
import { Hono } from "hono";
import type { AppContext, AppEnv } from "../app-env.ts";
import { draftRevision } from "../articles/draft.ts";
import { linkPreview } from "../articles/preview.ts";
import { previewPath } from "../urls.ts";
import { newPreview } from "./articles/bodies.ts";
import { editionAt } from "./articles/place.ts";
import { settleConflict, showConflict } from "./conflict-page.ts";
import { doneIn } from "./done.ts";
import { databaseOf } from "./door.ts";
import { bodyText, fieldsIn, revisionInput, wayOf } from "./edition-form.ts";
import type { EditionFields } from "./edition-form.ts";
import type { EditionState } from "./edition-state.ts";
import { fieldInvalid, whatIsAllowed } from "./field-invalid.ts";
import { attempt, formOf } from "./forms.ts";
import type { Failure } from "./forms.ts";
import { editionView } from "./pages/edition.tsx";
import { readEdition } from "./read-edition.ts";
import type { Asked } from "./read-edition.ts";
import { fieldOf, savedAs } from "./saved-edition.ts";
import { inLanguage, rememberDeskLocale, seatAt, showView } from "./seat.tsx";
import { deskPaths } from "./view.ts";
import type { Seat } from "./view.ts";

const path = "/articles/:id/:locale";

export const editionPages = new Hono<AppEnv>();

editionPages.get(path, (c) => showEdition(c, { way: c.req.query("as") === "text" ? "text" : "blocks" }));

editionPages.post(path, async (c) => {
  editionAt(c, "article.write");
  const form = await formOf(c);
  const fields = fieldsIn(form);
  const seat = await editorSeat(c, form.get("lang"));
  if (form.has("over")) return settleConflict(c, seat, form, fields);
  switch (form.get("do") ?? "look") {
    case "save":
      return save(c, seat, fields);
    case "preview":
      return showEdition(c, { fields, isPreview: true }, {}, seat);
    case "text":
    case "blocks":
      return showEdition(c, { fields, way: form.get("do") === "text" ? "text" : "blocks" }, {}, seat);
    default:
      return showEdition(c, { fields }, {}, seat);
  }
});

async function save(c: AppContext, seat: Seat, fields: EditionFields): Promise<Response> {
  const { actor, ...key } = editionAt(c, "article.write");
  const outcome = await attempt(
    seat,
    async () => {
      const saved = await draftRevision(databaseOf(c), actor, revisionInput(key, fields), c.env.now());
      return savedAs(c, saved.number, wayOf(fields));
    },
    fieldOf,
  );
  if (outcome instanceof Response) return outcome;
  const { code } = outcome.error;
  if (code === "unknown_block") {
    const faults = [{ message: seat.words("editor.source_moved"), field: "body" }];
    return showEdition(c, { fields }, { ...outcome, faults }, seat);
  }
  if (code !== "edit_conflict") return showEdition(c, { fields }, outcome, seat);
  const merged = await attempt(seat, () => showConflict(c, seat, fields), fieldOf);
  return merged instanceof Response ? merged : showEdition(c, { fields }, merged, seat);
}

/** Not a redirect: the one answer that the link is in. What stands in the form of the text comes along. */
editionPages.post(`${path}/preview-link`, async (c) => {
  const { actor, ...key } = editionAt(c, "article.write");
  const form = await formOf(c);
  const seat = await editorSeat(c, form.get("lang"));
  const asked = form.has("title") ? { fields: fieldsIn(form) } : {};
  const outcome = await attempt(
    seat,
    async () => {
      const { token, expiresAt } = await linkPreview(
        databaseOf(c),
        actor,
        { ...key, ...daysIn(form) },
        c.env.now(),
      );
      return showEdition(c, asked, { link: { url: c.env.ORIGIN + previewPath(token), expiresAt } }, seat);
    },
    () => "days",
  );
  return outcome instanceof Response ? outcome : showEdition(c, asked, outcome, seat);
});

/** What a form was sent to is no page of its own. */
editionPages.get(`${path}/preview-link`, (c) => {
  const { articleId, locale } = editionAt(c, "article.read");
  return c.redirect(deskPaths.edition(articleId, locale), 303);
});

/** @throws field_invalid */
function daysIn(form: URLSearchParams): { days?: number } {
  const sent = form.get("days") ?? "";
  if (sent === "") return {};
  const result = newPreview.safeParse({ days: Number(sent) }, { error: whatIsAllowed });
  if (!result.success) throw fieldInvalid(result.error.issues, { days: sent });
  return result.data;
}

/** The language switch of the page sends the form. */
async function editorSeat(c: AppContext, lang: string | null): Promise<Seat> {
  const { articleId, locale } = editionAt(c, "article.read");
  const seat = await seatAt(c, deskPaths.edition(articleId, locale));
  const asked = lang === null ? undefined : rememberDeskLocale(c, lang);
  return asked === undefined ? seat : inLanguage(seat, asked);
}

type Answer = Partial<Pick<EditionState, "link" | "faults" | "status">> | Failure;

export async function showEdition(
  c: AppContext,
  asked: Asked,
  answer: Answer = {},
  given?: Seat,
): Promise<Response> {
  const { actor: _, ...key } = editionAt(c, "article.read");
  const seat = given ?? (await editorSeat(c, null));
  const read = (how: Asked, more: Answer) =>
    readEdition(c, seat, key, how, { done: doneIn(c, seat), ...more });
  const outcome = await attempt(
    seat,
    async () => showView(c, seat, editionView(seat, await read(asked, answer))),
    fieldOf,
  );
  if (outcome instanceof Response) return outcome;
  // What cannot be parsed can still be shown as it was typed.
  const plain = asked.fields && { ...asked.fields, body: bodyText(asked.fields.body) };
  return showView(c, seat, editionView(seat, await read({ fields: plain, way: "text" }, outcome)));
}
