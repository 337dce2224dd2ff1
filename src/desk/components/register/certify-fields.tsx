import type { FC } from "hono/jsx";
import { locales } from "../../../locales.ts";
import { languageName } from "../../formats.ts";
import type { CertifyFields as Fields, Texts } from "../../register-pages/certification-form.ts";
import { dateExamples, examples } from "../../register-pages/said.ts";
import type { Seat } from "../../view.ts";
import { TextField } from "../fields.tsx";

/** When, and under which name: both may be left to what is known. */
export const CertifyFields: FC<{ seat: Seat; fields: Fields }> = ({ seat, fields }) => (
  <>
    <DateField
      seat={seat}
      value={fields.occurredOn}
      hint={seat.words("certification.occurred_on.left_out")}
    />
    <LocalisedFields
      seat={seat}
      name="nameThen"
      legend={seat.words("certification.name_then")}
      hint={seat.words("certification.name_then.hint")}
      texts={fields.nameThen}
    />
  </>
);

export const DateField: FC<{ seat: Seat; value: string; hint?: string; required?: boolean }> = ({
  seat,
  value,
  hint = seat.words("register.date.hint", { example: examples(seat, dateExamples) }),
  required = false,
}) => (
  <TextField
    id="occurredOn"
    label={seat.words("certification.occurred_on")}
    hint={hint}
    value={value}
    required={required}
    maxlength={10}
    autocomplete="off"
    mono
    class="date"
  />
);

/** One field a language. */
export const LocalisedFields: FC<{
  seat: Seat;
  name: string;
  legend: string;
  hint?: string;
  texts: Texts;
}> = ({ seat, name, legend, hint, texts }) => (
  <fieldset class="bare" id={name} tabindex={-1} aria-describedby={hint ? `${name}-hint` : undefined}>
    <legend>{legend}</legend>
    {hint && (
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    )}
    <div class="fields">
      {locales.map((tag) => (
        <TextField
          id={`${name}-${tag}`}
          label={languageName(seat.locale, tag)}
          value={texts[tag]}
          lang={tag}
          maxlength={500}
          autocomplete="off"
        />
      ))}
    </div>
  </fieldset>
);
