/** Two entries that turn out to be one: shown first, done then. */
import { Hono } from "hono";
import type { AppContext, AppEnv } from "../../app-env.ts";
import { articlesAboutRead } from "../../articles/about-enterprise.ts";
import { mergeEnterprises } from "../../articles/merge-enterprises.ts";
import { combine } from "../../changes/read.ts";
import type { Read } from "../../changes/read.ts";
import { mergerRead } from "../../enterprises/merge-preview.ts";
import type { MergerPreview } from "../../enterprises/merge-preview.ts";
import { DomainError } from "../../errors.ts";
import { actorOf, databaseOf } from "../door.ts";
import { formOf } from "../forms.ts";
import { enterpriseAt, idIn } from "../register/gate.ts";
import { mergeView } from "../pages/register/merge.tsx";
import { deskLocale } from "../seat.tsx";
import { deskPaths } from "../view.ts";
import { registerPaths } from "./paths.ts";
import { answerTo, expectWriter, nothingMore, showEnterprise } from "./read-enterprise.ts";
import { mergerFacts } from "./said.ts";
import { searchedIn, searchRead } from "./search.ts";
import { expectChosen, take, versionSeen } from "./take.ts";
import type { Refusal } from "./take.ts";

export const mergePages = new Hono<AppEnv>();

const path = "/enterprises/:id/merge";

/** As many as a page shows one by one. */
const articlesShown = 30;

mergePages.get(path, (c) => showMerge(c));

mergePages.post(path, async (c) => {
  expectWriter(c);
  const form = await formOf(c);
  const terms = { labels: { into: "enterprise.merge.choose" } } as const;
  const outcome = await take(c, form, terms, async () => {
    const into = idIn(expectChosen(form.get("into"), "into"), "enterprise_not_found");
    const locks = { expectedVersion: versionSeen(form), intoVersion: versionSeen(form, "into-version") };
    const input = { enterpriseId: enterpriseAt(c), into, ...locks };
    await mergeEnterprises(databaseOf(c), actorOf(c), input, c.env.now());
    return { path: deskPaths.enterprise(into), done: "merged" };
  });
  return outcome instanceof Response ? outcome : showMerge(c, form, outcome);
});

function showMerge(c: AppContext, form?: URLSearchParams, refusal?: Refusal): Promise<Response> {
  expectWriter(c);
  const id = enterpriseAt(c);
  const into = form === undefined ? (c.req.query("into") ?? "") : (form.get("into") ?? "");
  const more = combine({
    found: searchRead(deskLocale(c), searchedIn(c, form)),
    preview: into === "" ? noPreview : mergerRead(id, idIn(into, "enterprise_not_found"), c.env.now()),
    articles: articlesAboutRead(id, into === "" ? 0 : articlesShown),
  });
  return showEnterprise(c, registerPaths.merge(id), more, (seat, dossier, data) => {
    const { preview } = data;
    if (preview === undefined && into !== "" && refusal === undefined)
      throw new DomainError("enterprise_not_found", { id: into });
    const facts = preview ? mergerFacts(preview) : () => [];
    return mergeView(seat, dossier, data, answerTo(seat, form, refusal, facts));
  });
}

const noPreview: Read<MergerPreview | undefined> = nothingMore;
