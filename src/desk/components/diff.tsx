import type { FC } from "hono/jsx";
import type { Seat } from "../view.ts";
import { wordDiff } from "../word-diff.ts";
import type { Piece } from "../word-diff.ts";

/** A text of a catalogue, in its own language; one that is not there says so. */
export const Text: FC<{ seat: Seat; lang: string; value: string | undefined }> = ({ seat, lang, value }) => {
  if (value === undefined) return <span class="void">{seat.words("text.absent")}</span>;
  if (value === "") return <span class="void">{seat.words("text.empty")}</span>;
  return (
    <span class="text" lang={lang}>
      {value}
    </span>
  );
};

/** A text before and after, compared once for however many places it is shown in. */
export interface Comparison {
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Undefined where there are no words on one of the sides. */
  readonly pieces: readonly Piece[] | undefined;
}

export function compare(from: string | undefined, to: string | undefined): Comparison {
  return { from, to, pieces: from && to ? wordDiff(from, to) : undefined };
}

interface Compared {
  seat: Seat;
  lang: string;
  of: Comparison;
}

/** The text as it was, with what goes marked. */
export const Before: FC<Compared> = ({ seat, lang, of: { from, pieces } }) => {
  if (pieces === undefined) return <Text seat={seat} lang={lang} value={from} />;
  return (
    <span class="text" lang={lang}>
      {pieces
        .filter(({ kind }) => kind !== "new")
        .map(({ kind, text }) => (kind === "gone" ? <del>{text}</del> : text))}
    </span>
  );
};

/** The text as it will be, with what is new marked. */
export const After: FC<Compared> = ({ seat, lang, of: { to, pieces } }) => {
  if (pieces === undefined) return <Text seat={seat} lang={lang} value={to} />;
  return (
    <span class="text" lang={lang}>
      {pieces
        .filter(({ kind }) => kind !== "gone")
        .map(({ kind, text }) => (kind === "new" ? <ins>{text}</ins> : text))}
    </span>
  );
};

/** Both in one line, for a small change beside its explanation. */
export const Inline: FC<Compared> = ({ seat, lang, of: { to, pieces } }) => {
  if (pieces === undefined) return <Text seat={seat} lang={lang} value={to} />;
  return (
    <span class="text" lang={lang}>
      {pieces.map(({ kind, text }) => {
        if (kind === "same") return text;
        return kind === "gone" ? <del>{text}</del> : <ins>{text}</ins>;
      })}
    </span>
  );
};
