import type { FC } from "hono/jsx";
import type { SchemeWithBatches } from "../../../enterprises/read-schemes.ts";
import { Panel } from "../../components/notice.tsx";
import { registerView } from "../../components/register/frame.tsx";
import { SchemeFields, SchemeIdentity } from "../../components/register/scheme-fields.tsx";
import { formatList, formatNumber } from "../../formats.ts";
import { batchName, readerWords, schemeName, textIn } from "../../register-pages/said.ts";
import { emptyScheme } from "../../register-pages/scheme-form.ts";
import type { SchemeFields as Fields } from "../../register-pages/scheme-form.ts";
import type { Answer } from "../../register-pages/take.ts";
import { deskPaths, may } from "../../view.ts";
import type { Seat, View } from "../../view.ts";

type SchemesAnswer = Answer & { readonly fields?: Fields };

/** Every scheme with its authorities and its batches, in the order in which readers are shown them. */
export function schemesView(
  seat: Seat,
  schemes: readonly SchemeWithBatches[],
  answer: SchemesAnswer = {},
): View {
  const { words } = seat;
  return registerView(seat, answer, {
    title: words("scheme.list"),
    body: (
      <>
        <p>{words("scheme.text")}</p>
        {schemes.length === 0 && <p class="empty">{words("scheme.none")}</p>}
        {schemes.map((one) => (
          <Scheme seat={seat} one={one} />
        ))}
        {may(seat, "register.write") && (
          <details class="more" open={answer.fields !== undefined}>
            <summary>{words("scheme.new")}</summary>
            <form method="post" action={deskPaths.schemes} data-unsaved class="panel sheet">
              <SchemeIdentity seat={seat} fields={answer.fields ?? emptyScheme} />
              <SchemeFields seat={seat} fields={answer.fields ?? emptyScheme} />
              <button class="primary">{words("scheme.new.do")}</button>
            </form>
          </details>
        )}
      </>
    ),
  });
}

const Scheme: FC<{ seat: Seat; one: SchemeWithBatches }> = ({ seat, one: { scheme, batches } }) => {
  const { words, locale } = seat;
  const authorities = scheme.authorities.map((authority) => textIn(seat, authority) ?? "");
  return (
    <Panel
      id={`scheme-${scheme.id}`}
      title={<a href={deskPaths.scheme(scheme.id)}>{schemeName(seat, scheme)}</a>}
    >
      <p class="soft">
        {readerWords(seat)(`tier.${scheme.tier}`)} · <span class="mono">{scheme.jurisdiction}</span>
        {authorities.length > 0 && <> · {formatList(locale, authorities)}</>}
      </p>
      {batches.length === 0 ? (
        <p>{words("batch.none")}</p>
      ) : (
        <ul class="counts batches">
          {batches.map((batch) => (
            <li>
              <a href={deskPaths.batch(batch.id)}>{batchName(seat, batch)}</a>{" "}
              <span class="soft">
                {words("batch.certified", { number: formatNumber(locale, batch.certified) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
};
