import type { FC, PropsWithChildren } from "hono/jsx";
import type { VersionDiff, VersionSummary } from "../../catalogues/history.ts";
import type { KeyChange } from "../../catalogues/merge.ts";
import type { CatalogueStatus } from "../../catalogues/status.ts";
import { formatNumber } from "../formats.ts";
import { deskPaths, versionName } from "../view.ts";
import type { Seat } from "../view.ts";
import { After, Before, compare } from "./diff.tsx";
import { Select } from "./fields.tsx";
import { Panel } from "./notice.tsx";

export interface DiffData {
  readonly status: CatalogueStatus;
  readonly version: VersionSummary;
  readonly diff: VersionDiff;
  /** To be compared with. */
  readonly others: readonly VersionSummary[];
  /** From 1. */
  readonly page: number;
}

const changesPerPage = 200;

interface Props {
  seat: Seat;
  data: DiffData;
}

/** What a version says otherwise than another, key by key. */
export const VersionChanges: FC<Props> = ({ seat, data }) => (
  <Panel id="diff" title={seat.words("diff.title")}>
    <Against seat={seat} data={data} />
    <Changes seat={seat} data={data} />
  </Panel>
);

const Against: FC<Props> = ({ seat, data: { status, version, diff, others } }) => {
  const { words } = seat;
  const options = others
    .filter(({ number }) => number !== version.number)
    .map(({ number }) => ({ value: String(number), label: versionName(seat, number) }));
  if (options.length === 0) return null;
  return (
    <form
      class="filter"
      method="get"
      action={`${deskPaths.version(status.locale, status.namespace, version.number)}#diff`}
    >
      <Select
        id="against"
        label={words("diff.against")}
        value={diff.against === undefined ? undefined : String(diff.against)}
        options={
          diff.against === undefined ? [{ value: "", label: words("version.none") }, ...options] : options
        }
      />
      <button>{words("diff.compare")}</button>
    </form>
  );
};

const Changes: FC<Props> = ({ seat, data }) => {
  const { words, locale } = seat;
  const { diff, status, page } = data;
  if (diff.changes.length === 0) return <p class="empty">{words("diff.none")}</p>;
  const pages = Math.ceil(diff.changes.length / changesPerPage);
  const shown = diff.changes.slice((page - 1) * changesPerPage, page * changesPerPage);
  return (
    <>
      <ChangeTable seat={seat} lang={status.locale} changes={shown}>
        <caption>{words("diff.caption", { number: formatNumber(locale, diff.changes.length) })}</caption>
      </ChangeTable>
      {pages > 1 && <DiffPages seat={seat} data={data} pages={pages} />}
    </>
  );
};

interface ChangeTableProps {
  seat: Seat;
  lang: string;
  changes: readonly KeyChange[];
}

export const ChangeTable: FC<PropsWithChildren<ChangeTableProps>> = ({ seat, lang, changes, children }) => (
  <table class="keys stack">
    {children}
    <thead>
      <tr>
        <th scope="col">{seat.words("key")}</th>
        <th scope="col">{seat.words("diff.before")}</th>
        <th scope="col">{seat.words("diff.after")}</th>
      </tr>
    </thead>
    <tbody>
      {changes.map((change) => (
        <ChangeRow seat={seat} lang={lang} change={change} />
      ))}
    </tbody>
  </table>
);

const ChangeRow: FC<{ seat: Seat; lang: string; change: KeyChange }> = ({ seat, lang, change }) => {
  const { words } = seat;
  const from = change.kind === "added" ? undefined : change.from;
  const to = change.kind === "removed" ? undefined : change.to;
  const sides = { seat, lang, of: compare(from, to) };
  return (
    <tr class={`row ${change.kind}`}>
      <th scope="row" class="key">
        <span class="name">{change.key}</span>
        <span class="kind">{words(`kind.${change.kind}`)}</span>
      </th>
      <td data-label={words("diff.before")}>
        <Before {...sides} />
      </td>
      <td data-label={words("diff.after")}>
        <After {...sides} />
      </td>
    </tr>
  );
};

const DiffPages: FC<Props & { pages: number }> = ({ seat, data: { status, version, diff, page }, pages }) => {
  const { words } = seat;
  const path = deskPaths.version(status.locale, status.namespace, version.number);
  const at = (number: number) => `${path}?against=${diff.against ?? ""}&page=${number}#diff`;
  return (
    <p class="pages">
      {page > 1 && <a href={at(page - 1)}>{words("pages.previous")}</a>}
      <span>{words("pages.at", { page, pages })}</span>
      {page < pages && <a href={at(page + 1)}>{words("pages.next")}</a>}
    </p>
  );
};
