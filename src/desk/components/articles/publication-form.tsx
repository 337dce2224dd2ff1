import type { FC } from "hono/jsx";
import { lockOf } from "../../../articles/dossier.ts";
import type { PublicationFinding } from "../../../articles/publication-checks.ts";
import type { Passage } from "../../../articles/publication-material.ts";
import type { Dossier } from "../../../articles/public-state.ts";
import { locales } from "../../../locales.ts";
import type { Locale } from "../../../locales.ts";
import { boundSeconds } from "../../bound.ts";
import { languageName } from "../../formats.ts";
import type { PublicationFields } from "../../publication-form.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Tick } from "../fields.tsx";
import { Panel } from "../notice.tsx";
import { LockFields } from "./lock-fields.tsx";
import { PublicationChoice } from "./publication-choice.tsx";
import { TimeField } from "./time-field.tsx";

export interface PublicationData {
  readonly dossier: Dossier;
  readonly fields: PublicationFields;
  /** Of every language there is, as it would be published with those that are chosen. */
  readonly findings: readonly PublicationFinding[];
  /** The texts that they are about. */
  readonly passages: readonly Passage[];
  readonly now: number;
}

/** Which languages, when, and past what: all of them go out in one stroke. */
export const PublicationForm: FC<{ seat: Seat; data: PublicationData }> = ({ seat, data }) => {
  const { words } = seat;
  const { dossier, fields, findings, now } = data;
  const { id } = dossier.article;
  const address = deskPaths.articlePart(id, "publication");
  return (
    <Panel id="publish" title={words("publishing.title")}>
      <form method="post" action={address}>
        <LockFields lock={{ version: lockOf(dossier), seen: now }} />
        <fieldset id="languages" tabindex={-1}>
          <legend>{words("publishing.languages")}</legend>
          {locales.map((locale) => (
            <Choice seat={seat} data={data} locale={locale} />
          ))}
          {dossier.editions.length > 1 && (
            <button formmethod="get" formaction={address}>
              {words("publishing.look_again")}
            </button>
          )}
        </fieldset>
        <fieldset class="when">
          <legend>{words("publishing.when")}</legend>
          <Tick type="radio" name="when" value="now" checked={!fields.isLater}>
            {words("publishing.now")}
          </Tick>
          <Tick type="radio" name="when" value="at" checked={fields.isLater}>
            {words("publishing.later")}
          </Tick>
          <TimeField seat={seat} id="at" label={words("publishing.at")} value={fields.at} now={now} />
        </fieldset>
        {findings.some(({ severity }) => severity === "warning") && (
          <Tick name="accept" value="1" checked={fields.accept} id="accept">
            {words("publishing.accept")}
          </Tick>
        )}
        <p>{words("publishing.bound", { number: boundSeconds })}</p>
        <button class="primary">{words("publishing.do")}</button>
      </form>
    </Panel>
  );
};

const Choice: FC<{ seat: Seat; data: PublicationData; locale: Locale }> = ({ seat, data, locale }) => {
  const { dossier, fields, findings, passages } = data;
  const edition = dossier.editions.find((row) => row.locale === locale);
  if (edition === undefined)
    return (
      <p class="outgoing soft">
        {seat.words("publishing.nothing", { language: languageName(seat.locale, locale) })}{" "}
        <a href={deskPaths.edition(dossier.article.id, locale)}>{seat.words("publishing.begin")}</a>
      </p>
    );
  return (
    <PublicationChoice
      seat={seat}
      dossier={dossier}
      edition={edition}
      isChosen={fields.locales.includes(locale)}
      findings={findings.filter((finding) => finding.locale === locale)}
      passages={passages}
    />
  );
};
