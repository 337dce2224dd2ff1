import type { FC } from "hono/jsx";
import type { Dossier } from "../../../enterprises/dossier.ts";
import { isInUse } from "../../../enterprises/names.ts";
import type { NameRow } from "../../../enterprises/tables.ts";
import { bound } from "../../../delivery/policy.ts";
import { Notice } from "../../components/notice.tsx";
import { NameFields } from "../../components/register/name-fields.tsx";
import { registerView, Send, Sheet } from "../../components/register/frame.tsx";
import { SeenFields } from "../../components/register/seen.tsx";
import { languageName } from "../../formats.ts";
import { emptyName, nameFields } from "../../register-pages/name-form.ts";
import type { NameFields as Fields } from "../../register-pages/name-form.ts";
import { registerPaths } from "../../register-pages/paths.ts";
import { enterpriseFacts, enterpriseName } from "../../register-pages/said.ts";
import type { Answer } from "../../register-pages/take.ts";
import { deskPaths } from "../../view.ts";
import type { Crumb, Seat, View } from "../../view.ts";

export type NameAnswer = Answer & { readonly fields?: Fields | undefined };

/** Seconds within which a change is seen everywhere, whatever fails. */
const atMost = bound.trustMemory + bound.maxAge + bound.staleWhileRevalidate;

export const withinEnterprise = (seat: Seat, { enterprise }: Dossier): Crumb[] => {
  const { value, locale } = enterpriseName(seat, enterprise);
  return [{ label: value, href: deskPaths.enterprise(enterprise.id), lang: locale }];
};

export function newNameView(seat: Seat, dossier: Dossier, answer: NameAnswer = {}): View {
  const { words } = seat;
  const { id, version } = dossier.enterprise;
  return registerView(seat, answer, {
    title: words("enterprise.name.new"),
    within: withinEnterprise(seat, dossier),
    body: (
      <Sheet>
        <form method="post" action={registerPaths.names(id)} data-unsaved>
          <SeenFields seat={seat} version={version} facts={enterpriseFacts(dossier)} />
          <NameFields seat={seat} fields={answer.fields ?? emptyName(seat.locale)} />
          <Renaming seat={seat} dossier={dossier} />
          <Send seat={seat} label={words("enterprise.name.add")} back={deskPaths.enterprise(id)} />
        </form>
      </Sheet>
    ),
  });
}

/** What becomes of the names that there are, before anything is sent. */
const Renaming: FC<{ seat: Seat; dossier: Dossier }> = ({ seat, dossier }) => {
  const { words, locale } = seat;
  const legal = dossier.names.filter((name) => name.kind === "legal" && isInUse(name));
  return (
    <Notice>
      <p>{words("enterprise.renaming.text")}</p>
      {legal.length > 0 && (
        <ul>
          {legal.map(({ tag, value }) => (
            <li>{words("enterprise.renaming.one", { language: languageName(locale, tag), name: value })}</li>
          ))}
        </ul>
      )}
      <p>{words("enterprise.renaming.pages", { seconds: atMost })}</p>
    </Notice>
  );
};

export function nameView(seat: Seat, dossier: Dossier, name: NameRow, answer: NameAnswer = {}): View {
  const { words } = seat;
  const { id, version } = dossier.enterprise;
  const seen = <SeenFields seat={seat} version={version} facts={enterpriseFacts(dossier)} />;
  const isMistaken = name.mistakenAt !== null;
  return registerView(seat, answer, {
    title: words("enterprise.name.change"),
    within: withinEnterprise(seat, dossier),
    body: (
      <>
        {isMistaken && <Notice tone="warning">{words("enterprise.name.is_mistaken")}</Notice>}
        <Sheet>
          <form method="post" action={registerPaths.name(id, name.id)} data-unsaved>
            {seen}
            <NameFields seat={seat} fields={answer.fields ?? nameFields(name)} />
            <Notice>
              <p>{words("enterprise.name.change.text")}</p>
              <p>{words("enterprise.renaming.pages", { seconds: atMost })}</p>
            </Notice>
            <Send seat={seat} label={words("register.save")} back={deskPaths.enterprise(id)} />
          </form>
        </Sheet>
        <Sheet>
          <form method="post" action={registerPaths.nameMark(id, name.id)} class="mark">
            {seen}
            <input type="hidden" name="mistaken" value={String(!isMistaken)} />
            <h2>{words(isMistaken ? "enterprise.name.reinstate" : "enterprise.name.void")}</h2>
            <p>{words(isMistaken ? "enterprise.name.reinstate.text" : "enterprise.name.void.text")}</p>
            <button class={isMistaken ? undefined : "danger"}>
              {words(isMistaken ? "enterprise.name.reinstate.do" : "enterprise.name.void.do")}
            </button>
          </form>
        </Sheet>
      </>
    ),
  });
}
