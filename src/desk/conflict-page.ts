/** Somebody was faster: both texts, the one made of them, and her choices, until it is saved. Nothing typed is lost. */
import type { AppContext } from "../app-env.ts";
import { mergeRivals, rivalsRead } from "../articles/conflict.ts";
import type { Rivals } from "../articles/conflict.ts";
import { deskEditionRead } from "../articles/desk-read.ts";
import type { DeskEdition } from "../articles/desk-read.ts";
import { draftRevision } from "../articles/draft.ts";
import { combine, readNow } from "../changes/read.ts";
import { withinTime } from "../delivery/availability.ts";
import { DomainError } from "../errors.ts";
import { editionAt } from "./articles/place.ts";
import type { Fault } from "./components/notice.tsx";
import { partName } from "./conflict-state.ts";
import type { ConflictState } from "./conflict-state.ts";
import { databaseOf } from "./door.ts";
import { revisionInput, wayOf } from "./edition-form.ts";
import type { EditionFields } from "./edition-form.ts";
import { mergeChoicesIn, noChoices, settled, unsettledOf } from "./edition-merge.ts";
import type { EditionMerge, MergeChoices } from "./edition-merge.ts";
import { attempt } from "./forms.ts";
import { conflictView } from "./pages/conflict.tsx";
import { fieldOf, savedAs } from "./saved-edition.ts";
import { showView } from "./seat.tsx";
import type { Seat } from "./view.ts";

interface Meeting {
  readonly found: DeskEdition;
  readonly rivals: Rivals;
  readonly merge: EditionMerge;
}

/** After a save that came too late. Where nobody has written, but only published or planned, it is simply saved. */
export async function showConflict(c: AppContext, seat: Seat, fields: EditionFields): Promise<Response> {
  const meeting = await meet(c, fields);
  const { base, theirs } = meeting.rivals;
  if (base !== undefined && base.revision.id === theirs?.revision.id)
    return saveOver(c, { ...fields, version: meeting.merge.version }, fields);
  return show(c, seat, { ...meeting, fields, choices: noChoices, status: 412 });
}

/** What the page of a conflict sends: hers as it was typed, and her choices. */
export async function settleConflict(
  c: AppContext,
  seat: Seat,
  form: URLSearchParams,
  fields: EditionFields,
): Promise<Response> {
  const choices = mergeChoicesIn(form);
  const meeting = await meet(c, fields);
  const page = { ...meeting, fields, choices };
  if (form.get("do") !== "settle") return show(c, seat, page);
  if (choices.over !== meeting.merge.version) return show(c, seat, { ...page, status: 412, isAgain: true });
  const open = unsettledOf(meeting.merge, choices);
  if (open.length > 0) return show(c, seat, { ...page, status: 422, faults: faultsFor(seat, meeting, open) });
  const outcome = await attempt(
    seat,
    () => saveOver(c, settled(meeting.merge, choices, fields), fields),
    fieldOf,
  );
  if (outcome instanceof Response) return outcome;
  if (outcome.error.code !== "edit_conflict") return show(c, seat, { ...page, ...outcome });
  return show(c, seat, { ...(await meet(c, fields)), fields, choices, status: 412, isAgain: true });
}

/** @throws article_not_found, and what parsing the body throws */
async function meet(c: AppContext, fields: EditionFields): Promise<Meeting> {
  const { actor: _, ...key } = editionAt(c, "article.write");
  const parts = combine({ found: deskEditionRead(key), rivals: rivalsRead(key, fields.version) });
  const { found, rivals } = await withinTime(readNow(databaseOf(c), parts));
  if (found === undefined) throw new DomainError("article_not_found", { id: key.articleId });
  const ways = mergeRivals(rivals, revisionInput(key, fields));
  const blocks = [...(rivals.theirs?.blocks ?? []), ...(found.source?.blocks ?? [])];
  const merge = {
    ways,
    version: rivals.version,
    known: new Set(blocks.map(({ id }) => id)),
  };
  return { found, rivals, merge };
}

async function saveOver(c: AppContext, fields: EditionFields, typed: EditionFields): Promise<Response> {
  const { actor, ...key } = editionAt(c, "article.write");
  const saved = await draftRevision(databaseOf(c), actor, revisionInput(key, fields), c.env.now());
  return savedAs(c, saved.number, wayOf(typed));
}

interface Page extends Meeting {
  readonly fields: EditionFields;
  readonly choices: MergeChoices;
  readonly status?: number;
  readonly faults?: readonly Fault[];
  readonly isAgain?: boolean;
}

function show(c: AppContext, seat: Seat, { isAgain = false, faults = [], status, ...page }: Page): Response {
  const state: ConflictState = { ...page, isAgain, faults, status };
  return showView(c, seat, conflictView(seat, state));
}

function faultsFor(seat: Seat, { merge }: Meeting, parts: readonly string[]): Fault[] {
  return parts.map((part) => ({
    message: seat.words("merge.unsettled", { name: partName(seat, merge, part) }),
    field: `part-${part}`,
  }));
}
