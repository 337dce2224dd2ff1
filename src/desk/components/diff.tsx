import type { FC } from "hono/jsx";
import type { Seat } from "../view.ts";
import { wordDiff } from "../word-diff.ts";

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

interface Sides {
  seat: Seat;
  lang: string;
  from: string | undefined;
  to: string | undefined;
}

/** The text as it was, with what goes marked. */
export const Before: FC<Sides> = ({ seat, lang, from, to }) => {
  if (!from || !to) return <Text seat={seat} lang={lang} value={from} />;
  return (
    <span class="text" lang={lang}>
      {wordDiff(from, to)
        .filter(({ kind }) => kind !== "new")
        .map(({ kind, text }) => (kind === "gone" ? <del>{text}</del> : text))}
    </span>
  );
};

/** The text as it will be, with what is new marked. */
export const After: FC<Sides> = ({ seat, lang, from, to }) => {
  if (!from || !to) return <Text seat={seat} lang={lang} value={to} />;
  return (
    <span class="text" lang={lang}>
      {wordDiff(from, to)
        .filter(({ kind }) => kind !== "gone")
        .map(({ kind, text }) => (kind === "new" ? <ins>{text}</ins> : text))}
    </span>
  );
};

/** Both in one line, for a small change beside its explanation. */
export const Inline: FC<Sides> = ({ seat, lang, from, to }) => {
  if (!from || !to) return <Text seat={seat} lang={lang} value={to} />;
  return (
    <span class="text" lang={lang}>
      {wordDiff(from, to).map(({ kind, text }) => {
        if (kind === "same") return text;
        return kind === "gone" ? <del>{text}</del> : <ins>{text}</ins>;
      })}
    </span>
  );
};
