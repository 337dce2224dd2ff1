/** How a namespace is kept and checked, as a form. */
import { Hono } from "hono";
import { expectMay } from "../access/policy.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { catalogueLocale, namespaceName } from "../catalogues/locale.ts";
import { getNamespace, saveNamespace } from "../catalogues/namespaces.ts";
import type { Namespace } from "../catalogues/namespaces.ts";
import type { DomainError } from "../errors.ts";
import { doneIn, redirectDone } from "./done.ts";
import { actorOf, databaseOf } from "./door.ts";
import { fieldInvalid, whatIsAllowed } from "./field-invalid.ts";
import { attempt, formOf } from "./forms.ts";
import {
  fieldsOf,
  namespaceFieldsIn,
  newNamespaceFields,
  settingsIn,
  severityField,
} from "./namespace-form.ts";
import type { NamespaceFields } from "./namespace-form.ts";
import { namespaceBody } from "./namespaces.ts";
import { namespaceView } from "./pages/namespace.tsx";
import type { NamespaceState } from "./pages/namespace.tsx";
import { seatFor, showView } from "./seat.tsx";
import { deskPaths } from "./view.ts";

export const namespacePages = new Hono<AppEnv>();

namespacePages.get("/namespaces", (c) => {
  expectMay(actorOf(c), "namespace.write");
  return show(c, { fields: newNamespaceFields, version: undefined, isProduct: false });
});

namespacePages.post("/namespaces", async (c) => {
  expectMay(actorOf(c), "namespace.write");
  const fields = namespaceFieldsIn(await formOf(c));
  const state = { fields, version: undefined, isProduct: false };
  // 0: there must be none of this name yet.
  return orForm(c, state, () => save(c, { fields, before: undefined, expectedVersion: 0 }));
});

namespacePages.get("/namespaces/:ns{.+}", async (c) => {
  const namespace = await getNamespace(databaseOf(c), nameFor(c, "catalogue.read"));
  const { version, isProduct } = namespace;
  return show(c, { fields: fieldsOf(namespace), version, isProduct });
});

namespacePages.post("/namespaces/:ns{.+}", async (c) => {
  const name = nameFor(c, "namespace.write");
  const form = await formOf(c);
  const before = await getNamespace(databaseOf(c), name);
  const fields = { ...namespaceFieldsIn(form), name };
  const expectedVersion = Number(form.get("lock"));
  const state = { fields, version: expectedVersion, isProduct: before.isProduct };
  return orForm(c, state, () => save(c, { fields, before, expectedVersion }));
});

function nameFor(c: AppContext, act: "catalogue.read" | "namespace.write"): string {
  const name = namespaceName(c.req.param("ns") ?? "");
  expectMay(actorOf(c), act, { namespace: name });
  return name;
}

interface Saving {
  readonly fields: NamespaceFields;
  readonly before: Namespace | undefined;
  readonly expectedVersion: number;
}

async function save(c: AppContext, { fields, before, expectedVersion }: Saving): Promise<Response> {
  const name = namespaceName(fields.name);
  const body = {
    sourceLocale: catalogueLocale(fields.sourceLocale),
    collectsMissing: fields.collects,
    settings: settingsIn(fields, before?.settings.checks),
  };
  const checked = namespaceBody.safeParse(body, { error: whatIsAllowed });
  if (!checked.success) throw fieldInvalid(checked.error.issues, body);
  await saveNamespace(databaseOf(c), actorOf(c), { name, ...checked.data, expectedVersion }, c.env.now());
  return redirectDone(c, deskPaths.namespace(name), "saved");
}

async function orForm(c: AppContext, state: NamespaceState, act: () => Promise<Response>): Promise<Response> {
  const outcome = await attempt(await seatFor(c), act, fieldOf);
  return outcome instanceof Response ? outcome : show(c, { ...state, ...outcome });
}

/** The id of the field: errors name the setting that it fills. */
function fieldOf({ code, params }: DomainError): string | undefined {
  if (code === "namespace_invalid") return "name";
  if (code === "locale_invalid" || code === "namespace_in_use") return "source";
  const name = String(params["field"] ?? "");
  if (name.startsWith(severityField)) return `weight-${name.slice(severityField.length)}`;
  const known = ["glossary", "ignores", "widths", "separator"];
  return known.find((field) => name.toLowerCase().includes(field));
}

async function show(c: AppContext, state: NamespaceState): Promise<Response> {
  const seat = await seatFor(c);
  return showView(c, seat, namespaceView(seat, { done: doneIn(c, seat), ...state }));
}
