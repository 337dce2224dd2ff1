import type { Child, FC } from "hono/jsx";
import { correctedIn } from "../../../enterprises/history.ts";
import type { ProfileCertification } from "../../../enterprises/profile.ts";
import type { CertificationEventRow, CertificationStatus } from "../../../enterprises/tables.ts";
import { locales } from "../../../locales.ts";
import type { Localised } from "../../../locales.ts";
import { certificationSaid, dateIn, readerWords } from "../../register-pages/said.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Tag } from "../facts.tsx";

/** What it is and was certified for, each with its history in short. */
export const CertificationList: FC<{ seat: Seat; certifications: readonly ProfileCertification[] }> = ({
  seat,
  certifications,
}) =>
  certifications.length === 0 ? (
    <p class="soft">{seat.words("enterprise.certifications.none")}</p>
  ) : (
    <ul class="plain">
      {certifications.map((one) => (
        <li>
          <p class="line">
            <a href={deskPaths.certification(one.certification.id)}>{certificationSaid(seat, one)}</a>{" "}
            <StatusTag seat={seat} status={one.certification.status} />
          </p>
          <NameThen seat={seat} name={one.certification.nameThen} />
          <History seat={seat} history={one.history} />
        </li>
      ))}
    </ul>
  );

const tones = { certified: "good", withdrawn: "warning", merged: "plain", mistaken: "error" } as const;

export const StatusTag: FC<{ seat: Seat; status: CertificationStatus }> = ({ seat, status }) => (
  <Tag tone={tones[status]}>{readerWords(seat)(`status.${status}`)}</Tag>
);

/** As it stands on the list that was published. */
export const NameThen: FC<{ seat: Seat; name: Localised<string> }> = ({ seat, name }) => {
  const names = locales.flatMap((tag) => (name[tag] === undefined ? [] : [{ tag, value: name[tag] }]));
  if (names.length === 0) return null;
  return (
    <p class="hint">
      {seat.words("certification.name_then")}{" "}
      {names.map(({ tag, value }, index) => (
        <>
          {index > 0 && " · "}
          <span lang={tag}>{value}</span>
        </>
      ))}
    </p>
  );
};

interface HistoryProps {
  readonly seat: Seat;
  readonly history: readonly CertificationEventRow[];
  /** What can be done about a line. */
  readonly actOn?: (event: CertificationEventRow) => Child;
}

/** Every line, in the order in which they were written; one that was put right is struck through and kept. */
export const History: FC<HistoryProps> = ({ seat, history, actOn }) => {
  const { words } = seat;
  const corrected = correctedIn(history);
  const said = readerWords(seat);
  return (
    <ol class="plain history" aria-label={words("certification.history")}>
      {history.map((event) => {
        const isCorrected = corrected.has(event.position);
        const line = (
          <>
            <time datetime={event.occurredOn}>{dateIn(seat, event.occurredOn)}</time>{" "}
            {said(`event.${event.kind}`)}
            <Texts text={event.name} />
            <Texts text={event.note} />
          </>
        );
        return (
          <li>
            <span class="number">{event.position + 1}</span>{" "}
            {isCorrected ? <s>{line}</s> : <span>{line}</span>}{" "}
            {isCorrected && <Tag>{words("certification.is_corrected")}</Tag>}{" "}
            {event.corrects !== null && (
              <Tag>{words("certification.corrects", { number: event.corrects + 1 })}</Tag>
            )}{" "}
            {!isCorrected && actOn?.(event)}
          </li>
        );
      })}
    </ol>
  );
};

const Texts: FC<{ text: Localised<string> | null }> = ({ text }) => (
  <>
    {locales.flatMap((tag) =>
      text?.[tag] === undefined
        ? []
        : [
            <span class="soft" lang={tag}>
              {" "}
              {text[tag]}
            </span>,
          ],
    )}
  </>
);
