import type { FC } from "hono/jsx";
import type { Page } from "../cursor.ts";
import { enterprisesTag, registerTag } from "../delivery/tags.ts";
import { displayIn } from "../enterprises/names.ts";
import type { ListedEnterprise } from "../enterprises/list.ts";
import type { SchemeFigures } from "../enterprises/statistics.ts";
import { DomainError } from "../errors.ts";
import { otherLocales } from "../locales.ts";
import { inLocale, paths } from "../urls.ts";
import { Pages } from "./article-card.tsx";
import { Doubt, langOf } from "./article.tsx";
import type { Place, View } from "./view.ts";

export interface EnterpriseListData {
  page: Page<ListedEnterprise>;
  figures: readonly SchemeFigures[];
}

/** The query as it stands in the address. */
export interface EnterpriseParameters {
  tier?: string | undefined;
  batch?: string | undefined;
  year?: string | undefined;
  cursor?: string | undefined;
}

export function enterprisesView(
  place: Place,
  { page, figures }: EnterpriseListData,
  parameters: EnterpriseParameters,
): View {
  const { batch } = parameters;
  if (batch !== undefined && !figures.some((tier) => tier.batches.some(({ id }) => id === batch))) {
    throw new DomainError("batch_not_found", { id: batch });
  }
  return {
    title: place.words("enterprises.title"),
    description: place.words("enterprises.intro"),
    section: "enterprises",
    noindex: Object.values(parameters).some((value) => value !== undefined),
    tags: [enterprisesTag, registerTag],
    body: (
      <>
        <h1>{place.words("enterprises.title")}</h1>
        <p>{place.words("enterprises.intro")}</p>
        <Filter place={place} figures={figures} chosen={parameters} />
        {page.items.length === 0 && <p>{place.words("enterprises.empty")}</p>}
        <ul class="plain">
          {page.items.map(({ enterprise }) => (
            <EnterpriseCard place={place} enterprise={enterprise} />
          ))}
        </ul>
        <Pages place={place} page={page} parameters={{ ...parameters }} />
      </>
    ),
  };
}

const EnterpriseCard: FC<{ place: Place } & Pick<ListedEnterprise, "enterprise">> = ({
  place,
  enterprise,
}) => {
  const name = displayIn(enterprise.display, place.locale);
  return (
    <li class="card">
      <h2>
        <a
          href={inLocale(place.locale, paths.enterprise(enterprise.slug))}
          lang={langOf(place, name?.locale)}
        >
          {name?.value ?? enterprise.slug}
        </a>
      </h2>
      {otherLocales(place.locale).map((locale) => {
        const other = enterprise.display[locale];
        return (
          other &&
          name?.locale === place.locale && (
            <span class="other small" lang={locale}>
              {other.value}
            </span>
          )
        );
      })}
      <p>
        {enterprise.standings.map((standing) => (
          <>
            <span class="tag">
              {place.words(`tier.${standing.tier}`)} ·{" "}
              {place.words("batch.name", { number: standing.batchNumber, year: standing.year })}
            </span>{" "}
          </>
        ))}
        <Doubt place={place} name={name} />
      </p>
    </li>
  );
};

interface Option {
  value: string;
  label: string;
}

const Filter: FC<{ place: Place; figures: readonly SchemeFigures[]; chosen: EnterpriseParameters }> = ({
  place,
  figures,
  chosen,
}) => {
  const { words } = place;
  const batches = figures.flatMap((tier) => tier.batches.map((batch) => ({ batch, tier: tier.scheme.tier })));
  const years = [...new Set(batches.map(({ batch }) => batch.year))].toSorted((a, b) => b - a);
  return (
    <form
      class="filter"
      method="get"
      action={inLocale(place.locale, paths.enterprises)}
      aria-label={words("filter.label")}
    >
      <Choice
        place={place}
        name="tier"
        chosen={chosen.tier}
        options={figures.map(({ scheme: { tier } }) => ({ value: tier, label: words(`tier.${tier}`) }))}
      />
      <Choice
        place={place}
        name="batch"
        chosen={chosen.batch}
        options={batches.map(({ batch, tier }) => ({
          value: batch.id,
          label: `${words(`tier.${tier}`)} · ${words("batch.name", { number: batch.number, year: batch.year })}`,
        }))}
      />
      <Choice
        place={place}
        name="year"
        chosen={chosen.year}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      <button type="submit">{words("filter.apply")}</button>
    </form>
  );
};

const Choice: FC<{
  place: Place;
  name: "tier" | "batch" | "year";
  chosen: string | undefined;
  options: readonly Option[];
}> = ({ place, name, chosen, options }) => (
  <label>
    {place.words(`filter.${name}`)}
    <br />
    <select name={name}>
      <option value="">{place.words("filter.any")}</option>
      {options.map(({ value, label }) => (
        <option value={value} selected={value === chosen}>
          {label}
        </option>
      ))}
    </select>
  </label>
);
