import type { FC } from "hono/jsx";
import type { ClaimWithArticle, SchemeFigures } from "../enterprises/statistics.ts";
import { shownLocale } from "../articles/stand-in.ts";
import { inLocale, paths } from "../urls.ts";
import { areaName, formatDate, formatNumber } from "./formats.ts";
import type { Place } from "./view.ts";

/** Claimed beside counted, each under its own name. */
export const FiguresTable: FC<{ place: Place; figures: readonly SchemeFigures[] }> = ({ place, figures }) => (
  <table class="stack figures">
    <thead>
      <tr>
        <th scope="col">{place.words("centres.tier")}</th>
        <th scope="col">{place.words("centres.claimed")}</th>
        <th scope="col" class="num">
          {place.words("centres.counted")}
        </th>
      </tr>
    </thead>
    <tbody>
      {figures.map(({ scheme, claims, counted }) => (
        <tr>
          <th scope="row">{place.words(`tier.${scheme.tier}`)}</th>
          <td data-label={place.words("centres.claimed")}>
            <Claims place={place} claims={claims} />
          </td>
          <td class="num" data-label={place.words("centres.counted")}>
            {formatNumber(place.locale, counted)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Claims: FC<{ place: Place; claims: readonly ClaimWithArticle[] }> = ({ place, claims }) => (
  <>
    {claims.length === 0 && <span class="small">{place.words("centres.no_claim")}</span>}
    {claims.map((item) => (
      <Claim place={place} item={item} />
    ))}
  </>
);

/** The figure leads to the article that claims it, in a language in which that is public. */
const Claim: FC<{ place: Place; item: ClaimWithArticle }> = ({ place, item: { claim, article } }) => {
  const locale = shownLocale(article, place.locale, "source") ?? article.publishedLocales[0] ?? place.locale;
  const date = formatDate(place.locale, claim.asOf);
  return (
    <div>
      <a href={inLocale(locale, paths.article(article.slug))} hreflang={locale}>
        {formatNumber(place.locale, claim.value)}
      </a>{" "}
      <span class="small">{place.words("centres.claim", { area: areaName(place, claim.area), date })}</span>
    </div>
  );
};

const row = { height: 50, bar: 16, left: 76, width: 250 } as const;

/** Bars drawn on the server; the table under them says the same in text. */
export const FiguresChart: FC<{ place: Place; figures: readonly SchemeFigures[] }> = ({ place, figures }) => {
  const most = Math.max(
    1,
    ...figures.flatMap(({ claims, counted }) => [counted, claims[0]?.claim.value ?? 0]),
  );
  const height = figures.length * row.height + 50;
  const title = place.words("centres.chart");
  return (
    <svg class="chart" viewBox={`0 0 380 ${height}`} role="img" aria-label={title}>
      <title>{title}</title>
      <line class="axis" x1={row.left} y1={0} x2={row.left} y2={height - 46} />
      {figures.map(({ scheme, claims, counted }, index) => {
        const y = index * row.height + 8;
        return (
          <>
            <text x={row.left - 10} y={y + 21} text-anchor="end">
              {place.words(`tier.${scheme.tier}`)}
            </text>
            <Bar place={place} kind="b1" y={y} value={claims[0]?.claim.value} most={most} />
            <Bar place={place} kind="b2" y={y + row.bar + 2} value={counted} most={most} />
          </>
        );
      })}
      <Legend place={place} y={height - 32} />
    </svg>
  );
};

const Bar: FC<{ place: Place; kind: "b1" | "b2"; y: number; value: number | undefined; most: number }> = ({
  place,
  kind,
  y,
  value,
  most,
}) => {
  if (value === undefined) return null;
  const width = Math.round((value / most) * row.width);
  return (
    <>
      <rect class={kind} x={row.left} y={y} width={width} height={row.bar} />
      <text x={row.left + width + 8} y={y + 13}>
        {formatNumber(place.locale, value)}
      </text>
    </>
  );
};

const Legend: FC<{ place: Place; y: number }> = ({ place, y }) => (
  <>
    <rect class="b1" x={row.left} y={y} width={12} height={12} />
    <text x={row.left + 18} y={y + 11}>
      {place.words("centres.claimed")}
    </text>
    <rect class="b2" x={row.left} y={y + 18} width={12} height={12} />
    <text x={row.left + 18} y={y + 29}>
      {place.words("centres.counted")}
    </text>
  </>
);
