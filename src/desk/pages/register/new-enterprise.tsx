import type { FC } from "hono/jsx";
import { categories } from "../../../enterprises/tables.ts";
import { locales } from "../../../locales.ts";
import { Select, TextField, Tick } from "../../components/fields.tsx";
import { registerView, Send, Sheet } from "../../components/register/frame.tsx";
import { KindField, SourceField } from "../../components/register/name-fields.tsx";
import { languageName } from "../../formats.ts";
import { emptyName } from "../../register-pages/name-form.ts";
import type { NameFields } from "../../register-pages/name-form.ts";
import type { Answer } from "../../register-pages/take.ts";
import { deskPaths } from "../../view.ts";
import type { Seat, View } from "../../view.ts";
import type { AddressFields } from "./address.tsx";
import { CodeFieldset, noCode } from "./code.tsx";
import type { CodeFields } from "./code.tsx";

export interface EntryFields extends AddressFields {
  /** One a language of the newsroom; which of them is said by `locale`. */
  readonly names: readonly NameFields[];
  readonly code: CodeFields;
}

const noEntry: EntryFields = {
  ...{ slug: "", category: "enterprise" },
  names: locales.map((locale) => emptyName(locale)),
  code: noCode,
};

type EntryAnswer = Answer & { readonly fields?: EntryFields };

/** What is known at first; everything else is added on its own page. */
export function newEnterpriseView(seat: Seat, answer: EntryAnswer = {}): View {
  const { words } = seat;
  const fields = answer.fields ?? noEntry;
  return registerView(seat, answer, {
    title: words("register.new"),
    body: (
      <Sheet>
        <form method="post" action={deskPaths.newEnterprise} data-unsaved>
          <p class="hint">{words("register.new.text")}</p>
          <div id="names" tabindex={-1} class="pair">
            {fields.names.map((name) => (
              <Name seat={seat} fields={name} />
            ))}
          </div>
          <div class="fields">
            <TextField
              id="slug"
              label={words("enterprise.slug")}
              hint={words("enterprise.slug.hint", { example: "shanghai-tunnel" })}
              value={fields.slug}
              required
              maxlength={64}
              autocomplete="off"
              mono
            />
            <Select
              id="category"
              label={words("enterprise.category")}
              hint={words("enterprise.category.hint")}
              value={fields.category}
              options={categories.map((value) => ({ value, label: words(`enterprise.category.${value}`) }))}
            />
          </div>
          <CodeFieldset seat={seat} fields={fields.code} />
          <Send seat={seat} label={words("register.new.do")} back={deskPaths.register} />
        </form>
      </Sheet>
    ),
  });
}

const Name: FC<{ seat: Seat; fields: NameFields }> = ({ seat, fields }) => {
  const { words, locale } = seat;
  const prefix = `${fields.locale}-`;
  return (
    <fieldset>
      <legend>{words("enterprise.name.in", { language: languageName(locale, fields.locale) })}</legend>
      <TextField
        id={`${prefix}value`}
        label={words("enterprise.name")}
        value={fields.value}
        lang={fields.locale}
        maxlength={300}
        autocomplete="off"
      />
      <KindField seat={seat} fields={fields} prefix={prefix} />
      <SourceField seat={seat} fields={fields} prefix={prefix} />
      <Tick name={`${prefix}verified`} value="on" checked={fields.verified}>
        {words("enterprise.name.verified")}
      </Tick>
    </fieldset>
  );
};
