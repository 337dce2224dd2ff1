import type { FC } from "hono/jsx";
import type { SchemeWithBatches } from "../../../enterprises/read-schemes.ts";
import { categories, tiers } from "../../../enterprises/tables.ts";
import type { RegisterFilter } from "../../register-pages/list-filter.ts";
import { batchName, readerWords, schemeName } from "../../register-pages/said.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Select, TextField } from "../fields.tsx";
import type { Option } from "../fields.tsx";

interface Props {
  readonly seat: Seat;
  readonly filter: RegisterFilter;
  readonly schemes: readonly SchemeWithBatches[];
}

export const RegisterFilterForm: FC<Props> = ({ seat, filter, schemes }) => {
  const { words } = seat;
  const any: Option = { value: "", label: words("filter.any") };
  const said = readerWords(seat);
  return (
    <form class="filter register" method="get" action={deskPaths.register} aria-label={words("filter.label")}>
      <TextField
        id="q"
        type="search"
        label={words("register.search")}
        hint={words("register.search.hint")}
        value={filter.q}
        maxlength={100}
        class="wide"
      />
      <Select
        id="category"
        label={words("enterprise.category")}
        value={filter.category}
        options={[
          any,
          ...categories.map((value) => ({ value, label: words(`enterprise.category.${value}`) })),
        ]}
      />
      <Select
        id="tier"
        label={words("scheme.tier")}
        value={filter.tier}
        options={[any, ...tiers.map((value) => ({ value, label: said(`tier.${value}`) }))]}
      />
      <Select
        id="batch"
        label={words("certification.batch")}
        value={filter.batch}
        options={[any, ...batchOptions(seat, schemes)]}
      />
      <Select
        id="year"
        label={words("batch.year")}
        value={filter.year === undefined ? "" : String(filter.year)}
        options={[any, ...yearsOf(schemes).map((year) => ({ value: String(year), label: String(year) }))]}
      />
      <button>{words("filter.apply")}</button>
    </form>
  );
};

export const batchOptions = (seat: Seat, schemes: readonly SchemeWithBatches[]): Option[] =>
  schemes.flatMap(({ scheme, batches }) =>
    batches.map((batch) => ({
      value: batch.id,
      label: seat.words("certification.batch.option", {
        scheme: schemeName(seat, scheme),
        batch: batchName(seat, batch),
      }),
    })),
  );

const yearsOf = (schemes: readonly SchemeWithBatches[]): number[] =>
  [...new Set(schemes.flatMap(({ batches }) => batches.map(({ year }) => year)))].toSorted((a, b) => b - a);
