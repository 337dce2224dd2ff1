/** An enterprise's names as pages: added, corrected, ended, put away. None is ever deleted. */
import { Hono } from "hono";
import type { AppContext, AppEnv } from "../../app-env.ts";
import { changeName } from "../../enterprises/change-name.ts";
import { renameEnterprise } from "../../enterprises/rename.ts";
import { DomainError } from "../../errors.ts";
import { actorOf, databaseOf } from "../door.ts";
import { formOf } from "../forms.ts";
import { asName } from "../register/bodies.ts";
import { enterpriseAt, idAt } from "../register/gate.ts";
import { nameView, newNameView } from "../pages/register/name.tsx";
import { deskPaths } from "../view.ts";
import { nameChangeIn, nameFieldsIn, nameLabels, newNameIn } from "./name-form.ts";
import { registerPaths } from "./paths.ts";
import { answerTo, expectWriter, nothingMore, showEnterprise } from "./read-enterprise.ts";
import { enterpriseFacts } from "./said.ts";
import { take, versionSeen } from "./take.ts";
import type { Refusal } from "./take.ts";

export const namePages = new Hono<AppEnv>();

const path = "/enterprises/:id/names";

const terms = {
  labels: nameLabels,
  fields: {
    ...{ name_required: "value", legal_name_exists: "kind", locale_invalid: "other" },
    period_invalid: "validTo",
  },
} as const;

namePages.get(path, (c) => showNew(c));

namePages.post(path, async (c) => {
  expectWriter(c);
  const form = await formOf(c);
  const enterpriseId = enterpriseAt(c);
  const outcome = await take(c, form, terms, async () => {
    const name = newNameIn(nameFieldsIn(form));
    const from = name.validFrom;
    const ref = { enterpriseId, expectedVersion: versionSeen(form) };
    const input = { ...ref, names: [asName(name)], ...(from !== undefined && { from }) };
    await renameEnterprise(databaseOf(c), actorOf(c), input, c.env.now());
    return { path: deskPaths.enterprise(enterpriseId), done: "named" };
  });
  return outcome instanceof Response ? outcome : showNew(c, form, outcome);
});

namePages.get(`${path}/:nameId`, (c) => showName(c));

namePages.post(`${path}/:nameId`, async (c) => {
  expectWriter(c);
  const form = await formOf(c);
  const outcome = await take(c, form, terms, () => change(c, form, () => changeIn(form)));
  return outcome instanceof Response ? outcome : showName(c, form, outcome);
});

namePages.get(`${path}/:nameId/mistake`, (c) =>
  c.redirect(registerPaths.name(enterpriseAt(c), nameAt(c)), 303),
);

namePages.post(`${path}/:nameId/mistake`, async (c) => {
  expectWriter(c);
  const form = await formOf(c);
  const mistaken = form.get("mistaken") === "true";
  const outcome = await take(c, form, terms, () => change(c, form, () => ({ to: {}, mistaken })));
  return outcome instanceof Response ? outcome : showName(c, form, outcome);
});

const nameAt = (c: AppContext): string => idAt(c, "nameId", "name_not_found");

type Change = Pick<Parameters<typeof changeName>[2], "to" | "mistaken">;

async function change(c: AppContext, form: URLSearchParams, changeOf: () => Change) {
  const enterpriseId = enterpriseAt(c);
  const ref = { enterpriseId, nameId: nameAt(c), expectedVersion: versionSeen(form) };
  await changeName(databaseOf(c), actorOf(c), { ...ref, ...changeOf() }, c.env.now());
  return { path: deskPaths.enterprise(enterpriseId), done: "saved" } as const;
}

function changeIn(form: URLSearchParams): Change {
  const { mistaken: _, locale: tag, ...to } = nameChangeIn(nameFieldsIn(form));
  return { to: { ...to, tag } };
}

function showNew(c: AppContext, form?: URLSearchParams, refusal?: Refusal): Promise<Response> {
  expectWriter(c);
  return showEnterprise(c, registerPaths.names(enterpriseAt(c)), nothingMore, (seat, dossier) =>
    newNameView(seat, dossier, {
      ...answerTo(seat, form, refusal, enterpriseFacts(dossier)),
      fields: form && nameFieldsIn(form),
    }),
  );
}

function showName(c: AppContext, form?: URLSearchParams, refusal?: Refusal): Promise<Response> {
  expectWriter(c);
  const id = nameAt(c);
  return showEnterprise(c, registerPaths.name(enterpriseAt(c), id), nothingMore, (seat, dossier) => {
    const name = dossier.names.find((one) => one.id === id);
    if (name === undefined) throw new DomainError("name_not_found", { id });
    return nameView(seat, dossier, name, {
      ...answerTo(seat, form, refusal, enterpriseFacts(dossier)),
      fields: form?.has("value") ? nameFieldsIn(form) : undefined,
    });
  });
}
