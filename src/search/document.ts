/** What stands in the index for one edition. Pure. */
import { createHash } from "node:crypto";
import { shownLocale } from "../articles/stand-in.ts";
import { locales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { textOf } from "./html-text.ts";
import type { Called, Material } from "./material.ts";
import { indexed, markedWith, streamOf } from "./tokens.ts";

/** Counts up when what is made of the same text becomes another: the index is then built anew by itself. */
export const recipe = 1;

export interface SearchDocument {
  readonly articleId: string;
  readonly locale: Locale;
  readonly publishedAt: number;
  readonly revision: number;
  /** What snippets are cut from. */
  readonly text: string;
  readonly about: About;
  /** What it is found by. */
  readonly terms: string;
  readonly hash: string;
}

/** What an article is about, by all its names, to say why it was found. */
export interface About {
  readonly enterprises: readonly Called[];
  readonly topics: Material["topics"];
}

/** Characters: a longer text is found by what it says up to here, and quoted from the beginning of that. */
const limits = { text: 40_000, kept: 8000 } as const;
/** How often a body says what it is about. */
const often = 3;

export function documentsOf(material: Material): SearchDocument[] {
  return material.editions.map((one) => documentOf(material, one));
}

type Edition = Material["editions"][number];

function documentOf(
  { article, editions, enterprises, topics }: Material,
  { edition, text }: Edition,
): SearchDocument {
  const { locale } = edition;
  const body = bodyOf(text);
  const others = editions.filter((other) => other.edition.locale !== locale);
  const about = { enterprises, topics };
  const made = {
    articleId: article.id,
    locale,
    publishedAt: article.publishedAt ?? 0,
    revision: text.number,
    text: body.slice(0, limits.kept),
    about,
    terms: [
      streamOf("title", [text.title]),
      streamOf("head", [text.title, ...leadOf(text), ...namesOf(about)]),
      streamOf("body", [body]),
      markedWith("gist", gistOf(body)),
      markedWith("other", onceOf(others)),
      facetsOf(article, locale, about).join(" "),
    ].join(" · "),
  };
  return {
    ...made,
    hash: createHash("sha256").update(JSON.stringify(made)).digest("base64url").slice(0, 22),
  };
}

const bodyOf = ({ body }: Edition["text"]): string =>
  body
    .map(({ html }) => textOf(html))
    .join("\n")
    .slice(0, limits.text);

function namesOf({ enterprises, topics }: About): string[] {
  return [
    ...enterprises.flatMap(({ names }) => names),
    ...topics.flatMap(({ label }) => Object.values(label).map((value) => ({ value }))),
  ].map(({ value }) => value);
}

const leadOf = ({ standfirst, byline, dateline }: Edition["text"]): string[] => [
  standfirst ?? "",
  byline ?? "",
  dateline ?? "",
];

/** What the body says again and again. */
function gistOf(body: string): string[] {
  const counts = new Map<string, number>();
  for (const term of indexed([body]).terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return [...counts].flatMap(([term, count]) => (count >= often ? [term] : []));
}

/** Each term once: that it is there is all that counts in a language that is not shown. */
function onceOf(others: readonly Edition[]): Set<string> {
  const texts = others.flatMap(({ text }) => [text.title, text.standfirst ?? "", bodyOf(text)]);
  const { terms, characters } = indexed(texts);
  return new Set([...terms, ...characters]);
}

/** A name as a term of the index: no character of it is one where the tokenizer would cut. */
export const facet = (kind: "scope" | "enterprise" | "topic", name: string): string =>
  `${kind[0] ?? ""}§${name.replaceAll("-", "§").replaceAll("~", "≈").toLowerCase()}`;

/** Languages in which it is shown, its own and those in which it stands in for a missing one (`~`), and what it is about. */
function facetsOf(article: Material["article"], locale: Locale, { enterprises, topics }: About): string[] {
  const shown = locales.filter((asked) => shownLocale(article, asked, "source") === locale);
  return [
    facet("scope", locale),
    ...shown.map((asked) => facet("scope", `~${asked}`)),
    ...enterprises.flatMap(({ id, slug, formerKeys }) =>
      [id, slug, ...formerKeys].map((key) => facet("enterprise", key)),
    ),
    ...topics.map(({ id }) => facet("topic", id)),
  ];
}
