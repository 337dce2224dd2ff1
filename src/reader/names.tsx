import type { FC } from "hono/jsx";
import type { Profile } from "../enterprises/profile.ts";
import { canonicalLocale } from "../locales.ts";
import { formatDate, languageName } from "./formats.ts";
import type { Place } from "./view.ts";

/** Every name with its language, kind, source, and how sure it is. */
export const NameTable: FC<{ place: Place; names: Profile["names"] }> = ({ place, names }) => {
  const { words } = place;
  const columns = ["enterprise.name", "enterprise.language", "enterprise.kind", "enterprise.source"] as const;
  return (
    <table class="stack">
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col">{words(column)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr>
            <th scope="row" lang={canonicalLocale(name.tag) ?? name.tag}>
              {name.value}
            </th>
            <td data-label={words("enterprise.language")}>{languageName(place, name.tag)}</td>
            <td data-label={words("enterprise.kind")}>
              {words(`kind.${name.kind}`)} <Validity place={place} name={name} />
            </td>
            <td data-label={words("enterprise.source")}>
              <Provenance place={place} name={name} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Validity: FC<{ place: Place; name: Profile["names"][number] }> = ({ place, name }) => (
  <span class="small">
    {name.validFrom !== null &&
      place.words("enterprise.since", { date: formatDate(place.locale, name.validFrom) })}{" "}
    {name.validTo !== null &&
      place.words("enterprise.until", { date: formatDate(place.locale, name.validTo) })}
  </span>
);

/** Who says so, and how sure it is. */
const Provenance: FC<{ place: Place; name: Profile["names"][number] }> = ({ place, name }) => {
  const { words } = place;
  return (
    <>
      {words(`source.${name.source}`)}{" "}
      <span class={name.verified ? "tag" : "tag warn"}>
        {words(name.verified ? "enterprise.verified" : "enterprise.unverified")}
      </span>
      {name.confidence !== null && (
        <span class="other small">
          {words("enterprise.confidence", { confidence: words(`confidence.${name.confidence}`) })}
        </span>
      )}
      {name.sourceNote?.[place.locale] && <span class="other small">{name.sourceNote[place.locale]}</span>}
    </>
  );
};
