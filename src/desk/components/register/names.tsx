import type { FC } from "hono/jsx";
import type { Dossier } from "../../../enterprises/dossier.ts";
import { isInUse } from "../../../enterprises/names.ts";
import type { DisplayName, EnterpriseRow, NameRow } from "../../../enterprises/tables.ts";
import { canonicalLocale, locales } from "../../../locales.ts";
import type { Locale } from "../../../locales.ts";
import { languageName } from "../../formats.ts";
import { registerPaths } from "../../register-pages/paths.ts";
import { enterpriseName, periodOf, readerWords, textIn } from "../../register-pages/said.ts";
import { deskPaths, may } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Tag } from "../facts.tsx";

/** What it is called in one language, and how sure that is; or that there is no such name. */
export const ShownName: FC<{ seat: Seat; name: DisplayName | undefined; locale: Locale }> = ({
  seat,
  name,
  locale,
}) =>
  name === undefined ? (
    <Tag tone="warning">
      {seat.words("register.no_name", { language: languageName(seat.locale, locale) })}
    </Tag>
  ) : (
    <>
      <span lang={locale}>{name.value}</span> <Marks seat={seat} name={name} />
    </>
  );

/** What is not as it should be of a name that is shown. */
export const Marks: FC<{ seat: Seat; name: Pick<DisplayName, "kind" | "verified"> }> = ({ seat, name }) => (
  <>
    {name.kind !== "legal" && <Tag>{readerWords(seat)(`kind.${name.kind}`)}</Tag>}{" "}
    {!name.verified && <Tag tone="warning">{seat.words("register.unverified")}</Tag>}
  </>
);

/** To its page, by the name that it has in the desk's language. */
export const EnterpriseLink: FC<{ seat: Seat; enterprise: EnterpriseRow }> = ({ seat, enterprise }) => {
  const { value, locale } = enterpriseName(seat, enterprise);
  return (
    <a href={deskPaths.enterprise(enterprise.id)} lang={locale}>
      {value}
    </a>
  );
};

/** Both languages' names, for a heading: the desk's own first. */
export const NamesHeading: FC<{ seat: Seat; enterprise: EnterpriseRow }> = ({ seat, enterprise }) => {
  const inOrder = locales.toSorted((a, b) => Number(b === seat.locale) - Number(a === seat.locale));
  return (
    <div class="heading names">
      <h1>
        {inOrder
          .flatMap((locale) =>
            enterprise.display[locale] ? [{ locale, name: enterprise.display[locale] }] : [],
          )
          .map(({ locale, name }, index) => (
            <span class={index === 0 ? "block" : "block second"} lang={locale}>
              {name.value}
            </span>
          ))}
      </h1>
      {locales
        .filter((locale) => enterprise.display[locale] === undefined)
        .map((locale) => (
          <ShownName seat={seat} name={undefined} locale={locale} />
        ))}
    </div>
  );
};

const columns = ["enterprise.name", "language", "enterprise.name.kind", "enterprise.name.source"] as const;

/** Those in use first, those that are over, and those that were entered by mistake last. */
export const NameTable: FC<{ seat: Seat; dossier: Dossier }> = ({ seat, dossier }) => {
  const { words } = seat;
  const place = (name: NameRow) => (name.mistakenAt === null ? (isInUse(name) ? 0 : 1) : 2);
  const inOrder = dossier.names.toSorted((a, b) => place(a) - place(b));
  const isWriter = may(seat, "register.write");
  return (
    <table class="stack">
      <caption class="hidden">{words("enterprise.names")}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col">{words(column)}</th>
          ))}
          {isWriter && (
            <th scope="col">
              <span class="hidden">{words("register.change")}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {inOrder.map((name) => (
          <NameLine seat={seat} name={name} isWriter={isWriter} />
        ))}
      </tbody>
    </table>
  );
};

const NameLine: FC<{ seat: Seat; name: NameRow; isWriter: boolean }> = ({ seat, name, isWriter }) => {
  const { words, locale } = seat;
  const said = readerWords(seat);
  const note = textIn(seat, name.sourceNote);
  return (
    <tr class={isInUse(name) ? undefined : "over"}>
      <th scope="row" lang={canonicalLocale(name.tag) ?? name.tag}>
        {name.value}
      </th>
      <td data-label={words("language")}>{languageName(locale, name.tag)}</td>
      <td data-label={words("enterprise.name.kind")}>
        {said(`kind.${name.kind}`)}{" "}
        {name.mistakenAt !== null && <Tag tone="error">{words("register.mistaken")}</Tag>}
        {periodOf(seat, name).map((part) => (
          <span class="soft block">{part}</span>
        ))}
      </td>
      <td data-label={words("enterprise.name.source")}>
        {said(`source.${name.source}`)}{" "}
        {!name.verified && <Tag tone="warning">{words("register.unverified")}</Tag>}
        {name.confidence !== null && (
          <span class="soft block">
            {said("enterprise.confidence", { confidence: said(`confidence.${name.confidence}`) })}
          </span>
        )}
        {note !== undefined && <span class="soft block">{note}</span>}
      </td>
      {isWriter && (
        <td>
          <a href={registerPaths.name(name.enterpriseId, name.id)}>
            {words("register.change")}
            <span class="hidden"> {name.value}</span>
          </a>
        </td>
      )}
    </tr>
  );
};
