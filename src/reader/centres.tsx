import type { FC } from "hono/jsx";
import { articlesTag, registerTag } from "../delivery/tags.ts";
import type { SchemeFigures } from "../enterprises/statistics.ts";
import { canonicalQuery, inLocale, paths } from "../urls.ts";
import { FiguresChart, FiguresTable } from "./figures.tsx";
import { formatDate, formatNumber } from "./formats.ts";
import type { Place, View } from "./view.ts";

export function centresView(place: Place, figures: readonly SchemeFigures[]): View {
  return {
    title: place.words("centres.title"),
    description: place.words("centres.intro"),
    section: "centres",
    tags: [registerTag, articlesTag],
    body: (
      <>
        <h1>{place.words("centres.title")}</h1>
        <p>{place.words("centres.intro")}</p>
        <h2>{place.words("centres.figures")}</h2>
        <figure>
          <FiguresChart place={place} figures={figures} />
          <figcaption>{place.words("centres.chart")}</figcaption>
        </figure>
        <FiguresTable place={place} figures={figures} />
        {figures.map((tier) => (
          <TierSection place={place} tier={tier} />
        ))}
      </>
    ),
  };
}

const TierSection: FC<{ place: Place; tier: SchemeFigures }> = ({ place, tier: { scheme, batches } }) => {
  const [lead = "", ...others] = scheme.authorities.map((authority) => authority[place.locale] ?? "");
  return (
    <section aria-labelledby={`tier-${scheme.tier}`}>
      <h2 id={`tier-${scheme.tier}`}>{scheme.name[place.locale] ?? scheme.id}</h2>
      <dl class="pairs">
        <dt>{place.words("centres.authority")}</dt>
        <dd>{others.length > 0 ? place.words("centres.authorities", { lead, others }) : lead}</dd>
      </dl>
      {batches.length === 0 ? (
        <p class="small">{place.words("centres.no_batches")}</p>
      ) : (
        <BatchTable place={place} scheme={scheme} batches={batches} />
      )}
    </section>
  );
};

const BatchTable: FC<{ place: Place } & Pick<SchemeFigures, "scheme" | "batches">> = ({
  place,
  scheme,
  batches,
}) => {
  const unknown = place.words("centres.unknown");
  const number = (value: number | null) => (value === null ? unknown : formatNumber(place.locale, value));
  return (
    <table class="stack">
      <caption class="small">{place.words("centres.batches")}</caption>
      <thead>
        <tr>
          <th scope="col">{place.words("centres.batch")}</th>
          <th scope="col">{place.words("centres.published_on")}</th>
          <th scope="col" class="num">
            {place.words("centres.listed")}
          </th>
          <th scope="col" class="num">
            {place.words("centres.in_register")}
          </th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr>
            <th scope="row">
              <a
                href={
                  inLocale(place.locale, paths.enterprises) +
                  canonicalQuery({ tier: scheme.tier, batch: batch.id })
                }
              >
                {place.words("batch.name", { number: batch.number, year: batch.year })}
              </a>
            </th>
            <td data-label={place.words("centres.published_on")}>
              {batch.publishedOn === null ? unknown : formatDate(place.locale, batch.publishedOn)}
            </td>
            <td class="num" data-label={place.words("centres.listed")}>
              {number(batch.listed)}
            </td>
            <td class="num" data-label={place.words("centres.in_register")}>
              {number(batch.certified)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
