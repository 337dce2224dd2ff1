import type { FC } from "hono/jsx";
import { locales } from "../../../locales.ts";
import type { Locale } from "../../../locales.ts";
import { languageName } from "../../formats.ts";
import { longestNote } from "../../publication-form.ts";
import type { Note } from "../../publication-form.ts";
import type { Seat } from "../../view.ts";
import { Field } from "../fields.tsx";

interface Props {
  seat: Seat;
  /** Before the ids of the fields, which are one for each language. */
  prefix: string;
  /** The edition's language: its readers are told in any case. */
  own: Locale;
  note: Note;
}

export const noteFieldId = (prefix: string, locale: Locale): string => `${prefix}-${locale}`;

/** A public note, in each language. */
export const NoteFields: FC<Props> = ({ seat, prefix, own, note }) => (
  <div class="fields notes">
    {[own, ...locales.filter((locale) => locale !== own)].map((locale) => (
      <Field
        id={noteFieldId(prefix, locale)}
        label={seat.words(locale === own ? "publishing.note.own" : "publishing.note.other", {
          language: languageName(seat.locale, locale),
        })}
      >
        <textarea
          id={noteFieldId(prefix, locale)}
          name={`note-${locale}`}
          rows={3}
          lang={locale}
          maxlength={longestNote}
          required={locale === own}
        >
          {note[locale] ?? ""}
        </textarea>
      </Field>
    ))}
  </div>
);
