import type { FC } from "hono/jsx";
import type { Dossier } from "../../../enterprises/dossier.ts";
import { Select, TextField, Tick } from "../../components/fields.tsx";
import { registerView, Send, Sheet } from "../../components/register/frame.tsx";
import { SeenFields } from "../../components/register/seen.tsx";
import { nameOptions } from "../../register-pages/name-form.ts";
import { registerPaths } from "../../register-pages/paths.ts";
import { enterpriseFacts, readerWords } from "../../register-pages/said.ts";
import type { Answer } from "../../register-pages/take.ts";
import { deskPaths } from "../../view.ts";
import type { Seat, View } from "../../view.ts";
import { withinEnterprise } from "./name.tsx";

export interface CodeFields {
  readonly value: string;
  readonly source: string;
  readonly verified: boolean;
}

export const noCode: CodeFields = { value: "", source: "official", verified: false };

type CodeAnswer = Answer & { readonly fields?: CodeFields | undefined };

/** Its unified social credit code. */
export function codeView(seat: Seat, dossier: Dossier, answer: CodeAnswer = {}): View {
  const { words } = seat;
  const { id, version } = dossier.enterprise;
  const present = dossier.identifiers.find(({ kind }) => kind === "uscc");
  const seen = <SeenFields seat={seat} version={version} facts={enterpriseFacts(dossier)} />;
  return registerView(seat, answer, {
    title: readerWords(seat)("identifier.uscc"),
    within: withinEnterprise(seat, dossier),
    body: (
      <>
        <Sheet>
          <form method="post" action={registerPaths.code(id)} data-unsaved>
            {seen}
            <CodeFieldset seat={seat} fields={answer.fields ?? present ?? noCode} required />
            <Send seat={seat} label={words("register.save")} back={deskPaths.enterprise(id)} />
          </form>
        </Sheet>
        {present && (
          <Sheet>
            <form method="post" action={registerPaths.codeRemoval(id)}>
              {seen}
              <h2>{words("enterprise.code.remove")}</h2>
              <p>{words("enterprise.code.remove.text", { value: present.value })}</p>
              <button class="danger">{words("enterprise.code.remove.do")}</button>
            </form>
          </Sheet>
        )}
      </>
    ),
  });
}

export const CodeFieldset: FC<{ seat: Seat; fields: CodeFields; required?: boolean }> = ({
  seat,
  fields,
  required = false,
}) => {
  const { words } = seat;
  const said = readerWords(seat);
  return (
    <>
      <div class="fields">
        <TextField
          id="uscc"
          label={said("identifier.uscc")}
          hint={words("enterprise.code.hint")}
          value={fields.value}
          required={required}
          maxlength={40}
          autocomplete="off"
          mono
        />
        <Select
          id="uscc-source"
          label={words("enterprise.code.source")}
          value={fields.source}
          options={nameOptions.sources.map((value) => ({ value, label: said(`source.${value}`) }))}
        />
      </div>
      <Tick name="uscc-verified" value="on" checked={fields.verified}>
        {words("enterprise.code.verified")}
      </Tick>
    </>
  );
};
