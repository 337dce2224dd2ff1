import type { FC } from "hono/jsx";
import type { Page } from "../../../cursor.ts";
import type { ListedCertification } from "../../../enterprises/list.ts";
import type { BatchRow, SchemeRow } from "../../../enterprises/tables.ts";
import { Facts } from "../../components/facts.tsx";
import { Panel } from "../../components/notice.tsx";
import { StatusTag } from "../../components/register/certifications.tsx";
import { registerView } from "../../components/register/frame.tsx";
import { BatchFields } from "../../components/register/scheme-fields.tsx";
import { SeenFields } from "../../components/register/seen.tsx";
import { formatNumber } from "../../formats.ts";
import { registerPaths } from "../../register-pages/paths.ts";
import { batchFacts, batchName, dateIn, enterpriseName, schemeName } from "../../register-pages/said.ts";
import { batchFields } from "../../register-pages/scheme-form.ts";
import type { BatchFields as Fields } from "../../register-pages/scheme-form.ts";
import type { Answer } from "../../register-pages/take.ts";
import { deskPaths, may } from "../../view.ts";
import type { Crumb, Seat, View } from "../../view.ts";
import { withinSchemes } from "./scheme.tsx";

export interface BatchData {
  readonly batch: BatchRow;
  readonly scheme: SchemeRow;
  readonly certifications: Page<ListedCertification>;
}

type BatchAnswer = Answer & { readonly fields?: Fields | undefined };

export const withinScheme = (seat: Seat, scheme: SchemeRow): Crumb[] => [
  withinSchemes(seat),
  { label: schemeName(seat, scheme), href: deskPaths.scheme(scheme.id) },
];

/** A batch: what was published of it, and whom the register holds in it. */
export function batchView(seat: Seat, data: BatchData, answer: BatchAnswer = {}): View {
  const { words, locale } = seat;
  const { batch, scheme } = data;
  const isWriter = may(seat, "register.write");
  return registerView(seat, answer, {
    title: batchName(seat, batch),
    within: withinScheme(seat, scheme),
    heading: (
      <h1>
        {schemeName(seat, scheme)} <span class="soft">{batchName(seat, batch)}</span>
      </h1>
    ),
    body: (
      <>
        <section class="panel" aria-label={words("batch.about")}>
          <Facts
            facts={[
              {
                label: words("batch.published_on"),
                value:
                  batch.publishedOn === null ? words("register.unknown") : dateIn(seat, batch.publishedOn),
              },
              {
                label: words("batch.listed"),
                value: batch.listed === null ? words("register.unknown") : formatNumber(locale, batch.listed),
              },
              { label: words("batch.held"), value: formatNumber(locale, batch.certified) },
            ]}
          />
        </section>
        <Panel id="held" title={words("enterprise.certifications")}>
          <Held seat={seat} data={data} />
          {isWriter && (
            <p class="act">
              <a class="button" href={registerPaths.batchEntry(batch.id)}>
                {words("batch.entry")}
              </a>
            </p>
          )}
        </Panel>
        {isWriter && (
          <Panel id="change" title={words("batch.change")}>
            <p>{words("batch.change.text")}</p>
            <form method="post" action={deskPaths.batch(batch.id)} data-unsaved>
              <SeenFields seat={seat} version={batch.version} facts={batchFacts(batch)} />
              <BatchFields seat={seat} fields={answer.fields ?? batchFields(batch)} />
              <button class="primary">{words("register.save")}</button>
            </form>
          </Panel>
        )}
      </>
    ),
  });
}

const Held: FC<{ seat: Seat; data: BatchData }> = ({ seat, data: { batch, certifications } }) => {
  const { words } = seat;
  const { items, nextCursor } = certifications;
  if (items.length === 0) return <p class="soft">{words("batch.held.none")}</p>;
  return (
    <>
      <ul class="plain">
        {items.map(({ certification, enterprise }) => {
          const { value, locale } = enterpriseName(seat, enterprise);
          return (
            <li class="line">
              <a href={deskPaths.certification(certification.id)} lang={locale}>
                {value}
              </a>{" "}
              {certification.status !== "certified" && (
                <StatusTag seat={seat} status={certification.status} />
              )}
            </li>
          );
        })}
      </ul>
      {nextCursor !== undefined && (
        <p class="pages">
          <a href={`${deskPaths.batch(batch.id)}?cursor=${nextCursor}`}>{words("pages.next")}</a>
        </p>
      )}
    </>
  );
};
