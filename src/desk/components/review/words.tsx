import type { Child, FC } from "hono/jsx";
import { longestNote } from "../../../articles/review/words.ts";
import { Field } from "../fields.tsx";

interface WordsProps {
  id: string;
  name: string;
  label: Child;
  hint?: Child;
  value: string;
  rows?: number;
  required?: boolean;
}

/** Plain words to a colleague. */
export const Words: FC<WordsProps> = ({ id, name, label, hint, value, rows = 3, required }) => (
  <Field id={id} label={label} hint={hint}>
    <textarea
      id={id}
      name={name}
      rows={rows}
      maxlength={longestNote}
      required={required}
      dir="auto"
      aria-describedby={hint ? `${id}-hint` : undefined}
    >
      {value}
    </textarea>
  </Field>
);
