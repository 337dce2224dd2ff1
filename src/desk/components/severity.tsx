import type { FC, PropsWithChildren } from "hono/jsx";
import type { Severity } from "../../catalogues/finding.ts";
import { formatNumber } from "../formats.ts";
import type { Seat } from "../view.ts";

export const severities: readonly Severity[] = ["error", "warning", "info"];

/** Told apart by shape and word, and only then by colour. */
export const SeverityMark: FC<{ seat: Seat; severity: Severity }> = ({ seat, severity }) => (
  <span class={`severity ${severity}`}>
    <SeverityIcon severity={severity} />
    {seat.words(`severity.${severity}`)}
  </span>
);

interface FindingCountsProps {
  seat: Seat;
  figures: Readonly<Record<Severity, number>>;
  /** Where a figure leads to what it counts. */
  hrefOf?: (severity: Severity) => string;
}

/** How many of each; those that are none are left out. */
export const FindingCounts: FC<FindingCountsProps> = ({ seat, figures, hrefOf }) => {
  const present = severities.filter((severity) => figures[severity] > 0);
  if (present.length === 0) return <span class="soft">{seat.words("findings.none")}</span>;
  return (
    <ul class="counts">
      {present.map((severity) => (
        <li class={`severity ${severity}`}>
          <SeverityIcon severity={severity} />
          <Figure href={hrefOf?.(severity)}>
            {seat.words(`findings.${severity}`, { number: formatNumber(seat.locale, figures[severity]) })}
          </Figure>
        </li>
      ))}
    </ul>
  );
};

export const Figure: FC<PropsWithChildren<{ href: string | undefined }>> = ({ href, children }) =>
  href === undefined ? <>{children}</> : <a href={href}>{children}</a>;

const outlines: Readonly<Record<Severity, string>> = {
  error: "M5 1h6l4 4v6l-4 4H5l-4-4V5z",
  warning: "M8 1.2 15.4 14.6H.6z",
  info: "M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8z",
};
const signs: Readonly<Record<Severity, string>> = {
  error: "M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2",
  warning: "M8 6v4M8 11.8v1",
  info: "M8 7.2v4.2M8 4.4v1",
};

const SeverityIcon: FC<{ severity: Severity }> = ({ severity }) => (
  <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path class="shape" d={outlines[severity]} />
    <path class="sign" d={signs[severity]} />
  </svg>
);
