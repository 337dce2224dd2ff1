import type { FC } from "hono/jsx";
import type { Page } from "../../../cursor.ts";
import type { SchemeWithBatches } from "../../../enterprises/read-schemes.ts";
import type { FoundEnterprise } from "../../../enterprises/register-list.ts";
import { Notice } from "../../components/notice.tsx";
import { RegisterFilterForm } from "../../components/register/filter.tsx";
import { RegisterTable } from "../../components/register/table.tsx";
import { filterQuery, isFiltered } from "../../register-pages/list-filter.ts";
import type { RegisterFilter } from "../../register-pages/list-filter.ts";
import { deskPaths, may } from "../../view.ts";
import type { Seat, View } from "../../view.ts";

export interface ListData {
  readonly filter: RegisterFilter;
  /** Undefined where they are not asked for. */
  readonly enterprises: Page<FoundEnterprise> | undefined;
  readonly authorities: Page<FoundEnterprise> | undefined;
  readonly schemes: readonly SchemeWithBatches[];
  /** Whether this is a page further on. */
  readonly isFurther: boolean;
  readonly done: string | undefined;
}

/** Everybody whom the register holds, by every name that they have or had. */
export function registerListView(seat: Seat, data: ListData): View {
  const { words } = seat;
  const { enterprises, authorities, filter } = data;
  const isNothing = [enterprises, authorities].every((page) => (page?.items.length ?? 0) === 0);
  return {
    title: words("nav.register"),
    section: "register",
    body: (
      <>
        {data.done && <Notice tone="good">{data.done}</Notice>}
        <div class="heading">
          <h1>{words("nav.register")}</h1>
          <p class="actions">
            <a class="button" href={deskPaths.schemes}>
              {words("scheme.list")}
            </a>{" "}
            {may(seat, "register.write") && (
              <a class="button" href={deskPaths.newEnterprise}>
                {words("register.new")}
              </a>
            )}
          </p>
        </div>
        <RegisterFilterForm seat={seat} filter={filter} schemes={data.schemes} />
        {isNothing && <Nothing seat={seat} data={data} />}
        <Part seat={seat} data={data} category="enterprise" page={enterprises} />
        <Part seat={seat} data={data} category="authority" page={authorities} />
      </>
    ),
  };
}

const Nothing: FC<{ seat: Seat; data: ListData }> = ({ seat: { words }, data }) => (
  <p class="empty">
    {words(isFiltered(data.filter) || data.isFurther ? "register.no_match" : "register.empty")}{" "}
    {(isFiltered(data.filter) || data.isFurther) && <a href={deskPaths.register}>{words("register.all")}</a>}
  </p>
);

const Part: FC<{
  seat: Seat;
  data: ListData;
  category: "enterprise" | "authority";
  page: Page<FoundEnterprise> | undefined;
}> = ({ seat, data, category, page }) => {
  const { words } = seat;
  if (page === undefined || page.items.length === 0) return null;
  const next = page.nextCursor;
  const query = (more: Record<string, string>) =>
    `${deskPaths.register}?${filterQuery({ ...data.filter, category }, more)}`;
  return (
    <section aria-labelledby={`part-${category}`}>
      <h2 id={`part-${category}`} class="part">
        {words(`register.part.${category}`)}
      </h2>
      <RegisterTable seat={seat} category={category} items={page.items} />
      {(next !== undefined || data.isFurther) && (
        <p class="pages">
          {data.isFurther && <a href={query({})}>{words("pages.first")}</a>}
          {next !== undefined && <a href={query({ cursor: next })}>{words("pages.next")}</a>}
        </p>
      )}
    </section>
  );
};
