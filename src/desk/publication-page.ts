/** The page of an article's publication, however somebody comes to it. */
import type { Actor } from "../access/actor.ts";
import type { AppContext } from "../app-env.ts";
import { checkEdition } from "../articles/publication-checks.ts";
import { materialRead } from "../articles/publication-material.ts";
import type { Material } from "../articles/publication-material.ts";
import { readNow } from "../changes/read.ts";
import { DomainError } from "../errors.ts";
import type { Locale } from "../locales.ts";
import { articleAt } from "./articles/place.ts";
import { doneIn } from "./done.ts";
import { databaseOf } from "./door.ts";
import { publicationView } from "./pages/article-publication.tsx";
import type { PublicationAnswer } from "./pages/article-publication.tsx";
import { plannedAt } from "./publication-form.ts";
import type { PublicationFields } from "./publication-form.ts";
import { seatAt, showView } from "./seat.tsx";
import { deskPaths } from "./view.ts";

export async function showPublication(
  c: AppContext,
  asked: PublicationFields,
  answer: PublicationAnswer = {},
): Promise<Response> {
  const { actor, articleId } = articleAt(c, "article.publish");
  const seat = await seatAt(c, deskPaths.articlePart(articleId, "publication"));
  const material = await readNow(databaseOf(c), materialRead(articleId));
  if (material === undefined) throw new DomainError("article_not_found", { id: articleId });
  const now = c.env.now();
  const fields =
    asked.locales.length > 0 || c.req.method !== "GET" ? asked : { ...asked, ...waiting(material) };
  const findings = findingsOf(material, fields.locales, { actor, at: plannedAt(seat, fields) ?? now });
  const { dossier, passages } = material;
  const data = { dossier, passages, fields, findings, now };
  return showView(c, seat, publicationView(seat, data, { done: doneIn(c, seat), ...answer }));
}

/** Where nobody chose: what readers do not see yet. */
const waiting = ({ dossier }: Material): Pick<PublicationFields, "locales"> => ({
  locales: dossier.editions
    .filter(({ draftRevisionId }) => draftRevisionId !== null)
    .map(({ locale }) => locale),
});

/** Of each language as if it went out with those that are chosen. */
const findingsOf = (material: Material, chosen: readonly Locale[], plan: { actor: Actor; at: number }) =>
  material.dossier.editions.flatMap(({ locale }) =>
    checkEdition(material, locale, { ...plan, together: [...new Set([...chosen, locale])] }),
  );
