import { publishingRoles } from "../../access/settings.ts";
import type { Settings } from "../../access/settings.ts";
import { Tick } from "../components/fields.tsx";
import { ErrorSummary, Notice, Panel } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";

export interface SettingsAnswer {
  readonly done?: string | undefined;
  readonly faults?: readonly Fault[];
  /** What was ticked and could not be taken. */
  readonly ticked?: readonly string[];
  readonly status?: number;
}

export function settingsView(seat: Seat, settings: Settings, answer: SettingsAnswer = {}): View {
  const { words } = seat;
  const ticked: readonly string[] = answer.ticked ?? settings.publishWithoutReview;
  return {
    title: words("nav.settings"),
    section: "members",
    crumbs: [{ label: words("nav.members"), href: deskPaths.members }, { label: words("nav.settings") }],
    ...(answer.status === undefined ? {} : { status: answer.status }),
    body: (
      <>
        <h1>{words("nav.settings")}</h1>
        <ErrorSummary title={words("errors.title")} faults={answer.faults ?? []} />
        {answer.done && <Notice tone="good">{answer.done}</Notice>}
        <p>{words("settings.text")}</p>
        <Panel id="publishing" title={words("settings.publish")}>
          <form method="post" action={deskPaths.settings}>
            <input type="hidden" name="version" value={String(settings.version)} />
            <fieldset class="bare" id="publish" aria-labelledby="publishing" aria-describedby="publish-hint">
              <p class="hint" id="publish-hint">
                {words("settings.publish.hint")}
              </p>
              {publishingRoles.map((role) => (
                <Tick name="publish" value={role} checked={ticked.includes(role)}>
                  {words(`role.${role}`)}
                </Tick>
              ))}
            </fieldset>
            <button class="primary">{words("settings.save")}</button>
          </form>
        </Panel>
      </>
    ),
  };
}
