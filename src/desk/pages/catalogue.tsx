import type { FC } from "hono/jsx";
import type { VersionSummary } from "../../catalogues/history.ts";
import type { CatalogueStatus } from "../../catalogues/status.ts";
import type { Upload } from "../../catalogues/uploads.ts";
import { CataloguePublication } from "../components/publication.tsx";
import type { PublicationData } from "../components/publication.tsx";
import { Found, Translated } from "../components/catalogue-row.tsx";
import { ExportLinks } from "../components/export-links.tsx";
import { Facts, Tag, When } from "../components/facts.tsx";
import { History } from "../components/history.tsx";
import { MissingKeys } from "../components/missing-keys.tsx";
import type { MissingKey } from "../components/missing-keys.tsx";
import { ErrorSummary, Notice } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import { Proposals } from "../components/proposals.tsx";
import { UploadForm } from "../components/upload-form.tsx";
import type { UploadFields } from "../components/upload-form.tsx";
import { languageName } from "../formats.ts";
import { deskPaths, may } from "../view.ts";
import type { Crumb, Seat, View } from "../view.ts";

export interface CatalogueData extends PublicationData {
  readonly status: CatalogueStatus;
  readonly versions: readonly VersionSummary[];
  /** The number to go on before. */
  readonly olderThan: number | undefined;
  readonly uploads: readonly Upload[];
  /** Undefined where the namespace collects none. */
  readonly missing: readonly MissingKey[] | undefined;
}

/** What came back with the page: what was done, what stood in the way, what was typed. */
export interface Answer {
  readonly done?: string | undefined;
  readonly faults?: readonly Fault[];
  readonly upload?: UploadFields;
  readonly status?: number;
}

export function catalogueView(seat: Seat, data: CatalogueData, answer: Answer = {}): View {
  const { words } = seat;
  const { status } = data;
  const name = languageName(seat.locale, status.locale);
  return {
    title: `${status.namespace} · ${name}`,
    section: "catalogues",
    crumbs: catalogueCrumbs(seat, status),
    ...(answer.status === undefined ? {} : { status: answer.status }),
    body: (
      <>
        <ErrorSummary title={words("errors.title")} faults={answer.faults ?? []} />
        {answer.done && <Notice tone="good">{answer.done}</Notice>}
        <div class="heading">
          <h1>
            <span class="mono">{status.namespace}</span> <span class="soft">{name}</span>
          </h1>
          {may(seat, "namespace.write") && (
            <p class="actions">
              <a class="button" href={deskPaths.namespace(status.namespace)}>
                {words("catalogue.settings")}
              </a>
            </p>
          )}
        </div>
        <Overview seat={seat} status={status} />
        <div class="columns">
          <div class="main">
            {may(seat, "catalogue.upload", status) && (
              <UploadForm seat={seat} data={data} fields={answer.upload} />
            )}
            <Proposals seat={seat} status={status} uploads={data.uploads} />
            <History seat={seat} status={status} versions={data.versions} olderThan={data.olderThan} />
            {data.missing && <MissingKeys seat={seat} status={status} missing={data.missing} />}
          </div>
          <div class="side">
            <CataloguePublication seat={seat} data={data} />
            <ExportLinks seat={seat} status={status} />
          </div>
        </div>
      </>
    ),
  };
}

export function catalogueCrumbs(
  seat: Seat,
  { locale, namespace }: Pick<CatalogueStatus, "locale" | "namespace">,
  inner?: string,
): Crumb[] {
  const label = `${namespace} · ${languageName(seat.locale, locale)}`;
  return [
    { label: seat.words("nav.catalogues"), href: deskPaths.catalogues },
    inner === undefined ? { label } : { label, href: deskPaths.catalogue(locale, namespace) },
    ...(inner === undefined ? [] : [{ label: inner }]),
  ];
}

const Overview: FC<{ seat: Seat; status: CatalogueStatus }> = ({ seat, status }) => {
  const { words } = seat;
  const { updatedAt } = status;
  return (
    <section class="panel" aria-label={words("catalogue.overview")}>
      <Facts
        facts={[
          { label: words("board.translated"), value: <Translated seat={seat} status={status} /> },
          { label: words("board.findings"), value: <Found seat={seat} status={status} /> },
          {
            label: words("catalogue.source"),
            value: status.isSource ? (
              <Tag>{words("catalogue.is_source")}</Tag>
            ) : (
              <a href={deskPaths.catalogue(status.sourceLocale, status.namespace)}>
                {languageName(seat.locale, status.sourceLocale)}
              </a>
            ),
          },
          updatedAt === null
            ? undefined
            : {
                label: words("board.changed"),
                value: (
                  <>
                    {status.updatedBy} <span class="soft">·</span> <When seat={seat} at={updatedAt} />
                  </>
                ),
              },
        ]}
      />
    </section>
  );
};
