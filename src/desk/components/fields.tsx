import type { Child, FC, PropsWithChildren } from "hono/jsx";

interface FieldProps {
  id: string;
  label: Child;
  hint?: Child;
  class?: string;
}

/** A label, its hint, and whatever is filled in below them. */
export const Field: FC<PropsWithChildren<FieldProps>> = ({ id, label, hint, class: name, children }) => (
  <div class={name ? `field ${name}` : "field"}>
    <label for={id}>{label}</label>
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    {children}
  </div>
);

interface TextFieldProps extends FieldProps {
  name?: string;
  value?: string | undefined;
  type?: "text" | "search" | "number" | "date" | "password";
  required?: boolean;
  lang?: string;
  mono?: boolean;
  autocomplete?: string;
  maxlength?: number;
}

export const TextField: FC<TextFieldProps> = ({
  id,
  label,
  hint,
  name = id,
  mono,
  type = "text",
  class: wide,
  ...rest
}) => (
  <Field id={id} label={label} hint={hint} {...(wide ? { class: wide } : {})}>
    <input
      id={id}
      name={name}
      type={type}
      class={mono ? "mono" : undefined}
      aria-describedby={hint ? `${id}-hint` : undefined}
      spellcheck={mono ? false : undefined}
      {...rest}
    />
  </Field>
);

interface AreaProps extends FieldProps {
  value: string;
  rows?: number;
}

export const TextArea: FC<AreaProps> = ({ id, label, hint, value, rows = 4 }) => (
  <Field id={id} label={label} hint={hint}>
    <textarea
      id={id}
      name={id}
      rows={rows}
      class="mono"
      spellcheck={false}
      aria-describedby={hint ? `${id}-hint` : undefined}
    >
      {value}
    </textarea>
  </Field>
);

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectProps extends FieldProps {
  name?: string;
  value: string | undefined;
  options: readonly Option[];
}

export const Select: FC<SelectProps> = ({ id, label, hint, name = id, value = "", options }) => (
  <Field id={id} label={label} hint={hint}>
    <select id={id} name={name} aria-describedby={hint ? `${id}-hint` : undefined}>
      {options.map((option) => (
        <option value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  </Field>
);

interface TickProps {
  type?: "checkbox" | "radio";
  name: string;
  value: string;
  checked?: boolean;
  id?: string;
  class?: string;
}

/** A box or a button to tick, with its words beside it; the words are part of what can be pressed. */
export const Tick: FC<PropsWithChildren<TickProps>> = ({
  type = "checkbox",
  class: name,
  children,
  ...input
}) => (
  <label class={name ? `tick ${name}` : "tick"}>
    <input type={type} {...input} />
    <span>{children}</span>
  </label>
);
