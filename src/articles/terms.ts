/** By which words the desk finds an article: those of its titles and its address. */
import { and, eq } from "drizzle-orm";
import { insertRows } from "../changes/insert-rows.ts";
import type { Database, Statement } from "../database.ts";
import type { Locale } from "../locales.ts";
import { articleTerms } from "./tables.ts";
import type { ArticleRow } from "./tables.ts";

interface Source {
  readonly part: Locale | "slug";
  readonly text: string;
}

export function termStatements(
  db: Database,
  { id, createdAt }: Pick<ArticleRow, "id" | "createdAt">,
  { part, text }: Source,
): Statement[] {
  const rows = termsOf(text).map((term) => ({ term, createdAt, articleId: id, part }));
  return [
    db.delete(articleTerms).where(and(eq(articleTerms.articleId, id), eq(articleTerms.part, part))),
    ...insertRows(db, articleTerms, rows),
  ];
}

/** Letters of a word by which it is found; more of it tell no more. */
const longestPrefix = 12;
/** A title is a line; what is longer is found by its beginning. */
const longestText = 300;

/** What may be asked for: the beginnings of words, single Han characters and neighbours of them. */
export function termsOf(text: string): string[] {
  return [
    ...new Set(runsOf(text).flatMap((run) => (isHan(run) ? [...run, ...pairsOf(run)] : beginnings(run)))),
  ];
}

/** What must all be there, the most telling first. */
export function askedTerms(query: string): string[] {
  const terms = runsOf(query).flatMap((run) => {
    if (isHan(run)) return [...run].length === 1 ? [run] : pairsOf(run);
    return [[...run].slice(0, longestPrefix).join("")];
  });
  return [...new Set(terms)].toSorted((a, b) => b.length - a.length).slice(0, mostAsked);
}

const mostAsked = 8;

function runsOf(text: string): string[] {
  const plain = text.slice(0, longestText).normalize("NFKC").toLowerCase();
  return plain.match(/\p{sc=Han}+|[[\p{L}\p{N}]--\p{sc=Han}]+/gv) ?? [];
}

const isHan = (run: string): boolean => /^\p{sc=Han}/u.test(run);

function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => (characters[index] ?? "") + character);
}

function beginnings(word: string): string[] {
  const letters = [...word].slice(0, longestPrefix);
  return letters.map((_, index) => letters.slice(0, index + 1).join(""));
}
