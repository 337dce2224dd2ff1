/** The page of an edition: one round trip, and what it means for whoever looks at it. */
import { eq } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { expectMay, mayI } from "../access/policy.ts";
import type { AppContext } from "../app-env.ts";
import { imageIdsIn } from "../articles/body/images.ts";
import { parseBody } from "../articles/body/markdown.ts";
import { deskEditionRead } from "../articles/desk-read.ts";
import type { DeskEdition } from "../articles/desk-read.ts";
import type { Piece } from "../articles/draft.ts";
import { alignTranslation } from "../articles/identity/align.ts";
import { madeFromRead } from "../articles/made-from.ts";
import { latestRevision } from "../articles/predecessors.ts";
import type { EditionKey } from "../articles/predecessors.ts";
import { checkEdition } from "../articles/publication-checks.ts";
import type { PublicationFinding } from "../articles/publication-checks.ts";
import { materialRead } from "../articles/publication-material.ts";
import { talkRead } from "../articles/review/read.ts";
import { revisions } from "../articles/tables.ts";
import { combine, read, readNow } from "../changes/read.ts";
import { withinTime } from "../delivery/availability.ts";
import { DomainError } from "../errors.ts";
import { newBlockId } from "../identity.ts";
import { imagesAtRead } from "../images/find.ts";
import { imagesRead } from "../images/list.ts";
import { actorOf, databaseOf } from "./door.ts";
import { bodyText, fieldsOf } from "./edition-form.ts";
import type { EditionFields, Way } from "./edition-form.ts";
import { besideSource, ownText } from "./edition-rows.ts";
import type { EditionState } from "./edition-state.ts";
import { renderMarkdown } from "./rendering.ts";
import type { Rendered } from "./rendering.ts";
import type { Seat } from "./view.ts";

/** Newest first, to choose a lead image from. */
const mostImages = 60;

export interface Asked {
  readonly way?: Way | undefined;
  /** What was typed, where anything was. */
  readonly fields?: EditionFields | undefined;
  readonly isPreview?: boolean;
}

type Answer = Partial<Pick<EditionState, "link" | "done" | "faults" | "status">>;

/** @throws article_not_found, and what parsing the body throws where another way or a preview is asked for */
export async function readEdition(
  c: AppContext,
  seat: Seat,
  key: EditionKey,
  asked: Asked,
  answer: Answer,
): Promise<EditionState> {
  const actor = actorOf(c);
  const value = await withinTime(readNow(databaseOf(c), pageRead(key, actor, asked)));
  const { found, madeFrom, talk, images, material, pictures, rendered } = value;
  if (found === undefined) throw new DomainError("article_not_found", { id: key.articleId });
  const own = ownText(found);
  const fields = fieldsFor(found, asked);
  const pieces = typeof fields.body === "string" ? [] : fields.body;
  const findings =
    own &&
    material &&
    checkEdition(material, key.locale, { actor: actorOf(c), at: c.env.now(), together: [key.locale] });
  return {
    ...{ found, own, talk, images, fields },
    beside: found.source && besideSource({ found, source: found.source, madeFrom }, pieces),
    readOnly: refusalOf(seat, actor, found),
    rendered,
    findings: findings && countsOf(findings),
    preview: asked.isPreview ? renderMarkdown(bodyText(fields.body), key.locale, pictures) : undefined,
    isTouched: asked.fields !== undefined,
    ...{ link: undefined, done: undefined, faults: [], status: undefined, ...answer },
  };
}

/** Nobody who may write it everywhere is shown it as a text to be read. */
const pageRead = (key: EditionKey, actor: Actor, { fields, isPreview }: Asked) =>
  combine({
    found: deskEditionRead(key),
    madeFrom: madeFromRead(key),
    talk: talkRead(key),
    images: imagesRead({ limit: mostImages }),
    material: materialRead(key.articleId),
    pictures: imagesAtRead(isPreview && fields ? imageIdsIn(bodyText(fields.body)) : []),
    rendered: mayI(actor, "article.write", { locale: key.locale, isSource: true })
      ? nothing
      : renderedRead(key),
  });

const nothing = read(
  () => [],
  (): readonly Rendered[] => [],
);

/** What is written now, as it was rendered when it was. */
const renderedRead = ({ articleId, locale }: EditionKey) =>
  read(
    (db) => [
      db
        .select({ body: revisions.body })
        .from(revisions)
        .where(eq(revisions.id, latestRevision(articleId, locale))),
    ],
    ([[row]]): readonly Rendered[] => row?.body ?? [],
  );

/** What is saved, or what was typed, in the way that is asked for: without a word, block by block where there is a source. */
function fieldsFor(found: DeskEdition, { way, fields }: Asked): EditionFields {
  const possible = found.source === undefined ? "text" : way;
  if (fields === undefined) {
    const version = found.edition?.version ?? 0;
    return fieldsOf(ownText(found), { version, way: possible ?? "blocks" });
  }
  const { body } = fields;
  if (possible === "text") return { ...fields, body: bodyText(body) };
  if (typeof body !== "string") return { ...fields, body: ofKnown(found, body) };
  return possible === "blocks" ? { ...fields, body: ofKnown(found, inBlocks(found, body)) } : fields;
}

/** Each block under the id that saving it would give it. */
function inBlocks(found: DeskEdition, text: string): Piece[] {
  const own = ownText(found)?.blocks ?? [];
  return alignTranslation(parseBody(text), own, found.source?.blocks ?? [], newBlockId);
}

/** What neither side has any more is a block of its own. */
function ofKnown(found: DeskEdition, pieces: readonly Piece[]): Piece[] {
  const all = [...(ownText(found)?.blocks ?? []), ...(found.source?.blocks ?? [])];
  const known = new Set<string | undefined>(all.map(({ id }) => id));
  return pieces.map(({ id, markdown }) => ({ id: known.has(id) ? id : undefined, markdown }));
}

/** In words, so that she may read on. */
function refusalOf({ lexicon, locale: words }: Seat, actor: Actor, found: DeskEdition): string | undefined {
  const { article, locale } = found;
  try {
    expectMay(actor, "article.write", { locale, isSource: locale === article.sourceLocale });
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return lexicon.error(words, error);
    throw error;
  }
}

function countsOf(findings: readonly PublicationFinding[]) {
  const count = (severity: PublicationFinding["severity"]) =>
    findings.filter((finding) => finding.severity === severity).length;
  return { error: count("error"), warning: count("warning"), info: count("info") };
}
