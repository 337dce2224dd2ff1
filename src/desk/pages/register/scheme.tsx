import type { FC } from "hono/jsx";
import type { SchemeWithBatches } from "../../../enterprises/read-schemes.ts";
import type { BatchRow } from "../../../enterprises/tables.ts";
import { Facts } from "../../components/facts.tsx";
import { Panel } from "../../components/notice.tsx";
import { registerView } from "../../components/register/frame.tsx";
import { BatchFields, SchemeFields } from "../../components/register/scheme-fields.tsx";
import { SeenFields } from "../../components/register/seen.tsx";
import { formatList, formatNumber } from "../../formats.ts";
import { registerPaths } from "../../register-pages/paths.ts";
import {
  batchName,
  dateIn,
  readerWords,
  schemeFacts,
  schemeName,
  textIn,
} from "../../register-pages/said.ts";
import { emptyBatch, schemeFields } from "../../register-pages/scheme-form.ts";
import type { BatchFields as NewBatch, SchemeFields as Fields } from "../../register-pages/scheme-form.ts";
import type { Answer } from "../../register-pages/take.ts";
import { deskPaths, may } from "../../view.ts";
import type { Crumb, Seat, View } from "../../view.ts";

export interface SchemeAnswer extends Answer {
  readonly fields?: Fields | undefined;
  readonly batch?: NewBatch | undefined;
}

export const withinSchemes = ({ words }: Seat): Crumb => ({
  label: words("scheme.list"),
  href: deskPaths.schemes,
});

/** A scheme: what it is, what it is called and who certifies in it, and what was published. */
export function schemeView(
  seat: Seat,
  { scheme, batches }: SchemeWithBatches,
  answer: SchemeAnswer = {},
): View {
  const { words, locale } = seat;
  const isWriter = may(seat, "register.write");
  const authorities = scheme.authorities.map((authority) => textIn(seat, authority) ?? "");
  return registerView(seat, answer, {
    title: schemeName(seat, scheme),
    within: [withinSchemes(seat)],
    body: (
      <>
        <section class="panel" aria-label={words("scheme.about")}>
          <Facts
            facts={[
              { label: words("scheme.tier"), value: readerWords(seat)(`tier.${scheme.tier}`) },
              { label: words("scheme.jurisdiction"), value: <span class="mono">{scheme.jurisdiction}</span> },
              { label: words("scheme.authorities"), value: formatList(locale, authorities) },
            ]}
          />
        </section>
        <Panel id="batches" title={words("batch.list")}>
          <BatchTable seat={seat} batches={batches} />
          {isWriter && (
            <details class="more" open={answer.batch !== undefined}>
              <summary>{words("batch.new")}</summary>
              <form method="post" action={registerPaths.batches(scheme.id)} data-unsaved id="new-batch">
                <BatchFields seat={seat} fields={answer.batch ?? emptyBatch} isNew />
                <button class="primary">{words("batch.new.do")}</button>
              </form>
            </details>
          )}
        </Panel>
        {isWriter && (
          <Panel id="change" title={words("scheme.change")}>
            <form method="post" action={deskPaths.scheme(scheme.id)} data-unsaved class="sheet">
              <SeenFields seat={seat} version={scheme.version} facts={schemeFacts(scheme)} />
              <SchemeFields seat={seat} fields={answer.fields ?? schemeFields(scheme)} />
              <button class="primary">{words("register.save")}</button>
            </form>
          </Panel>
        )}
      </>
    ),
  });
}

const BatchTable: FC<{ seat: Seat; batches: readonly BatchRow[] }> = ({ seat, batches }) => {
  const { words, locale } = seat;
  if (batches.length === 0) return <p class="soft">{words("batch.none")}</p>;
  return (
    <table class="stack">
      <caption class="hidden">{words("batch.list")}</caption>
      <thead>
        <tr>
          <th scope="col">{words("certification.batch")}</th>
          <th scope="col">{words("batch.published_on")}</th>
          <th scope="col" class="num">
            {words("batch.listed")}
          </th>
          <th scope="col" class="num">
            {words("batch.held")}
          </th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr>
            <th scope="row">
              <a href={deskPaths.batch(batch.id)}>{batchName(seat, batch)}</a>
            </th>
            <td data-label={words("batch.published_on")}>
              {batch.publishedOn === null ? words("register.unknown") : dateIn(seat, batch.publishedOn)}
            </td>
            <td data-label={words("batch.listed")} class="num">
              {batch.listed === null ? words("register.unknown") : formatNumber(locale, batch.listed)}
            </td>
            <td data-label={words("batch.held")} class="num">
              {formatNumber(locale, batch.certified)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
