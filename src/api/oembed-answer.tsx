import type { FC } from "hono/jsx";
import { leadOf } from "../articles/read.ts";
import type { ArticleView } from "../articles/read.ts";
import type { EmbeddedArticle } from "./contract/types.ts";
import { inLocale, paths } from "../urls.ts";
import type { Lexicon, Words } from "../words.ts";

/** The most that there is for it, in pixels. */
export interface Room {
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/** Seconds for which whoever embeds it may keep it: a withdrawal should not take long to be seen. */
const cacheAge = 300;
const widest = 600;
const narrowest = 220;

/** A card without scripts and styles where there is room for one; else a link. */
export function embeddedOf(
  origin: string,
  lexicon: Lexicon,
  shown: ArticleView,
  room: Room,
): EmbeddedArticle {
  const { locale, requestedLocale, text, found } = shown;
  const words = lexicon.words(requestedLocale);
  const card = cardOf(origin, words, shown);
  const width = Math.min(room.width ?? widest, widest);
  const height = heightOf(card.lines, width);
  const fits = width >= narrowest && height <= (room.height ?? height);
  return {
    version: "1.0",
    ...(fits ? { type: "rich", html: card.html, width, height } : { type: "link" }),
    title: text.title,
    ...(text.byline !== null && { author_name: text.byline }),
    ...{
      provider_name: lexicon.words(locale)("site.name"),
      provider_url: `${origin}${inLocale(locale, "/")}`,
    },
    cache_age: cacheAge,
    ...thumbnailOf(origin, shown, room),
    ...{ url: pageOf(origin, shown), language: locale, languages: found.article.publishedLocales },
  };
}

const pageOf = (origin: string, { locale, found }: ArticleView): string =>
  origin + inLocale(locale, paths.article(found.article.slug));

/** Nobody is sent a picture that is larger than she asked for. */
function thumbnailOf(origin: string, shown: ArticleView, room: Room) {
  const image = leadOf(shown);
  if (image === undefined || image.width > (room.width ?? image.width)) return {};
  if (image.height > (room.height ?? image.height)) return {};
  return {
    thumbnail_url: origin + image.path,
    thumbnail_width: image.width,
    thumbnail_height: image.height,
  };
}

function cardOf(origin: string, words: Words, shown: ArticleView) {
  const { text, edition } = shown;
  const summary = text.standfirst ?? edition.excerpt ?? "";
  const note = noteOf(words, shown);
  const html = (
    <Card href={pageOf(origin, shown)} shown={shown} summary={summary} note={note} words={words} />
  );
  return { html: String(html), lines: [text.title, summary, note ?? "", words("site.name")] };
}

/** In the language that was asked for: that the text is in another, or that the original has moved on. */
function noteOf(words: Words, { locale, requestedLocale, edition }: ArticleView): string | undefined {
  if (locale !== requestedLocale) return words("article.missing", { language: words(`language.${locale}`) });
  const { translationStatus } = edition;
  return translationStatus === "outdated" || translationStatus === "incomplete"
    ? words(`article.${translationStatus}`)
    : undefined;
}

interface CardProps {
  href: string;
  shown: ArticleView;
  summary: string;
  note: string | undefined;
  words: Words;
}

const Card: FC<CardProps> = ({ href, shown: { locale, requestedLocale, text }, summary, note, words }) => (
  <blockquote cite={href} lang={locale}>
    <p>
      <a href={href} hreflang={locale}>
        {text.title}
      </a>
    </p>
    {summary && <p>{summary}</p>}
    {note && <p lang={requestedLocale}>{note}</p>}
    <footer lang={requestedLocale}>{words("site.name")}</footer>
  </blockquote>
);

/** About what a page needs that has no style for it: the specification wants a number. */
function heightOf(lines: readonly string[], width: number): number {
  const rows = lines.filter(Boolean).map((line) => Math.ceil((widthOf(line) * 8) / (width - 80)));
  return rows.reduce((sum, count) => sum + count * 24 + 16, 32);
}

/** In Latin letters: a Han character is as wide as two. */
const widthOf = (line: string): number => line.length + (line.match(/\p{Script=Han}/gu)?.length ?? 0);
