/** Uploads: a file becomes a proposal, which is looked at, decided on, applied or put away. */
import { Hono } from "hono";
import type { AppContext, AppEnv } from "../app-env.ts";
import { applyUpload } from "../catalogues/apply.ts";
import { discardOvertaken } from "../catalogues/discard-overtaken.ts";
import { getProposal } from "../catalogues/proposal.ts";
import { confirmEncoding, discardUpload, renewUpload } from "../catalogues/settle-upload.ts";
import { uploadCatalogue } from "../catalogues/upload.ts";
import type { ErrorCode } from "../errors.ts";
import { orCatalogue } from "./catalogue-pages.ts";
import { choicesIn, fields } from "./choice-fields.ts";
import { leavableErrors, noChoices, verbChoicesOf } from "./choices.ts";
import type { Choices } from "./choices.ts";
import type { Fault } from "./components/notice.tsx";
import type { UploadFields } from "./components/upload-form.tsx";
import { doneIn, redirectDone } from "./done.ts";
import { databaseOf } from "./door.ts";
import { attempt, formOf } from "./forms.ts";
import { isPreviewIn, lookIn } from "./look.ts";
import { proposalView } from "./pages/proposal.tsx";
import type { ProposalState } from "./proposal-state.ts";
import { placeFor } from "./place.ts";
import { firstShow } from "./rows.ts";
import type { Look } from "./rows.ts";
import { inLanguage, rememberDeskLocale, seatFor, showView } from "./seat.tsx";
import { inWords } from "./shapes.ts";
import type { ShownProposal } from "./shapes.ts";
import { uploadInput } from "./upload-input.ts";
import { deskPaths, may } from "./view.ts";
import type { Seat } from "./view.ts";

const path = "/catalogues/:lng/:ns{.+}/uploads";

export const proposalPages = new Hono<AppEnv>();

proposalPages.post(path, (c) => {
  const { actor, ...place } = placeFor(c, "catalogue.upload");
  const copy = c.req.raw.clone();
  const propose = async () => {
    const input = { ...place, ...(await uploadInput(c)) };
    const { id, isNew } = await uploadCatalogue(databaseOf(c), actor, input, c.env.now());
    const page = deskPaths.upload(place.locale, place.namespace, id);
    return isNew ? c.redirect(page, 303) : redirectDone(c, page, "same");
  };
  return orCatalogue(c, propose, async ({ code }) =>
    code === "file_too_large" ? {} : { upload: await uploadFieldsIn(copy) },
  );
});

/** What stood beside the file, to be filled in again. */
async function uploadFieldsIn(request: Request): Promise<UploadFields> {
  const form = await request.formData().catch(() => new FormData());
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return {
    note: field("note"),
    format: field("format"),
    encoding: field("encoding"),
    base: field("base"),
  };
}

proposalPages.post(`${path}/overtaken`, async (c) => {
  const { actor, ...place } = placeFor(c, "catalogue.upload");
  const number = await discardOvertaken(databaseOf(c), actor, place, c.env.now());
  return redirectDone(c, deskPaths.catalogue(place.locale, place.namespace), "overtaken", number);
});

proposalPages.get(`${path}/:id`, (c) =>
  showProposal(c, { choices: noChoices, look: lookIn(new URL(c.req.url).searchParams), isPreview: false }),
);

proposalPages.post(`${path}/:id`, async (c) => {
  const form = await formOf(c);
  const asked = {
    choices: choicesIn(form),
    look: lookIn(form),
    isPreview: isPreviewIn(form),
    lang: form.get("lang") ?? undefined,
  };
  switch (form.get("do") ?? "look") {
    case "apply":
      return orProposal(c, asked, () => apply(c, asked.choices));
    case "discard":
      return orProposal(c, asked, () => discard(c));
    case "renew":
      return orProposal(c, asked, () => renew(c));
    case "encoding":
      return orProposal(c, asked, () => confirm(c, form.get("encoding") ?? ""));
    default:
      return showProposal(c, asked);
  }
});

async function apply(c: AppContext, choices: Choices): Promise<Response> {
  const { actor, locale, namespace, id } = refFor(c, "catalogue.apply");
  const input = { locale, namespace, id, choices: verbChoicesOf(choices), note: choices.note };
  const number = await applyUpload(databaseOf(c), actor, input, c.env.now());
  const page = deskPaths.catalogue(locale, namespace);
  return number === undefined ? redirectDone(c, page, "nothing") : redirectDone(c, page, "applied", number);
}

async function discard(c: AppContext): Promise<Response> {
  const { actor, ...ref } = refFor(c, "catalogue.upload");
  await discardUpload(databaseOf(c), actor, ref, c.env.now());
  return redirectDone(c, deskPaths.catalogue(ref.locale, ref.namespace), "discarded");
}

async function renew(c: AppContext): Promise<Response> {
  const { actor, ...ref } = refFor(c, "catalogue.upload");
  const { id } = await renewUpload(databaseOf(c), actor, ref, c.env.now());
  return redirectDone(c, deskPaths.upload(ref.locale, ref.namespace, id), "renewed");
}

async function confirm(c: AppContext, encoding: string): Promise<Response> {
  const { actor, ...ref } = refFor(c, "catalogue.upload");
  await confirmEncoding(databaseOf(c), actor, { ...ref, encoding }, c.env.now());
  return redirectDone(c, deskPaths.upload(ref.locale, ref.namespace, ref.id), "confirmed");
}

function refFor(c: AppContext, act: Parameters<typeof placeFor>[1]) {
  return { ...placeFor(c, act), id: c.req.param("id") ?? "" };
}

interface Asked {
  readonly choices: Choices;
  readonly look: Partial<Look>;
  readonly isPreview: boolean;
  /** The language switch sends the choices along. */
  readonly lang?: string | undefined;
}

/** The same page with what stood in the way, and everything that was chosen. */
async function orProposal(c: AppContext, asked: Asked, act: () => Promise<Response>): Promise<Response> {
  const outcome = await attempt(await seatFor(c), act, ({ code }) => fieldOf[code]);
  if (outcome instanceof Response) return outcome;
  const { faults, status, error } = outcome;
  return showProposal(
    c,
    { ...asked, look: { ...asked.look, ...lookAt[error.code] } },
    { faults, status, code: error.code },
  );
}

const fieldOf: Readonly<Partial<Record<ErrorCode, string>>> = {
  conflicts_unsettled: "conflicts",
  findings_block: "rows",
  findings_unanswered: "decisions",
};

/** Where the obstacle is to be seen. */
const lookAt: Readonly<Partial<Record<ErrorCode, Partial<Look>>>> = {
  conflicts_unsettled: { show: "conflict", severity: undefined, check: undefined, text: "", page: 1 },
  findings_block: { show: "attention", severity: "error", check: undefined, text: "", page: 1 },
};

interface Failed extends Partial<Pick<ProposalState, "faults" | "status">> {
  readonly code?: ErrorCode;
}

async function showProposal(
  c: AppContext,
  { choices, look, isPreview, lang = "" }: Asked,
  failure: Failed = {},
): Promise<Response> {
  const { actor: _, ...ref } = refFor(c, "catalogue.read");
  const asked = rememberDeskLocale(c, lang);
  const before = await seatFor(c);
  const seat = asked === undefined ? before : inLanguage(before, asked);
  const verbChoices = verbChoicesOf(choices);
  // Fixes are made and keys left out in the preview only: until then their ticks stay where they are.
  const shown = isPreview ? verbChoices : { ...verbChoices, ...undecided };
  const proposal = inWords(seat, await getProposal(databaseOf(c), ref, shown));
  const state = {
    ...{ proposal, choices, isPreview, done: doneIn(c, seat) },
    ...(failure.status !== undefined && { status: failure.status }),
    faults: [...(failure.faults ?? []), ...waysOut(seat, proposal, failure)],
    look: { show: firstShow(proposal), severity: undefined, check: undefined, text: "", page: 1, ...look },
    canApply: proposal.state === "open" && may(seat, "catalogue.apply", ref),
    canUpload: may(seat, "catalogue.upload", ref),
    isTouched: c.req.method === "POST",
  };
  return showView(c, seat, proposalView(seat, state));
}

const undecided = { fixes: {}, leave: [], leaveErrors: undefined } as const;

/** One key with an error need not hold up the rest. */
function waysOut(seat: Seat, proposal: ShownProposal, { code }: Failed): Fault[] {
  if (code !== "findings_block" || leavableErrors(proposal).length === 0) return [];
  return [{ message: seat.words("errors.leave"), field: fields.leaveErrors }];
}
