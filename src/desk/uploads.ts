/** A catalogue's uploads: a file comes in as a proposal, and is applied, renewed or put away. */
import { Hono } from "hono";
import { lang, parametersOf } from "../api/parameters.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { applyUpload } from "../catalogues/apply.ts";
import { getVersion } from "../catalogues/history.ts";
import { getProposal } from "../catalogues/proposal.ts";
import type { ProposalChoices } from "../catalogues/proposal/choices.ts";
import { confirmEncoding, discardUpload, renewUpload } from "../catalogues/settle-upload.ts";
import { uploadCatalogue } from "../catalogues/upload.ts";
import { readUploads } from "../catalogues/uploads.ts";
import type { UploadRef } from "../catalogues/uploads.ts";
import { application, encodingAnswer } from "./choice-shapes.ts";
import { databaseOf } from "./door.ts";
import { jsonBody } from "./json-body.ts";
import { placeFor } from "./place.ts";
import { shownProposal, shownUpload, shownVersion } from "./shown.ts";
import { orFindings, sayIn } from "./unreadable.ts";
import { uploadInput } from "./upload-input.ts";

const path = "/:lng/:ns{.+}/uploads";

export const uploads = new Hono<AppEnv>();

uploads.post(path, (c) =>
  orFindings(c, async () => {
    const { actor, ...place } = placeFor(c, "catalogue.upload");
    const input = await uploadInput(c);
    const { id, isNew } = await uploadCatalogue(databaseOf(c), actor, { ...place, ...input }, c.env.now());
    return proposed(c, { ...place, id }, isNew ? 201 : 200);
  }),
);

uploads.get(path, async (c) => {
  parametersOf(c, { lang });
  const { locale, namespace } = placeFor(c, "catalogue.read");
  const { items, head } = await readUploads(databaseOf(c), locale, namespace);
  return c.json({ items: items.map((upload) => shownUpload(upload, head)) });
});

uploads.get(`${path}/:id`, (c) => {
  parametersOf(c, { lang });
  return proposed(c, refOf(c, "catalogue.read"), 200);
});

uploads.put(`${path}/:id/encoding`, (c) =>
  orFindings(c, async () => {
    const { actor, ...ref } = refOf(c, "catalogue.upload");
    const { encoding } = await jsonBody(c, encodingAnswer);
    await confirmEncoding(databaseOf(c), actor, { ...ref, encoding }, c.env.now());
    return proposed(c, ref, 200);
  }),
);

uploads.post(`${path}/:id/renewal`, async (c) => {
  const { actor, ...ref } = refOf(c, "catalogue.upload");
  const { id } = await renewUpload(databaseOf(c), actor, ref, c.env.now());
  return proposed(c, { ...ref, id }, 201);
});

/** As it would be with these choices; nothing is written. */
uploads.post(`${path}/:id/preview`, async (c) => {
  const ref = refOf(c, "catalogue.read");
  const { note: _note, ...choices } = await jsonBody(c, application);
  return proposed(c, ref, 200, choices);
});

uploads.put(`${path}/:id/application`, (c) =>
  orFindings(c, async () => {
    const { actor, ...ref } = refOf(c, "catalogue.apply");
    const { note, ...choices } = await jsonBody(c, application);
    const db = databaseOf(c);
    const number = await applyUpload(db, actor, { ...ref, choices, note }, c.env.now());
    const version = number === undefined ? null : shownVersion(await getVersion(db, { ...ref, number }));
    const proposal = shownProposal(await getProposal(db, ref), await sayIn(c));
    return c.json({ version, nothing: number === undefined, proposal });
  }),
);

uploads.delete(`${path}/:id`, async (c) => {
  const { actor, ...ref } = refOf(c, "catalogue.upload");
  await discardUpload(databaseOf(c), actor, ref, c.env.now());
  return c.body(null, 204);
});

function refOf(c: AppContext, act: Parameters<typeof placeFor>[1]) {
  return { ...placeFor(c, act), id: c.req.param("id") ?? "" };
}

async function proposed(
  c: AppContext,
  { locale, namespace, id }: UploadRef,
  status: 200 | 201,
  choices?: ProposalChoices,
): Promise<Response> {
  const proposal = await getProposal(databaseOf(c), { locale, namespace, id }, choices);
  if (status === 201) c.header("Location", `/api/v1/desk/catalogues/${locale}/${namespace}/uploads/${id}`);
  return c.json(shownProposal(proposal, await sayIn(c)), status);
}
