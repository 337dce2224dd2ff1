import type { FC } from "hono/jsx";
import type { ProfileCertification } from "../../../enterprises/profile.ts";
import { certificationEventKinds } from "../../../enterprises/tables.ts";
import { Select } from "../fields.tsx";
import { Panel } from "../notice.tsx";
import type { EventFields } from "../../register-pages/certification-form.ts";
import { registerPaths } from "../../register-pages/paths.ts";
import { certificationFacts, readerWords } from "../../register-pages/said.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { DateField, LocalisedFields } from "./certify-fields.tsx";
import { Send } from "./frame.tsx";
import { SeenFields } from "./seen.tsx";

interface Props {
  readonly seat: Seat;
  readonly one: ProfileCertification;
  readonly fields: EventFields;
}

/** A further line of the history, or one that takes the place of another, which is kept. */
export const EventForm: FC<Props> = ({ seat, one, fields }) => {
  const { words } = seat;
  const { id, version, status } = one.certification;
  const target = one.history.find(({ position }) => String(position) === fields.corrects);
  if (target === undefined && status !== "certified")
    return (
      <Panel id="event" title={words("certification.go_on")}>
        <p>{words("certification.is_over")}</p>
      </Panel>
    );
  const number = (target?.position ?? 0) + 1;
  const said = readerWords(seat);
  return (
    <Panel
      id="event"
      title={target ? words("certification.correct_line", { number }) : words("certification.go_on")}
    >
      {target && <p>{words("certification.correct.text")}</p>}
      <form method="post" action={registerPaths.events(id)} class="sheet" data-unsaved>
        <SeenFields seat={seat} version={version} facts={certificationFacts(one)} />
        {target && <input type="hidden" name="corrects" value={String(target.position)} />}
        <div class="fields">
          <Select
            id="kind"
            label={words("certification.kind")}
            value={fields.kind}
            options={kindsFor(target?.kind).map((value) => ({ value, label: said(`event.${value}`) }))}
          />
          <DateField seat={seat} value={fields.occurredOn} required />
        </div>
        <LocalisedFields
          seat={seat}
          name="name"
          legend={words("certification.name")}
          hint={words("certification.name.hint")}
          texts={fields.name}
        />
        <LocalisedFields
          seat={seat}
          name="note"
          legend={words("certification.note")}
          hint={words("certification.note.hint")}
          texts={fields.note}
        />
        <Send
          seat={seat}
          label={words(target ? "certification.correct.do" : "certification.go_on.do")}
          back={target ? deskPaths.certification(id) : deskPaths.enterprise(one.certification.enterpriseId)}
        />
      </form>
    </Panel>
  );
};

/** The first line is a certification, and no other is. */
const kindsFor = (target: string | undefined) =>
  certificationEventKinds.filter((kind) => (kind === "certified") === (target === "certified"));
