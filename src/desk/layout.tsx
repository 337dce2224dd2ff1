import { raw } from "hono/html";
import type { FC } from "hono/jsx";
import { endonymOf, otherLocales } from "../locales.ts";
import type { Act } from "../access/policy.ts";
import type { DeskKey } from "../words.ts";
import { Bell } from "./components/bell.tsx";
import { scriptsOf } from "./scripts/scripts.ts";
import { stylesheet } from "./styles.ts";
import { deskPaths, may } from "./view.ts";
import type { Crumb, Seat, Section, View } from "./view.ts";

/** The whole document around a view. */
export const DeskLayout: FC<{ seat: Seat; view: View }> = ({ seat, view }) => (
  <html lang={seat.locale} dir="ltr">
    <head>
      <meta charset="utf-8" />
      <title>{`${view.title} · ${seat.words("title")}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <style>{raw(stylesheet)}</style>
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    </head>
    <body>
      <a class="skip" href="#main">
        {seat.words("skip")}
      </a>
      <Masthead seat={seat} view={view} />
      <main id="main" class="wrap" tabindex={-1}>
        {view.crumbs && <Crumbs seat={seat} crumbs={view.crumbs} />}
        {view.body}
      </main>
      {scriptsOf(view).map(({ text }) => (
        <script>{raw(text)}</script>
      ))}
    </body>
  </html>
);

const Masthead: FC<{ seat: Seat; view: View }> = ({ seat, view }) => (
  <header class="site">
    <div class="wrap">
      <a class="brand" href={deskPaths.home}>
        {seat.words("title")}
      </a>
      {seat.actor && <Sections seat={seat} current={view.section} />}
      <div class="person">
        {seat.actor?.memberId !== undefined && <Bell seat={seat} isCurrent={view.section === "notices"} />}
        {seat.actor && (
          <span class="who">
            <a href={deskPaths.self} aria-current={view.section === "self" ? "page" : undefined}>
              {seat.actor.name}
            </a>{" "}
            {seat.actor.roles.map((role) => (
              <span class="role">{seat.words(`role.${role}`)}</span>
            ))}
          </span>
        )}
        <LanguageSwitch seat={seat} form={view.form} />
        {seat.actor && (
          <form method="post" action={deskPaths.signOut}>
            <button class="quiet">{seat.words("sign_out")}</button>
          </form>
        )}
      </div>
    </div>
  </header>
);

const sections: readonly { section: Section; path: string; label: DeskKey; act: Act }[] = [
  { section: "articles", path: deskPaths.articles, label: "nav.articles", act: "article.read" },
  { section: "images", path: deskPaths.images, label: "nav.images", act: "image.upload" },
  { section: "register", path: deskPaths.register, label: "nav.register", act: "register.read" },
  { section: "catalogues", path: deskPaths.catalogues, label: "nav.catalogues", act: "catalogue.read" },
  { section: "members", path: deskPaths.members, label: "nav.members", act: "member.manage" },
  { section: "tokens", path: deskPaths.tokens, label: "nav.tokens", act: "token.manage" },
  { section: "deliveries", path: deskPaths.deliveries, label: "nav.deliveries", act: "metrics.read" },
  { section: "record", path: deskPaths.record, label: "nav.record", act: "record.read" },
];

const Sections: FC<{ seat: Seat; current: Section | undefined }> = ({ seat, current }) => (
  <nav class="sections" aria-label={seat.words("nav.label")}>
    {sections
      .filter(({ act }) => may(seat, act))
      .map(({ section, path, label }) => (
        <a href={path} aria-current={section === current ? "page" : undefined}>
          {seat.words(label)}
        </a>
      ))}
  </nav>
);

/** Stays on the same thing; with a form, everything that stands in it comes along. */
const LanguageSwitch: FC<{ seat: Seat; form: string | undefined }> = ({ seat, form }) => {
  const buttons = otherLocales(seat.locale).map((locale) => (
    <button class="quiet switch" form={form} name="lang" value={locale} lang={locale} translate="no">
      {endonymOf(locale)}
    </button>
  ));
  // What the Enter key presses in a form is its first button in the page: that must not be a language.
  if (form !== undefined)
    return (
      <>
        <button class="hidden" form={form} name="do" value="look" tabindex={-1} aria-hidden="true"></button>
        {buttons}
      </>
    );
  return (
    <form method="post" action={deskPaths.language}>
      <input type="hidden" name="to" value={seat.address} />
      {buttons}
    </form>
  );
};

const Crumbs: FC<{ seat: Seat; crumbs: readonly Crumb[] }> = ({ seat, crumbs }) => (
  <nav class="crumbs" aria-label={seat.words("crumbs.label")}>
    <ol>
      {crumbs.map(({ label, href, lang }) => (
        <li>
          {href === undefined ? (
            <span aria-current="page" lang={lang}>
              {label}
            </span>
          ) : (
            <a href={href} lang={lang}>
              {label}
            </a>
          )}
        </li>
      ))}
    </ol>
  </nav>
);
