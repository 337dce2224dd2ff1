import type { Dossier } from "../../../enterprises/dossier.ts";
import { Choice, SearchStep } from "../../components/register/choose.tsx";
import type { Found } from "../../components/register/choose.tsx";
import { registerView, Send, Sheet } from "../../components/register/frame.tsx";
import { SeenFields } from "../../components/register/seen.tsx";
import { registerPaths } from "../../register-pages/paths.ts";
import { enterpriseFacts, enterpriseName } from "../../register-pages/said.ts";
import type { Answer } from "../../register-pages/take.ts";
import { deskPaths } from "../../view.ts";
import type { Seat, View } from "../../view.ts";
import { withinEnterprise } from "./name.tsx";

type ParentAnswer = Answer & { readonly chosen?: string | undefined };

/** What it stands under: found by name, chosen, or taken away. */
export function parentView(seat: Seat, dossier: Dossier, found: Found, answer: ParentAnswer = {}): View {
  const { words } = seat;
  const { enterprise, parent } = dossier;
  const { id, version } = enterprise;
  const seen = <SeenFields seat={seat} version={version} facts={enterpriseFacts(dossier)} />;
  return registerView(seat, answer, {
    title: words("enterprise.parent"),
    within: withinEnterprise(seat, dossier),
    body: (
      <>
        <p>
          {parent === undefined
            ? words("enterprise.parent.none")
            : words("enterprise.parent.now", { name: enterpriseName(seat, parent).value })}
        </p>
        <SearchStep seat={seat} action={registerPaths.parent(id)} found={found} />
        {found.items && (
          <Sheet>
            <form method="post" action={registerPaths.parent(id)}>
              {seen}
              <input type="hidden" name="q" value={found.q} />
              <Choice
                seat={seat}
                name="parent"
                legend={words("enterprise.parent.choose")}
                found={found}
                chosen={answer.chosen ?? ""}
                except={[id]}
              />
              <Send seat={seat} label={words("register.save")} back={deskPaths.enterprise(id)} />
            </form>
          </Sheet>
        )}
        {parent && (
          <Sheet>
            <form method="post" action={registerPaths.parent(id)}>
              {seen}
              <h2>{words("enterprise.parent.remove")}</h2>
              <p>{words("enterprise.parent.remove.text")}</p>
              <button class="danger" name="parent" value="">
                {words("enterprise.parent.remove.do")}
              </button>
            </form>
          </Sheet>
        )}
      </>
    ),
  });
}
