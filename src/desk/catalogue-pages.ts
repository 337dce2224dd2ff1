/** The board and the catalogues: reads and one component each; a form calls one verb and leads to a page. */
import { Hono } from "hono";
import { mayI } from "../access/policy.ts";
import { tellEdgeSoon } from "../app-env.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { aheadRead, historyRead } from "../catalogues/history.ts";
import type { VersionDiff } from "../catalogues/history.ts";
import { catalogueLocale, namespaceName } from "../catalogues/locale.ts";
import { dismissMissing, missingRead } from "../catalogues/missing.ts";
import { keepingRead } from "../catalogues/namespaces.ts";
import { publishCatalogue, withdrawCatalogue } from "../catalogues/publish.ts";
import { readStatus, statusRead } from "../catalogues/status.ts";
import type { CatalogueStatus } from "../catalogues/status.ts";
import { uploadsRead } from "../catalogues/uploads.ts";
import { combine, readNow } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { boardFilterIn } from "./board.ts";
import type { DomainError } from "../errors.ts";
import { doneIn, redirectDone } from "./done.ts";
import { actorOf, databaseOf } from "./door.ts";
import { attempt, formOf } from "./forms.ts";
import { lockIn } from "./if-match.ts";
import { boardView } from "./pages/board.tsx";
import type { Begun } from "./components/begin-language.tsx";
import { catalogueView } from "./pages/catalogue.tsx";
import type { Answer, CatalogueData } from "./pages/catalogue.tsx";
import { placeFor } from "./place.ts";
import { seatAt, seatFor, showView } from "./seat.tsx";
import { deskPaths } from "./view.ts";

export const cataloguePages = new Hono<AppEnv>();

cataloguePages.get("/catalogues", (c) => showBoard(c));

async function showBoard(c: AppContext, begin?: Begun): Promise<Response> {
  const actor = actorOf(c);
  const isReadable = (namespace: string) => mayI(actor, "catalogue.read", { namespace });
  const [seat, items] = await Promise.all([seatFor(c), readStatus(databaseOf(c), isReadable)]);
  const filter = boardFilterIn(begin ? () => undefined : c.req.query.bind(c.req));
  return showView(c, seat, boardView(seat, items, filter, begin));
}

/** From the names in a form to the catalogue's own address. */
cataloguePages.get("/open", async (c) => {
  const { namespace = "", locale = "", other = "" } = c.req.query();
  const asked = other.trim() || locale;
  const open = () => deskPaths.catalogue(catalogueLocale(asked), namespaceName(namespace));
  const fieldFor = ({ code }: DomainError) =>
    code === "namespace_invalid" ? "begin-namespace" : "begin-other";
  const outcome = await attempt(await seatFor(c), async () => c.redirect(open(), 303), fieldFor);
  return outcome instanceof Response ? outcome : showBoard(c, { namespace, locale, other, ...outcome });
});

const path = "/catalogues/:lng/:ns{.+}";

cataloguePages.post(`${path}/publication`, async (c) => {
  const { actor, ...place } = placeFor(c, "catalogue.publish");
  const form = await formOf(c);
  const input = { ...place, expectedVersion: lockIn(form) };
  const number = Number(form.get("version"));
  const page = deskPaths.catalogue(place.locale, place.namespace);
  return orCatalogue(c, async () => {
    const [db, now] = [databaseOf(c), c.env.now()];
    const isBack = form.get("version") === "none";
    if (isBack) await withdrawCatalogue(db, actor, input, now);
    else await publishCatalogue(db, actor, { ...input, number }, now);
    tellEdgeSoon(c);
    return isBack ? redirectDone(c, page, "taken_back") : redirectDone(c, page, "published", number);
  });
});

cataloguePages.post(`${path}/missing`, async (c) => {
  const { actor, ...place } = placeFor(c, "missing.dismiss");
  const form = await formOf(c);
  const key = form.has("all") ? undefined : keyIn(form.get("key"));
  await dismissMissing(databaseOf(c), actor, { ...place, key }, c.env.now());
  return redirectDone(c, deskPaths.catalogue(place.locale, place.namespace), "dismissed");
});

/** As JSON, since a form would change its line breaks. */
function keyIn(sent: string | null): string {
  try {
    const key: unknown = JSON.parse(sent ?? "");
    return typeof key === "string" ? key : "";
  } catch {
    return "";
  }
}

/** What a form was sent to is no page of its own. */
for (const form of ["publication", "missing", "uploads"])
  cataloguePages.get(`${path}/${form}`, (c) => {
    const { locale, namespace } = placeFor(c, "catalogue.read");
    return c.redirect(deskPaths.catalogue(locale, namespace), 303);
  });

cataloguePages.get(path, (c) => showCatalogue(c));

/** Where the form leads, or the page with what stood in the way and what was typed. */
export async function orCatalogue(
  c: AppContext,
  act: () => Promise<Response>,
  typed: (error: DomainError) => Promise<Answer> = () => Promise.resolve({}),
): Promise<Response> {
  const outcome = await attempt(await seatFor(c), act, ({ code }) => fieldOf[code]);
  if (outcome instanceof Response) return outcome;
  return showCatalogue(c, { ...outcome, ...(await typed(outcome.error)) });
}

const fieldOf: Readonly<Partial<Record<string, string>>> = {
  file_required: "file",
  file_too_large: "file",
  file_unreadable: "file",
  format_unknown: "file",
  field_invalid: "base",
  edit_conflict: "publication",
};

export async function showCatalogue(c: AppContext, answer: Answer = {}): Promise<Response> {
  const { locale, namespace } = placeFor(c, "catalogue.read");
  const seat = await seatAt(c, deskPaths.catalogue(locale, namespace));
  const data = await catalogueData(databaseOf(c), { locale, namespace }, beforeIn(c));
  return showView(c, seat, catalogueView(seat, data, { done: doneIn(c, seat), ...answer }));
}

function beforeIn(c: AppContext): number | undefined {
  const before = c.req.query("before") ?? "";
  return /^\d{1,9}$/.test(before) ? Number(before) : undefined;
}

async function catalogueData(
  db: Database,
  { locale, namespace }: Pick<CatalogueStatus, "locale" | "namespace">,
  before: number | undefined,
): Promise<CatalogueData> {
  const { keeping, status, history, uploads, missing, ahead } = await readNow(
    db,
    combine({
      keeping: keepingRead(namespace),
      status: statusRead(locale, namespace),
      history: historyRead({ locale, namespace, before, limit: 20 }),
      uploads: uploadsRead(locale, namespace),
      missing: missingRead(locale, namespace),
      ahead: aheadRead(locale, namespace),
    }),
  );
  return {
    ...{ status, ahead: ahead && counted(ahead), uploads: uploads.items },
    missing: keeping.collectsMissing ? missing : undefined,
    versions: history.items,
    olderThan: history.next,
  };
}

function counted({ changes }: VersionDiff): CatalogueData["ahead"] {
  const count = (wanted: string) => changes.filter(({ kind }) => kind === wanted).length;
  return { added: count("added"), changed: count("changed"), removed: count("removed") };
}
