import type { FC } from "hono/jsx";
import { tiers } from "../../../enterprises/tables.ts";
import { locales } from "../../../locales.ts";
import { languageName } from "../../formats.ts";
import { dateExamples, examples, readerWords } from "../../register-pages/said.ts";
import type { BatchFields as Batch, SchemeFields as Scheme } from "../../register-pages/scheme-form.ts";
import type { Seat } from "../../view.ts";
import { Select, TextField } from "../fields.tsx";
import { LocalisedFields } from "./certify-fields.tsx";

/** What a scheme is, once and for all. */
export const SchemeIdentity: FC<{ seat: Seat; fields: Scheme }> = ({ seat, fields }) => {
  const { words } = seat;
  const said = readerWords(seat);
  return (
    <div class="fields">
      <TextField
        id="id"
        label={words("scheme.id")}
        hint={words("scheme.id.hint", { example: "sh-municipal" })}
        value={fields.id}
        required
        maxlength={64}
        autocomplete="off"
        mono
      />
      <Select
        id="tier"
        label={words("scheme.tier")}
        value={fields.tier}
        options={tiers.map((value) => ({ value, label: said(`tier.${value}`) }))}
      />
      <TextField
        id="jurisdiction"
        label={words("scheme.jurisdiction")}
        hint={words("scheme.jurisdiction.hint", { example: examples(seat, ["CN", "CN-SH", "310106"]) })}
        value={fields.jurisdiction}
        required
        maxlength={10}
        autocomplete="off"
        mono
      />
    </div>
  );
};

/** What it is called, who certifies, and where it stands among the others. */
export const SchemeFields: FC<{ seat: Seat; fields: Scheme }> = ({ seat, fields }) => {
  const { words } = seat;
  return (
    <>
      <LocalisedFields seat={seat} name="name" legend={words("scheme.name")} texts={fields.name} />
      <fieldset class="bare" id="authorities" tabindex={-1} aria-describedby="authorities-hint">
        <legend>{words("scheme.authorities")}</legend>
        <p class="hint" id="authorities-hint">
          {words("scheme.authorities.hint")}
        </p>
        {fields.authorities.map((texts, row) => (
          <div class="fields">
            {locales.map((tag) => (
              <TextField
                id={`authorities-${row}-${tag}`}
                label={words("scheme.authority.in", {
                  number: row + 1,
                  language: languageName(seat.locale, tag),
                })}
                value={texts[tag]}
                lang={tag}
                maxlength={500}
                autocomplete="off"
              />
            ))}
          </div>
        ))}
      </fieldset>
      <TextField
        id="position"
        type="number"
        label={words("scheme.position")}
        hint={words("scheme.position.hint")}
        value={fields.position}
        class="short"
      />
    </>
  );
};

export const BatchFields: FC<{ seat: Seat; fields: Batch; isNew?: boolean }> = ({
  seat,
  fields,
  isNew = false,
}) => {
  const { words } = seat;
  return (
    <div class="fields">
      {isNew && (
        <TextField
          id="id"
          label={words("batch.id")}
          hint={words("scheme.id.hint", { example: "sh-municipal-24" })}
          value={fields.id}
          required
          maxlength={64}
          autocomplete="off"
          mono
        />
      )}
      <TextField
        id="number"
        type="number"
        label={words("batch.number")}
        hint={words("batch.number.hint")}
        value={fields.number}
        required
      />
      <TextField id="year" type="number" label={words("batch.year")} value={fields.year} required />
      <TextField
        id="publishedOn"
        label={words("batch.published_on")}
        hint={words("register.date.hint", { example: examples(seat, dateExamples) })}
        value={fields.publishedOn}
        mono
      />
      <TextField
        id="listed"
        type="number"
        label={words("batch.listed")}
        hint={words("batch.listed.hint")}
        value={fields.listed}
      />
    </div>
  );
};
