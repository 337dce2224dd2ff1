import type { FC } from "hono/jsx";
import type { CatalogueStatus } from "../../catalogues/status.ts";
import { boardGroups, boardStates, isFiltered } from "../board.ts";
import type { BoardFilter } from "../board.ts";
import { BeginLanguage } from "../components/begin-language.tsx";
import type { Begun } from "../components/begin-language.tsx";
import { CatalogueRow } from "../components/catalogue-row.tsx";
import { Tag } from "../components/facts.tsx";
import { Select } from "../components/fields.tsx";
import type { Option } from "../components/fields.tsx";
import { ErrorSummary } from "../components/notice.tsx";
import { languageName } from "../formats.ts";
import { deskPaths, may } from "../view.ts";
import type { Seat, View } from "../view.ts";

/** Every catalogue that she may read: namespace by namespace, language by language. */
export function boardView(
  seat: Seat,
  items: readonly CatalogueStatus[],
  filter: BoardFilter,
  begin?: Begun,
): View {
  const { words } = seat;
  const groups = boardGroups(items, filter);
  return {
    title: words("nav.catalogues"),
    section: "catalogues",
    ...(begin && { status: begin.status }),
    body: (
      <>
        <ErrorSummary title={words("errors.title")} faults={begin?.faults ?? []} />
        <div class="heading">
          <h1>{words("nav.catalogues")}</h1>
          {may(seat, "namespace.write") && (
            <p class="actions">
              <a class="button" href={deskPaths.namespaces}>
                {words("namespace.new")}
              </a>
            </p>
          )}
        </div>
        <Filter seat={seat} items={items} filter={filter} />
        {groups.length === 0 ? (
          <Nothing seat={seat} filter={filter} />
        ) : (
          <Board seat={seat} groups={groups} />
        )}
        {may(seat, "catalogue.upload") && (
          <BeginLanguage
            seat={seat}
            namespaces={unique(items.map(({ namespace }) => namespace))}
            begun={begin}
          />
        )}
      </>
    ),
  };
}

const Nothing: FC<{ seat: Seat; filter: BoardFilter }> = ({ seat, filter }) => (
  <p class="empty">
    {seat.words(isFiltered(filter) ? "board.no_match" : "board.empty")}{" "}
    {isFiltered(filter) && <a href={deskPaths.catalogues}>{seat.words("board.all")}</a>}
  </p>
);

const columns = ["language", "translated", "findings", "versions", "changed"] as const;

const Board: FC<{ seat: Seat; groups: ReturnType<typeof boardGroups> }> = ({ seat, groups }) => (
  <table class="board stack">
    <caption class="hidden">{seat.words("board.caption")}</caption>
    <thead>
      <tr>
        {columns.map((column) => (
          <th scope="col">{seat.words(`board.${column}`)}</th>
        ))}
      </tr>
    </thead>
    {groups.map(({ namespace, catalogues }) => (
      <tbody>
        <tr class="group">
          <th scope="rowgroup" colspan={columns.length}>
            <a href={deskPaths.namespace(namespace)} class="mono">
              {namespace}
            </a>{" "}
            {catalogues.some(({ isProduct }) => isProduct) && <Tag>{seat.words("board.product")}</Tag>}
          </th>
        </tr>
        {catalogues.map((status) => (
          <CatalogueRow seat={seat} status={status} />
        ))}
      </tbody>
    ))}
  </table>
);

const Filter: FC<{ seat: Seat; items: readonly CatalogueStatus[]; filter: BoardFilter }> = ({
  seat,
  items,
  filter,
}) => {
  const { words } = seat;
  const any: Option = { value: "", label: words("filter.any") };
  const locales = unique(items.map(({ locale }) => locale));
  const namespaces = unique(items.map(({ namespace }) => namespace));
  return (
    <form class="filter" method="get" action={deskPaths.catalogues} aria-label={words("filter.label")}>
      <Select
        id="namespace"
        label={words("namespace")}
        value={filter.namespace}
        options={[any, ...namespaces.map((value) => ({ value, label: value }))]}
      />
      <Select
        id="locale"
        label={words("language")}
        value={filter.locale}
        options={[any, ...locales.map((value) => ({ value, label: languageName(seat.locale, value) }))]}
      />
      <Select
        id="state"
        label={words("state")}
        value={filter.state}
        options={[any, ...boardStates.map((value) => ({ value, label: words(`board.state.${value}`) }))]}
      />
      <button>{words("filter.apply")}</button>
    </form>
  );
};

const unique = (values: readonly string[]): string[] => [...new Set(values)];
