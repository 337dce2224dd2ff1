import type { FC } from "hono/jsx";
import type { RecordedLine } from "../../../access/read-record.ts";
import { changesIn } from "../../record-lines.ts";
import type { Changed } from "../../record-lines.ts";
import type { Seat } from "../../view.ts";
import { When } from "../facts.tsx";

/** As many changes as are read at a glance stand in the page; more are folded away. */
const atAGlance = 4;

/** What was changed, as it was and as it is, and what else is known of it. */
export const RecordDetail: FC<{ seat: Seat; detail: RecordedLine["detail"] }> = ({ seat, detail }) => {
  const { changed, rest } = changesIn(detail);
  const differing = changed.filter(({ before, after }) => before !== after);
  const same = changed.filter(({ before, after }) => before === after);
  const folded = [
    ...(differing.length > atAGlance ? differing : []).map((one) => (
      <ChangedLine seat={seat} changed={one} />
    )),
    ...same.map(({ name, after = "" }) => <PlainLine seat={seat} name={name} value={after} />),
    ...rest.map(([name, value]) => <PlainLine seat={seat} name={name} value={value} />),
  ];
  return (
    <>
      {differing.length > 0 && differing.length <= atAGlance && (
        <dl class="details">
          {differing.map((one) => (
            <ChangedLine seat={seat} changed={one} />
          ))}
        </dl>
      )}
      {folded.length > 0 && (
        <details class="more">
          <summary>{seat.words("record.detail")}</summary>
          <dl class="details">{folded}</dl>
        </details>
      )}
    </>
  );
};

/** Marks and colours are not read out: the words before them are. */
const ChangedLine: FC<{ seat: Seat; changed: Changed }> = ({ seat, changed: { name, before, after } }) => (
  <div>
    <dt class="mono">{name}</dt>
    <dd>
      {before !== undefined && (
        <>
          <span class="hidden">{seat.words("record.before")}</span>{" "}
          <del>
            <Value seat={seat} value={before} />
          </del>{" "}
        </>
      )}
      {before !== undefined && after !== undefined && <span aria-hidden="true">→ </span>}
      {after !== undefined && (
        <>
          <span class="hidden">{seat.words("record.after")}</span>{" "}
          <ins>
            <Value seat={seat} value={after} />
          </ins>
        </>
      )}
    </dd>
  </div>
);

const PlainLine: FC<{ seat: Seat; name: string; value: string }> = ({ seat, name, value }) => (
  <div>
    <dt class="mono">{name}</dt>
    <dd>
      <Value seat={seat} value={value} />
    </dd>
  </div>
);

const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A moment as everything else on the page tells it. */
const Value: FC<{ seat: Seat; value: string }> = ({ seat, value }) =>
  isInstant.test(value) && !Number.isNaN(Date.parse(value)) ? (
    <When seat={seat} at={Date.parse(value)} />
  ) : (
    <>{value}</>
  );
