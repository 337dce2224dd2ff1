/** The register as pages: looked through, entered into, and one of it in full. */
import { Hono } from "hono";
import type { AppContext, AppEnv } from "../../app-env.ts";
import { articlesAboutRead } from "../../articles/about-enterprise.ts";
import { combine, readNow } from "../../changes/read.ts";
import type { Read } from "../../changes/read.ts";
import { decodeCursor } from "../../cursor.ts";
import type { Page } from "../../cursor.ts";
import { schemesRead } from "../../enterprises/read-schemes.ts";
import { registerListRead } from "../../enterprises/register-list.ts";
import type { FoundEnterprise } from "../../enterprises/register-list.ts";
import { registerEnterprise } from "../../enterprises/register.ts";
import type { Category } from "../../enterprises/tables.ts";
import { expectPeriod } from "../../enterprises/dates.ts";
import { locales } from "../../locales.ts";
import { doneIn } from "../done.ts";
import { actorOf, databaseOf } from "../door.ts";
import { formOf } from "../forms.ts";
import { asName, newEnterprise } from "../register/bodies.ts";
import { enterpriseAt } from "../register/gate.ts";
import { enterpriseView } from "../pages/register/enterprise.tsx";
import { registerListView } from "../pages/register/list.tsx";
import { newEnterpriseView } from "../pages/register/new-enterprise.tsx";
import type { EntryFields } from "../pages/register/new-enterprise.tsx";
import { seatAt, seatFor, showView } from "../seat.tsx";
import { deskPaths } from "../view.ts";
import { asksOfCertifications, registerFilterIn } from "./list-filter.ts";
import type { RegisterFilter } from "./list-filter.ts";
import { nameFieldsIn, nameLabels, nameSent } from "./name-form.ts";
import { expectReader, expectWriter, nothingMore, showEnterprise } from "./read-enterprise.ts";
import { codeFieldsIn } from "./relations.ts";
import { checked, plainId, take } from "./take.ts";

export const enterprisePages = new Hono<AppEnv>();

const perPage = 50;
const articlesShown = 20;

enterprisePages.get("/", async (c) => {
  expectReader(c);
  const filter = registerFilterIn((name) => c.req.query(name));
  const seat = await seatFor(c);
  const cursor = c.req.query("cursor");
  const after = decodeCursor("enterprises", cursor);
  const list = (category: Category, isAsked: boolean): Read<Page<FoundEnterprise> | undefined> => {
    if (!isAsked) return nothingMore;
    const q = filter.q === "" ? undefined : filter.q;
    return registerListRead(seat.locale, { ...filter, q, category, after, limit: perPage });
  };
  const data = await readNow(
    databaseOf(c),
    combine({
      enterprises: list("enterprise", filter.category !== "authority"),
      authorities: list("authority", asksForAuthorities(filter, cursor)),
      schemes: schemesRead(),
    }),
  );
  const view = registerListView(seat, {
    ...data,
    filter,
    isFurther: cursor !== undefined,
    done: doneIn(c, seat),
  });
  return showView(c, seat, view);
});

/** They stand below the first page of the enterprises; a page further on is one of either. */
const asksForAuthorities = (filter: RegisterFilter, cursor: string | undefined): boolean =>
  filter.category === "authority" ||
  (filter.category === undefined && cursor === undefined && !asksOfCertifications(filter));

enterprisePages.get("/enterprises", (c) => c.redirect(deskPaths.register, 303));

enterprisePages.get("/enterprises/new", async (c) => {
  expectWriter(c);
  const seat = await seatFor(c);
  return showView(c, seat, newEnterpriseView(seat));
});

enterprisePages.post("/enterprises/new", async (c) => {
  expectWriter(c);
  const form = await formOf(c);
  const fields = entryIn(form);
  const given = fields.names.filter(({ value }) => value !== "");
  const terms = {
    labels: {
      ...nameLabels,
      slug: "enterprise.slug",
      category: "enterprise.category",
      names: "enterprise.names",
    },
    fields: {
      ...{ slug_invalid: "slug", slug_taken: "slug", name_required: "names" },
      ...{ identifier_invalid: "uscc", identifier_taken: "uscc" },
    },
    idOf: (name: string) => idOf(name, given),
  } as const;
  const outcome = await take(c, form, terms, async () => {
    const id = await registerEnterprise(databaseOf(c), actorOf(c), inputFrom(c, fields, given), c.env.now());
    return { path: deskPaths.enterprise(id), done: "entered" };
  });
  if (outcome instanceof Response) return outcome;
  const seat = await seatAt(c, deskPaths.newEnterprise);
  return showView(c, seat, newEnterpriseView(seat, { ...outcome, fields }));
});

const entryIn = (form: URLSearchParams): EntryFields => ({
  slug: form.get("slug")?.trim() ?? "",
  category: form.get("category") ?? "",
  names: locales.map((locale) => ({ ...nameFieldsIn(form, `${locale}-`), locale })),
  code: codeFieldsIn(form),
});

function inputFrom(c: AppContext, { slug, category, code }: EntryFields, given: EntryFields["names"]) {
  const { value, source, verified } = code;
  const { names, ...input } = checked(newEnterprise, {
    ...{ slug, category },
    names: given.map(nameSent),
    ...(value !== "" && { identifiers: [{ kind: "uscc", value, source, verified }] }),
  });
  for (const name of names) expectPeriod(name, c.env.now());
  const { parent: _none, ...rest } = input;
  return { ...rest, names: names.map(asName) };
}

/** A name is checked by itself and among the others: `names.0.kind`, of those that were filled in. */
function idOf(name: string, given: EntryFields["names"]): string {
  const [list, index, part] = name.split(".");
  if (list === "identifiers") return "uscc";
  const locale = given[Number(index)]?.locale;
  return list === "names" && locale !== undefined ? `${locale}-${part ?? "value"}` : plainId(name);
}

enterprisePages.get("/enterprises/:id", (c) => {
  expectReader(c);
  const id = enterpriseAt(c);
  const articles = articlesAboutRead(id, articlesShown);
  return showEnterprise(c, deskPaths.enterprise(id), articles, (seat, dossier, about) =>
    enterpriseView(seat, dossier, about, { done: doneIn(c, seat) }),
  );
});
