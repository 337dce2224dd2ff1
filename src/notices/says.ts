/** A notice in words, at the desk and in an e-mail alike. */
import { formatTagOf, isLocale, locales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import type { DeskKey, DeskWords } from "../words.ts";
import type { NoticeRow } from "./list.ts";

const languages = new Map(
  locales.map((locale) => [locale, new Intl.DisplayNames(formatTagOf(locale), { type: "language" })]),
);

type Told = Pick<NoticeRow, "kind" | "subject" | "detail" | "actorName">;

/** What happened. */
export function says(
  { kind, subject, detail, actorName: name }: Told,
  words: DeskWords,
  reader: Locale,
): string {
  const { locale } = placeOf(subject);
  const language = locale === undefined ? "" : (languages.get(reader)?.of(locale) ?? locale);
  return words(keyOf(kind, detail), { name, title: textIn(detail, "title"), language });
}

function keyOf(kind: Told["kind"], detail: Told["detail"]): DeskKey {
  if (kind !== "review_decided") return `notice.says.${kind}`;
  return detail["decision"] === "approved" ? "notice.says.approved" : "notice.says.changes_wanted";
}

/** What was said with it, in somebody's own words; empty where nothing was. */
export const quoted = ({ detail }: Pick<Told, "detail">): string =>
  textIn(detail, "text") || textIn(detail, "note");

/** The day by which something is wanted, ISO 8601. */
export const dueOn = ({ detail }: Pick<Told, "detail">): string => textIn(detail, "dueOn");

function textIn(detail: Told["detail"], name: string): string {
  const value = detail[name];
  return typeof value === "string" ? value : "";
}

interface Place {
  readonly articleId: string;
  readonly locale: Locale | undefined;
}

function placeOf(subject: string): Place {
  const [, articleId = "", tag = ""] = subject.split("/");
  return { articleId, locale: isLocale(tag) ? tag : undefined };
}

/** Where it leads, below the origin: a remark to its thread, anything else to the text. */
export function pathOf({ kind, subject, detail }: Told): string {
  if (kind === "webhook_disabled") return `/desk/webhooks/${placeOf(subject).articleId}`;
  const { articleId, locale } = placeOf(subject);
  if (locale === undefined) return "/desk/notices";
  const edition = `/desk/articles/${articleId}/${locale}`;
  const comment = textIn(detail, "comment");
  if (comment !== "") return `${edition}/comments#thread-${comment}`;
  if (kind === "review_asked" || kind === "review_decided") return `${edition}/comments#review`;
  return kind === "publication_failed" ? `/desk/articles/${articleId}` : edition;
}
