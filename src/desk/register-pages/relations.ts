/** Where an enterprise stands, under which code it is known, and under what it stands, as pages. */
import { Hono } from "hono";
import type { AppContext, AppEnv } from "../../app-env.ts";
import { editEnterprise } from "../../enterprises/edit.ts";
import { identifyEnterprise, removeIdentifier } from "../../enterprises/identify.ts";
import { setParent } from "../../enterprises/parents.ts";
import { actorOf, databaseOf } from "../door.ts";
import { formOf } from "../forms.ts";
import { enterpriseChange, newIdentifier } from "../register/bodies.ts";
import { enterpriseAt, idIn } from "../register/gate.ts";
import { addressView } from "../pages/register/address.tsx";
import { codeView } from "../pages/register/code.tsx";
import type { CodeFields } from "../pages/register/code.tsx";
import { parentView } from "../pages/register/parent.tsx";
import { deskLocale } from "../seat.tsx";
import { deskPaths } from "../view.ts";
import { registerPaths } from "./paths.ts";
import { answerTo, expectWriter, nothingMore, showEnterprise } from "./read-enterprise.ts";
import { enterpriseFacts } from "./said.ts";
import { searchedIn, searchRead } from "./search.ts";
import { checked, expectChosen, take, versionSeen } from "./take.ts";
import type { Refusal } from "./take.ts";

export const relationPages = new Hono<AppEnv>();

const path = "/enterprises/:id";

relationPages.get(`${path}/address`, (c) => showAddress(c));

relationPages.post(`${path}/address`, async (c) => {
  expectWriter(c);
  const form = await formOf(c);
  const terms = {
    labels: { slug: "enterprise.slug", category: "enterprise.category" },
    fields: { slug_invalid: "slug", slug_taken: "slug" },
  } as const;
  const outcome = await take(c, form, terms, async () => {
    const ref = refIn(c, form);
    const change = checked(enterpriseChange, addressIn(form));
    await editEnterprise(databaseOf(c), actorOf(c), { ...ref, ...change }, c.env.now());
    return { path: deskPaths.enterprise(ref.enterpriseId), done: "saved" };
  });
  return outcome instanceof Response ? outcome : showAddress(c, form, outcome);
});

relationPages.get(`${path}/uscc`, (c) => showCode(c));

relationPages.post(`${path}/uscc`, async (c) => {
  expectWriter(c);
  const form = await formOf(c);
  const outcome = await take(c, form, codeTerms, async () => {
    const ref = refIn(c, form);
    const code = { kind: "uscc", ...checked(newIdentifier, codeFieldsIn(form)) } as const;
    await identifyEnterprise(databaseOf(c), actorOf(c), { ...ref, ...code }, c.env.now());
    return { path: deskPaths.enterprise(ref.enterpriseId), done: "saved" };
  });
  return outcome instanceof Response ? outcome : showCode(c, form, outcome);
});

relationPages.get(`${path}/uscc/removal`, (c) => c.redirect(registerPaths.code(enterpriseAt(c)), 303));

relationPages.post(`${path}/uscc/removal`, async (c) => {
  expectWriter(c);
  const form = await formOf(c);
  const outcome = await take(c, form, codeTerms, async () => {
    const ref = { ...refIn(c, form), kind: "uscc" } as const;
    await removeIdentifier(databaseOf(c), actorOf(c), ref, c.env.now());
    return { path: deskPaths.enterprise(ref.enterpriseId), done: "code_removed" };
  });
  return outcome instanceof Response ? outcome : showCode(c, form, outcome);
});

relationPages.get(`${path}/parent`, (c) => showParent(c));

relationPages.post(`${path}/parent`, async (c) => {
  expectWriter(c);
  const form = await formOf(c);
  const terms = {
    labels: { parent: "enterprise.parent" },
    fields: { parent_cycle: "parent", enterprise_merged: "parent" },
  } as const;
  const outcome = await take(c, form, terms, async () => {
    const ref = refIn(c, form);
    const parentId = parentIn(form);
    await setParent(databaseOf(c), actorOf(c), { ...ref, parentId }, c.env.now());
    return { path: deskPaths.enterprise(ref.enterpriseId), done: "saved" };
  });
  return outcome instanceof Response ? outcome : showParent(c, form, outcome);
});

const refIn = (c: AppContext, form: URLSearchParams) => ({
  enterpriseId: enterpriseAt(c),
  expectedVersion: versionSeen(form),
});

const addressIn = (form: URLSearchParams) => ({
  slug: form.get("slug")?.trim() ?? "",
  category: form.get("category") ?? "",
});

export const codeFieldsIn = (form: URLSearchParams): CodeFields => ({
  value: form.get("uscc")?.trim() ?? "",
  source: form.get("uscc-source") ?? "",
  verified: form.has("uscc-verified"),
});

export const codeTerms = {
  labels: { value: "enterprise.code", source: "enterprise.code.source" },
  fields: { identifier_invalid: "uscc", identifier_taken: "uscc" },
  idOf: (name: string) => (name.endsWith("source") ? "uscc-source" : "uscc"),
} as const;

/** Nothing chosen is a mistake; the button for none says so. */
function parentIn(form: URLSearchParams): string | null {
  const parent = form.get("parent");
  if (parent === "") return null;
  return idIn(expectChosen(parent, "parent"), "enterprise_not_found");
}

function showAddress(c: AppContext, form?: URLSearchParams, refusal?: Refusal): Promise<Response> {
  expectWriter(c);
  return showEnterprise(c, registerPaths.address(enterpriseAt(c)), nothingMore, (seat, dossier) =>
    addressView(seat, dossier, {
      ...answerTo(seat, form, refusal, enterpriseFacts(dossier)),
      fields: form && addressIn(form),
    }),
  );
}

function showCode(c: AppContext, form?: URLSearchParams, refusal?: Refusal): Promise<Response> {
  expectWriter(c);
  return showEnterprise(c, registerPaths.code(enterpriseAt(c)), nothingMore, (seat, dossier) =>
    codeView(seat, dossier, {
      ...answerTo(seat, form, refusal, enterpriseFacts(dossier)),
      fields: form?.has("uscc") ? codeFieldsIn(form) : undefined,
    }),
  );
}

function showParent(c: AppContext, form?: URLSearchParams, refusal?: Refusal): Promise<Response> {
  expectWriter(c);
  const search = searchRead(deskLocale(c), searchedIn(c, form));
  return showEnterprise(c, registerPaths.parent(enterpriseAt(c)), search, (seat, dossier, found) =>
    parentView(seat, dossier, found, {
      ...answerTo(seat, form, refusal, enterpriseFacts(dossier)),
      chosen: form?.get("parent") ?? undefined,
    }),
  );
}
