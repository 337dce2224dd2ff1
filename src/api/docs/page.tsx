/** The contract for people: one page a language, without a script and without anything from elsewhere. */
import { raw } from "hono/html";
import type { FC } from "hono/jsx";
import { endonymOf, otherLocales } from "../../locales.ts";
import type { Locale } from "../../locales.ts";
import { stylesheet } from "../../reader/styles.ts";
import { inLocale, paths } from "../../urls.ts";
import { wordsIn } from "../../words.ts";
import type { Words } from "../../words.ts";
import { parseDocument } from "./document.ts";
import type { Document } from "./document.ts";
import { OperationSection } from "./operation.tsx";
import { Said } from "./said.tsx";
import { SchemaSection } from "./schema.tsx";

export const docsPath = "/api/docs";

/** @param text the contract in that language */
export function docsPage(locale: Locale, text: string): string {
  const page = <Page locale={locale} document={parseDocument(text)} words={wordsIn(locale)} />;
  return `<!doctype html>${page.toString()}`;
}

interface Shown {
  readonly locale: Locale;
  readonly document: Document;
  readonly words: Words;
}

const Page: FC<Shown> = ({ locale, document, words }) => (
  <html lang={locale} dir="ltr">
    <head>
      <meta charset="utf-8" />
      <title>{document.info.title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="description" content={words("docs.description")} />
      <style>{raw(stylesheet)}</style>
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      {[locale, ...otherLocales(locale)].map((tag) => (
        <link rel="alternate" hreflang={tag} href={`${docsPath}?lang=${tag}`} />
      ))}
    </head>
    <body>
      <a class="skip" href="#main">
        {words("skip")}
      </a>
      <Masthead locale={locale} words={words} />
      <main id="main" class="wrap" tabindex={-1}>
        <Introduction locale={locale} document={document} words={words} />
        {document.tags.map(({ name, description }) => (
          <section aria-labelledby={`tag-${name}`}>
            <h2 id={`tag-${name}`}>
              <Said text={description} />
            </h2>
            {operationsOf(document, name).map((shown) => (
              <OperationSection {...shown} document={document} words={words} />
            ))}
          </section>
        ))}
        <h2 id="schemas">{words("docs.schemas")}</h2>
        {Object.entries(document.components.schemas)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, schema]) => (
            <SchemaSection name={name} schema={schema} words={words} />
          ))}
      </main>
    </body>
  </html>
);

const Masthead: FC<Omit<Shown, "document">> = ({ locale, words }) => (
  <header class="site">
    <div class="wrap">
      <a class="brand" href={inLocale(locale, paths.home)}>
        {words("site.name")}
      </a>
      <nav class="languages" aria-label={words("language.label")}>
        {otherLocales(locale).map((tag) => (
          <a class="switch" href={`${docsPath}?lang=${tag}`} lang={tag} hreflang={tag}>
            {endonymOf(tag)}
          </a>
        ))}
      </nav>
    </div>
  </header>
);

const Introduction: FC<Shown> = ({ locale, document, words }) => (
  <>
    <h1>{document.info.title}</h1>
    <p class="meta">
      <span>{words("docs.version", { version: document.info.version })}</span>
      <a href={`/api/v1/openapi.json?lang=${locale}`}>{words("docs.file")}</a>
    </p>
    <p>
      <Said text={document.info.description} />
    </p>
    <nav aria-labelledby="contents">
      <h2 id="contents">{words("docs.contents")}</h2>
      <ul>
        {document.tags.flatMap(({ name }) =>
          operationsOf(document, name).map(({ operation }) => (
            <li>
              <a href={`#${operation.operationId}`}>{operation.summary}</a>
            </li>
          )),
        )}
        <li>
          <a href="#schemas">{words("docs.schemas")}</a>
        </li>
      </ul>
    </nav>
  </>
);

const operationsOf = ({ paths: routes }: Document, tag: string) =>
  Object.entries(routes).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags.includes(tag))
      .map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
