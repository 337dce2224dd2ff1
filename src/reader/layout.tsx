import { raw } from "hono/html";
import type { FC, PropsWithChildren } from "hono/jsx";
import type { ShownImage } from "../articles/lead-image.ts";
import { endonymOf, locales, openGraphLocaleOf, otherLocales } from "../locales.ts";
import { apiPath, canonicalQuery, inLocale, paths } from "../urls.ts";
import type { ReaderKey } from "../words.ts";
import { feedPaths } from "./feeds/entries.ts";
import { stylesheet } from "./styles.ts";
import { absoluteIn, addressOf, alternatesOf, hrefIn } from "./view.ts";
import type { Place, Section, View } from "./view.ts";

/** The whole document around a view. */
export const Layout: FC<{ place: Place; view: View }> = ({ place, view }) => (
  <html lang={place.locale} dir="ltr">
    <Head place={place} view={view} />
    <body>
      <a class="skip" href="#main">
        {place.words("skip")}
      </a>
      <Masthead place={place} view={view} />
      <main id="main" class="wrap" tabindex={-1}>
        {view.body}
      </main>
      <Foot place={place} />
    </body>
  </html>
);

const Head: FC<{ place: Place; view: View }> = ({ place, view }) => {
  const siteName = place.words("site.name");
  const title =
    view.section === "home" ? `${siteName} · ${place.words("site.tagline")}` : `${view.title} · ${siteName}`;
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {view.description && <meta name="description" content={view.description} />}
      {view.noindex && <meta name="robots" content="noindex" />}
      <style>{raw(stylesheet)}</style>
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      <SearchDescriptions place={place} />
      {isFound(view) && <Links place={place} view={view} />}
      {isFound(view) && <OpenGraph place={place} view={view} />}
      {isFound(view) && view.openGraphType === "article" && <Embedding place={place} view={view} />}
      {isFound(view) && <Feeds place={place} about={view.feedAbout ?? {}} />}
      {(view.jsonLd ?? []).map((data) => (
        <script type="application/ld+json">{raw(jsonForScript(data))}</script>
      ))}
    </head>
  );
};

/** By which a browser offers to search here, in either language. */
const SearchDescriptions: FC<{ place: Place }> = ({ place }) => (
  <>
    {[place.locale, ...otherLocales(place.locale)].map((locale) => (
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        href={inLocale(locale, paths.searchDescription)}
        title={place.lexicon.words(locale)("search.label")}
      />
    ))}
  </>
);

const isFound = (view: View): boolean => (view.status ?? 200) === 200;

/** `<` cannot end the element from inside a JSON string that has none. */
const jsonForScript = (data: object): string => JSON.stringify(data).replaceAll("<", "\\u003c");

/** Every language of this thing names every other and itself; `x-default` is the address that negotiates. */
const Links: FC<{ place: Place; view: View }> = ({ place, view }) => (
  <>
    <link rel="canonical" href={canonicalOf(place, view)} />
    {alternatesOf(view).map((locale) => (
      <link rel="alternate" hreflang={locale} href={absoluteIn(place, locale)} />
    ))}
    {alternatesOf(view).length > 0 && (
      <link rel="alternate" hreflang="x-default" href={place.origin + place.path + place.query} />
    )}
  </>
);

/** The address that counts: this one, or that of the language whose text is shown here. */
function canonicalOf(place: Place, view: View): string {
  return view.canonical === undefined ? place.origin + addressOf(place) : absoluteIn(place, view.canonical);
}

/** The language of the text, which is another than the page's where a language is missing. */
const shownLocale = (place: Place, view: View) => view.contentLocales?.[0] ?? place.locale;

/** Those of what the page is about, in its language. */
const Feeds: FC<{ place: Place; about: Readonly<Record<string, string>> }> = ({ place, about }) => (
  <>
    {discovered.map(({ format, type, label }) => (
      <link
        rel="alternate"
        type={type}
        title={place.words(label, { site: place.words("site.name") })}
        href={inLocale(place.locale, feedPaths[format]) + canonicalQuery(about)}
      />
    ))}
  </>
);

const discovered = [
  { format: "atom", type: "application/atom+xml", label: "feed.atom" },
  { format: "json", type: "application/feed+json", label: "feed.json" },
] as const;

const OpenGraph: FC<{ place: Place; view: View }> = ({ place, view }) => (
  <>
    <meta property="og:type" content={view.openGraphType ?? "website"} />
    <meta property="og:title" content={view.title} />
    {view.description && <meta property="og:description" content={view.description} />}
    <meta property="og:url" content={canonicalOf(place, view)} />
    <meta property="og:site_name" content={place.words("site.name")} />
    <meta property="og:locale" content={openGraphLocaleOf(shownLocale(place, view))} />
    {alternatesOf(view)
      .filter((locale) => locale !== shownLocale(place, view))
      .map((locale) => (
        <meta property="og:locale:alternate" content={openGraphLocaleOf(locale)} />
      ))}
    {view.image && <OpenGraphImage place={place} image={view.image} />}
    {typeof view.publishedAt === "number" && (
      <meta property="article:published_time" content={new Date(view.publishedAt).toISOString()} />
    )}
  </>
);

/** By which others find out how to show it on their pages. */
const Embedding: FC<{ place: Place; view: View }> = ({ place, view }) => (
  <link
    rel="alternate"
    type="application/json+oembed"
    title={view.title}
    href={place.origin + apiPath(paths.embedding) + canonicalQuery({ url: canonicalOf(place, view) })}
  />
);

const OpenGraphImage: FC<{ place: Place; image: ShownImage }> = ({ place, image }) => (
  <>
    <meta property="og:image" content={place.origin + image.path} />
    <meta property="og:image:width" content={String(image.width)} />
    <meta property="og:image:height" content={String(image.height)} />
    <meta property="og:image:alt" content={image.alt} />
    <meta name="twitter:card" content="summary_large_image" />
  </>
);

const Masthead: FC<{ place: Place; view: View }> = ({ place, view }) => (
  <header class="site">
    <div class="wrap">
      <a class="brand" href={inLocale(place.locale, paths.home)}>
        {place.words("site.name")}
      </a>
      <nav class="languages" aria-label={place.words("language.label")}>
        {otherLocales(place.locale).map((locale) => (
          <a
            class="switch"
            href={hrefIn({ ...place, path: view.switchPath ?? place.path }, locale)}
            lang={locale}
            hreflang={locale}
            translate="no"
            rel="alternate"
          >
            {endonymOf(locale)}
          </a>
        ))}
      </nav>
      <Sections place={place} current={view.section} />
    </div>
  </header>
);

const sections: readonly { section: Section; path: string; label: ReaderKey }[] = [
  { section: "home", path: paths.home, label: "nav.home" },
  { section: "articles", path: paths.articles, label: "nav.articles" },
  { section: "enterprises", path: paths.enterprises, label: "nav.enterprises" },
  { section: "centres", path: paths.centres, label: "nav.centres" },
  { section: "search", path: paths.search, label: "search.title" },
];

const Sections: FC<{ place: Place; current: Section | undefined }> = ({ place, current }) => (
  <nav class="sections" aria-label={place.words("nav.label")}>
    {sections.map(({ section, path, label }) => (
      <a href={inLocale(place.locale, path)} aria-current={section === current ? "page" : undefined}>
        {place.words(label)}
      </a>
    ))}
  </nav>
);

const Foot: FC<{ place: Place }> = ({ place }) => (
  <footer class="site">
    <div class="wrap foot">
      <p>{place.words("footer.about")}</p>
      <p>
        {locales.map((locale, index) => (
          <>
            {index > 0 && " · "}
            <a href={`/?lang=${locale}`} lang={locale} hreflang={locale} translate="no" rel="nofollow">
              {place.lexicon.words(locale)("language.remember")}
            </a>
          </>
        ))}
      </p>
    </div>
  </footer>
);

/** A notice above the text; calm when it only explains. */
export const Notice: FC<PropsWithChildren<{ calm?: boolean }>> = ({ calm, children }) => (
  <div class={calm ? "notice calm" : "notice"} role="note">
    {children}
  </div>
);
