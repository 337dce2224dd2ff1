import type { FC } from "hono/jsx";
import type { Rivals } from "../../articles/conflict.ts";
import { TypedFields } from "../components/editor/hidden.tsx";
import { MergedHead, MergedText, TakenOut, WholeTexts } from "../components/editor/merged.tsx";
import { Facts, When } from "../components/facts.tsx";
import { ErrorSummary, Notice, Panel } from "../components/notice.tsx";
import type { ConflictState } from "../conflict-state.ts";
import { editionCrumbs, titleOf } from "../edition-crumbs.ts";
import { formatNumber } from "../formats.ts";
import { conflictScript } from "../scripts/conflict.ts";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";

interface Props {
  seat: Seat;
  state: ConflictState;
}

/** Both texts and the one made of them, block by block, with a choice wherever they collide. */
export function conflictView(seat: Seat, state: ConflictState): View {
  const { words } = seat;
  const { found, rivals, merge } = state;
  const title = titleOf(seat, rivals.theirs, found.source);
  const isOpen = merge.ways.merged.conflicts.length > 0;
  return {
    title: words("merge.title"),
    section: "articles",
    crumbs: editionCrumbs(seat, found, title, words("merge.title")),
    form: "merge",
    scripts: [conflictScript],
    ...(state.status !== undefined && { status: state.status }),
    body: (
      <>
        <h1>{words("merge.title")}</h1>
        <ErrorSummary title={words("errors.title")} faults={state.faults} />
        {state.isAgain && <Notice tone="warning">{words("merge.again")}</Notice>}
        <Notice>{words(isOpen ? "merge.text" : "merge.settled")}</Notice>
        <Saves seat={seat} state={state} />
        <MergeForm seat={seat} state={state} />
      </>
    ),
  };
}

const Saves: FC<Props> = ({ seat, state: { found, rivals, merge } }) => {
  const { words } = seat;
  const { article, locale } = found;
  const saved = (label: string, one: Rivals["theirs"]) =>
    one && {
      label,
      value: (
        <>
          <a href={deskPaths.revision(article.id, locale, one.revision.number)}>
            {words("editor.saved_by", { number: one.revision.number, name: one.revision.authorName })}
          </a>{" "}
          <span class="soft">·</span> <When seat={seat} at={one.revision.createdAt} />
        </>
      ),
    };
  return (
    <Facts
      facts={[
        saved(words("merge.saved"), rivals.theirs),
        saved(words("merge.yours_began"), rivals.base),
        { label: words("merge.open"), value: formatNumber(seat.locale, merge.ways.merged.conflicts.length) },
      ]}
    />
  );
};

const MergeForm: FC<Props> = ({ seat, state }) => {
  const { words } = seat;
  const { article, locale } = state.found;
  const path = deskPaths.edition(article.id, locale);
  return (
    <form id="merge" method="post" action={path} autocomplete="off" data-unsaved data-touched>
      <TypedFields fields={state.fields} />
      <input type="hidden" name="over" value={String(state.merge.version)} />
      <Panel id="head-title" title={words("editor.lines")}>
        <MergedHead seat={seat} state={state} />
      </Panel>
      <Panel id="text-title" title={words("editor.text")}>
        <MergedText seat={seat} state={state} />
        <TakenOut seat={seat} state={state} />
      </Panel>
      <WholeTexts seat={seat} state={state} />
      <div class="bar">
        <span class="obstacles">
          <a href={path}>{words("merge.leave")}</a>
        </span>
        <button class="primary" name="do" value="settle">
          {words("merge.save")}
        </button>
      </div>
    </form>
  );
};
