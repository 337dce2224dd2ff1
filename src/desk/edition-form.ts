/** What the form of an edition sends, and what it is to the verb that saves it. */
import type { NewRevision, Piece } from "../articles/draft.ts";
import { markdownOf } from "../articles/history.ts";
import type { WrittenRevision } from "../articles/history.ts";
import type { EditionKey } from "../articles/predecessors.ts";
import type { LeadImage } from "../articles/tables.ts";
import { newDraft } from "./articles/bodies.ts";
import { fieldInvalid, whatIsAllowed } from "./field-invalid.ts";
import { leadImageIn } from "./images/lead-image.ts";

/** How the body is written: as one text, or each block of the source for itself. */
export type Way = "blocks" | "text";

export const longestLines = { title: 500, standfirst: 2000, byline: 500, dateline: 500 } as const;

export interface EditionFields {
  /** The edition's version that these words were written over. */
  readonly version: number;
  readonly title: string;
  readonly standfirst: string;
  readonly byline: string;
  readonly dateline: string;
  readonly image: LeadImage | undefined;
  readonly body: string | readonly Piece[];
  readonly minor: boolean;
  readonly confirm: readonly string[];
}

/** Names of a block's field begin with it; nothing behind it where the block is a new one. */
export const blockField = "block:";

export function fieldsOf(
  written: WrittenRevision | undefined,
  { version, way }: { version: number; way: Way },
): EditionFields {
  const { title = "", standfirst, byline, dateline, image } = written?.revision ?? {};
  const parts = written?.blocks ?? [];
  return {
    ...{ version, title, standfirst: standfirst ?? "", byline: byline ?? "", dateline: dateline ?? "" },
    ...{ image: image ?? undefined, minor: false, confirm: [] },
    body: way === "text" ? markdownOf(parts) : parts.map(({ id, markdown }) => ({ id, markdown })),
  };
}

export function fieldsIn(form: URLSearchParams): EditionFields {
  const field = (name: string) => (form.get(name) ?? "").replaceAll(/\r\n?/g, "\n");
  return {
    version: versionIn(form, "version"),
    ...{ title: field("title"), standfirst: field("standfirst") },
    ...{ byline: field("byline"), dateline: field("dateline") },
    image: leadImageIn(form),
    body: form.has("body") ? field("body") : piecesIn(form),
    minor: form.has("minor"),
    confirm: form.getAll("confirm").slice(0, mostConfirmed),
  };
}

const mostConfirmed = 10_000;

/** What was never seen has the version 0, so that nobody's words are written over. */
export function versionIn(form: URLSearchParams, name: string): number {
  const version = form.get(name) ?? "";
  return /^\d{1,9}$/.test(version) ? Number(version) : 0;
}

/** More than any text has; what claims to be more is one text, and too long a one. */
const mostPieces = 10_000;

/** In the order of the page. */
function piecesIn(form: URLSearchParams): EditionFields["body"] {
  const pieces = [...form].flatMap(([name, value]): Piece[] => {
    if (!name.startsWith(blockField)) return [];
    const markdown = value.replaceAll(/\r\n?/g, "\n");
    return [{ id: name.slice(blockField.length) || undefined, markdown }];
  });
  return pieces.length > mostPieces ? bodyText(pieces) : pieces;
}

export const wayOf = ({ body }: EditionFields): Way => (typeof body === "string" ? "text" : "blocks");

export const bodyText = (body: EditionFields["body"]): string =>
  typeof body === "string" ? body : markdownOf(body.filter(({ markdown }) => markdown.trim() !== ""));

/** @throws field_invalid for a line that is too long */
export function revisionInput(key: EditionKey, fields: EditionFields): NewRevision {
  const { title, standfirst, byline, dateline, minor, confirm, version, image, body } = fields;
  const lines = { title, standfirst, byline, dateline };
  const result = newDraft.safeParse({ ...lines, body: "" }, { error: whatIsAllowed });
  if (!result.success) throw fieldInvalid(result.error.issues, lines);
  const { articleId, locale } = key;
  return {
    ...{ articleId, locale, expectedVersion: version, ...lines, image, body, minor },
    ...(confirm.length > 0 && { confirm }),
  };
}
