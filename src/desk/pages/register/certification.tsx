import type { FC } from "hono/jsx";
import type { ProfileCertification } from "../../../enterprises/profile.ts";
import type { EnterpriseRow } from "../../../enterprises/tables.ts";
import { Facts } from "../../components/facts.tsx";
import { Panel } from "../../components/notice.tsx";
import { History, NameThen, StatusTag } from "../../components/register/certifications.tsx";
import { EventForm } from "../../components/register/event-form.tsx";
import { registerView, Sheet } from "../../components/register/frame.tsx";
import { EnterpriseLink } from "../../components/register/names.tsx";
import { SeenFields } from "../../components/register/seen.tsx";
import type { EventFields } from "../../register-pages/certification-form.ts";
import { registerPaths } from "../../register-pages/paths.ts";
import {
  batchName,
  certificationFacts,
  certificationSaid,
  enterpriseName,
  readerWords,
  schemeName,
  textIn,
} from "../../register-pages/said.ts";
import type { Answer } from "../../register-pages/take.ts";
import { deskPaths, may } from "../../view.ts";
import type { Seat, View } from "../../view.ts";

export interface CertificationData {
  readonly one: ProfileCertification;
  readonly enterprise: EnterpriseRow;
}

export interface CertificationAnswer extends Answer {
  /** What is to be written, or the line that is to be put right. */
  readonly fields: EventFields;
}

/** One certification with every line of its history, and the ways to go on with it. */
export function certificationView(seat: Seat, data: CertificationData, answer: CertificationAnswer): View {
  const { words } = seat;
  const { one, enterprise } = data;
  const { certification, history } = one;
  const { value, locale } = enterpriseName(seat, enterprise);
  const isWriter = may(seat, "register.write") && enterprise.mergedInto === null;
  const isOver = certification.status === "mistaken" || certification.status === "merged";
  return registerView(seat, answer, {
    title: certificationSaid(seat, one),
    within: [{ label: value, href: deskPaths.enterprise(enterprise.id), lang: locale }],
    heading: (
      <div class="heading">
        <h1>{certificationSaid(seat, one)}</h1>
        <StatusTag seat={seat} status={certification.status} />
      </div>
    ),
    body: (
      <>
        <About seat={seat} data={data} />
        <Panel id="history" title={words("certification.history")}>
          <History
            seat={seat}
            history={history}
            actOn={({ position }) =>
              isWriter && !isOver ? (
                <a href={`${deskPaths.certification(certification.id)}?correct=${position}#event`}>
                  {words("certification.correct")}
                  <span class="hidden"> {words("certification.line", { number: position + 1 })}</span>
                </a>
              ) : null
            }
          />
        </Panel>
        {isWriter && !isOver && <EventForm seat={seat} one={one} fields={answer.fields} />}
        {isWriter && certification.status !== "merged" && <Mark seat={seat} one={one} />}
      </>
    ),
  });
}

const About: FC<{ seat: Seat; data: CertificationData }> = ({ seat, data: { one, enterprise } }) => {
  const { words } = seat;
  const { scheme, batch, certification } = one;
  const [lead] = scheme.authorities;
  return (
    <section class="panel" aria-label={words("certification.about")}>
      <Facts
        facts={[
          {
            label: words("certification.whose"),
            value: <EnterpriseLink seat={seat} enterprise={enterprise} />,
          },
          {
            label: words("certification.scheme"),
            value: <a href={deskPaths.scheme(scheme.id)}>{schemeName(seat, scheme)}</a>,
          },
          { label: words("scheme.tier"), value: readerWords(seat)(`tier.${scheme.tier}`) },
          {
            label: words("certification.batch"),
            value: <a href={deskPaths.batch(batch.id)}>{batchName(seat, batch)}</a>,
          },
          lead && { label: words("scheme.authority"), value: textIn(seat, lead) ?? "" },
        ]}
      />
      <NameThen seat={seat} name={certification.nameThen} />
    </section>
  );
};

/** That it never was, or that it was after all. */
const Mark: FC<{ seat: Seat; one: ProfileCertification }> = ({ seat, one }) => {
  const { words } = seat;
  const { id, version, status } = one.certification;
  const isMistaken = status === "mistaken";
  return (
    <Sheet>
      <form method="post" action={registerPaths.mark(id)} class="mark">
        <SeenFields seat={seat} version={version} facts={certificationFacts(one)} />
        <input type="hidden" name="mistaken" value={String(!isMistaken)} />
        <h2>{words(isMistaken ? "certification.reinstate" : "certification.void")}</h2>
        <p>{words(isMistaken ? "certification.reinstate.text" : "certification.void.text")}</p>
        <button class={isMistaken ? undefined : "danger"}>
          {words(isMistaken ? "certification.reinstate.do" : "certification.void.do")}
        </button>
      </form>
    </Sheet>
  );
};
