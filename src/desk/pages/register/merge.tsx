import type { FC } from "hono/jsx";
import type { ArticleAbout } from "../../../articles/about-enterprise.ts";
import type { Dossier } from "../../../enterprises/dossier.ts";
import type { MergerPreview } from "../../../enterprises/merge-preview.ts";
import { Notice } from "../../components/notice.tsx";
import { Choice, SearchStep } from "../../components/register/choose.tsx";
import type { Found } from "../../components/register/choose.tsx";
import { registerView, Send, Sheet } from "../../components/register/frame.tsx";
import { MergerParts } from "../../components/register/merger-parts.tsx";
import { SeenFields } from "../../components/register/seen.tsx";
import { registerPaths } from "../../register-pages/paths.ts";
import { enterpriseName, mergerFacts } from "../../register-pages/said.ts";
import type { Answer } from "../../register-pages/take.ts";
import { deskPaths } from "../../view.ts";
import type { Seat, View } from "../../view.ts";
import { withinEnterprise } from "./name.tsx";

export interface MergeData {
  readonly found: Found;
  readonly preview: MergerPreview | undefined;
  /** About the one that is to go; as many as are shown. */
  readonly articles: readonly ArticleAbout[];
}

/** First the other one is found by name; then it is shown what would move; then it is done. */
export function mergeView(seat: Seat, dossier: Dossier, data: MergeData, answer: Answer = {}): View {
  const { words } = seat;
  const { enterprise } = dossier;
  const { preview } = data;
  return registerView(seat, answer, {
    title: words("enterprise.merge"),
    within: withinEnterprise(seat, dossier),
    body:
      preview === undefined ? (
        <Choosing seat={seat} dossier={dossier} found={data.found} />
      ) : (
        <>
          <Outcome seat={seat} preview={preview} articles={data.articles} />
          <p>
            <a href={registerPaths.merge(enterprise.id)}>{words("enterprise.merge.other")}</a>
          </p>
        </>
      ),
  });
}

const Choosing: FC<{ seat: Seat; dossier: Dossier; found: Found }> = ({ seat, dossier, found }) => {
  const { words } = seat;
  const { id } = dossier.enterprise;
  const action = registerPaths.merge(id);
  return (
    <>
      <p>{words("enterprise.merge.text", { name: enterpriseName(seat, dossier.enterprise).value })}</p>
      <SearchStep seat={seat} action={action} found={found} />
      {found.items && (
        <Sheet>
          <form method="get" action={action}>
            <Choice
              seat={seat}
              name="into"
              legend={words("enterprise.merge.choose")}
              found={found}
              chosen=""
              except={[id]}
            />
            <Send seat={seat} label={words("enterprise.merge.look")} back={deskPaths.enterprise(id)} />
          </form>
        </Sheet>
      )}
    </>
  );
};

const Outcome: FC<{ seat: Seat; preview: MergerPreview; articles: readonly ArticleAbout[] }> = ({
  seat,
  preview,
  articles,
}) => {
  const { words } = seat;
  const [from, into] = [preview.from.enterprise, preview.into.enterprise];
  const named = { from: enterpriseName(seat, from).value, into: enterpriseName(seat, into).value };
  return (
    <>
      <p>{words("enterprise.merge.would", named)}</p>
      <Obstacles seat={seat} preview={preview} />
      <MergerParts seat={seat} preview={preview} articles={articles} />
      {preview.obstacles.length === 0 && (
        <Sheet>
          <form method="post" action={registerPaths.merge(from.id)} id="confirm">
            <SeenFields seat={seat} version={from.version} facts={mergerFacts(preview)} />
            <input type="hidden" name="into" value={into.id} />
            <input type="hidden" name="into-version" value={String(into.version)} />
            <p>
              <strong>{words("enterprise.merge.no_way_back")}</strong>
            </p>
            <Send
              seat={seat}
              label={words("enterprise.merge.do", named)}
              back={deskPaths.enterprise(from.id)}
              danger
            />
          </form>
        </Sheet>
      )}
    </>
  );
};

const Obstacles: FC<{ seat: Seat; preview: MergerPreview }> = ({ seat, preview: { obstacles } }) =>
  obstacles.length === 0 ? null : (
    <Notice tone="error">
      <h2>{seat.words("enterprise.merge.obstacles")}</h2>
      <ul>
        {obstacles.map((error) => (
          <li>{seat.lexicon.error(seat.locale, error)}</li>
        ))}
      </ul>
    </Notice>
  );
