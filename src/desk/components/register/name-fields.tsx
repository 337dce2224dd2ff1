import type { FC } from "hono/jsx";
import { locales } from "../../../locales.ts";
import { languageName } from "../../formats.ts";
import { nameOptions, nameTags } from "../../register-pages/name-form.ts";
import type { NameFields as Fields } from "../../register-pages/name-form.ts";
import { dateExamples, examples, readerWords } from "../../register-pages/said.ts";
import type { Seat } from "../../view.ts";
import { Select, TextField, Tick } from "../fields.tsx";
import type { Option } from "../fields.tsx";

interface Props {
  readonly seat: Seat;
  readonly fields: Fields;
}

/** All that there is to be said of one name. */
export const NameFields: FC<Props> = ({ seat, fields }) => {
  const { words, locale } = seat;
  const example = examples(seat, dateExamples);
  return (
    <>
      <TextField
        id="value"
        label={words("enterprise.name")}
        value={fields.value}
        required
        maxlength={300}
        autocomplete="off"
      />
      <div class="fields">
        <Select
          id="locale"
          label={words("language")}
          value={fields.locale}
          options={[
            ...nameTags.map((value) => ({ value, label: languageName(locale, value) })),
            { value: "", label: words("enterprise.name.other") },
          ]}
        />
        <TextField
          id="other"
          label={words("enterprise.name.tag")}
          hint={words("enterprise.name.tag.hint", { example: examples(seat, ["ja", "zh-Hant-HK"]) })}
          value={fields.other}
          maxlength={35}
          mono
        />
        <KindField seat={seat} fields={fields} />
        <SourceField seat={seat} fields={fields} />
        <TextField
          id="validFrom"
          label={words("enterprise.name.from")}
          hint={words("register.date.hint", { example })}
          value={fields.validFrom}
          mono
        />
        <TextField
          id="validTo"
          label={words("enterprise.name.to")}
          hint={words("enterprise.name.to.hint")}
          value={fields.validTo}
          mono
        />
      </div>
      <Tick id="verified" name="verified" value="on" checked={fields.verified}>
        {words("enterprise.name.verified")}
      </Tick>
      <details class="more" open={isMoreSaid(fields)}>
        <summary>{words("enterprise.name.more")}</summary>
        <div class="fields">
          <ConfidenceField seat={seat} fields={fields} />
          {locales.map((tag) => (
            <TextField
              id={`sourceNote-${tag}`}
              label={words("enterprise.name.note.in", { language: languageName(locale, tag) })}
              value={fields.notes[tag]}
              maxlength={500}
            />
          ))}
        </div>
      </details>
    </>
  );
};

const isMoreSaid = ({ confidence, notes }: Fields): boolean =>
  confidence !== "" || Object.values(notes).some((note) => note !== "");

export const KindField: FC<Props & { prefix?: string }> = ({ seat, fields, prefix = "" }) => {
  const said = readerWords(seat);
  return (
    <Select
      id={`${prefix}kind`}
      label={seat.words("enterprise.name.kind")}
      value={fields.kind}
      options={nameOptions.kinds.map((value) => ({ value, label: said(`kind.${value}`) }))}
    />
  );
};

export const SourceField: FC<Props & { prefix?: string }> = ({ seat, fields, prefix = "" }) => {
  const said = readerWords(seat);
  return (
    <Select
      id={`${prefix}source`}
      label={seat.words("enterprise.name.source")}
      value={fields.source}
      options={nameOptions.sources.map((value) => ({ value, label: said(`source.${value}`) }))}
    />
  );
};

const ConfidenceField: FC<Props> = ({ seat, fields }) => {
  const said = readerWords(seat);
  const unsaid: Option = { value: "", label: seat.words("register.unsaid") };
  return (
    <Select
      id="confidence"
      label={seat.words("enterprise.name.confidence")}
      value={fields.confidence}
      options={[
        unsaid,
        ...nameOptions.confidences.map((value) => ({ value, label: said(`confidence.${value}`) })),
      ]}
    />
  );
};
