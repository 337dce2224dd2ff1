import type { FC } from "hono/jsx";
import type { Locale } from "../../../locales.ts";
import type { LineState, PartState, SourceSide } from "../../edition-rows.ts";
import type { Seat } from "../../view.ts";
import { compare, Inline } from "../diff.tsx";
import { Tag } from "../facts.tsx";
import { Tick } from "../fields.tsx";

const tones = {
  missing: "warning",
  outdated: "warning",
  current: "good",
  own: "plain",
  gone: "warning",
} as const;

export const PartTag: FC<{ seat: Seat; state: PartState }> = ({ seat, state }) => (
  <Tag tone={tones[state]}>{seat.words(`editor.part.${state}`)}</Tag>
);

/** The source's words, with what has changed in them since the translation was made. */
export const SourceWords: FC<{ seat: Seat; lang: Locale; source: SourceSide; isOutdated: boolean }> = ({
  seat,
  lang,
  source: { now, before },
  isOutdated,
}) => (
  <>
    <Inline seat={seat} lang={lang} of={compare(before, now)} />
    {isOutdated && before === undefined && (
      <span class="hint block">{seat.words("editor.part.unknown")}</span>
    )}
  </>
);

interface ConfirmProps {
  seat: Seat;
  /** As the verb knows it; undefined for a block that was never saved. */
  part: string | undefined;
  state: PartState;
  confirmed: readonly string[];
}

/** For words that stay as they are, though the source does not. */
export const Confirm: FC<ConfirmProps> = ({ seat, part, state, confirmed }) =>
  part !== undefined && (state === "outdated" || state === "gone") ? (
    <Tick name="confirm" value={part} checked={confirmed.includes(part)}>
      {seat.words(state === "gone" ? "editor.confirm.gone" : "editor.confirm")}
    </Tick>
  ) : null;

/** Above a line of the head: what the source says there. */
export const SourceLine: FC<{ seat: Seat; lang: Locale; line: LineState }> = ({ seat, lang, line }) => (
  <p class="origin">
    {line.source && (
      <SourceWords seat={seat} lang={lang} source={line.source} isOutdated={line.state === "outdated"} />
    )}{" "}
    <PartTag seat={seat} state={line.state} />
  </p>
);
