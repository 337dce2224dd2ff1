/** A form of the register: checked, given to a verb, and handed back with everything in it where that cannot be. */
import type * as z from "zod";
import { tellEdgeSoon } from "../../app-env.ts";
import type { AppContext } from "../../app-env.ts";
import { DomainError } from "../../errors.ts";
import type { ErrorCode } from "../../errors.ts";
import type { DeskKey } from "../../words.ts";
import type { Fault } from "../components/notice.tsx";
import { redirectDone } from "../done.ts";
import type { Done } from "../done.ts";
import { fieldInvalid, whatIsAllowed } from "../field-invalid.ts";
import { attempt } from "../forms.ts";
import { seatFor } from "../seat.tsx";
import type { Seat } from "../view.ts";
import type { Changed } from "./seen.ts";

/** What a page shows of a form that could not be taken. */
export interface Refusal {
  readonly faults: readonly Fault[];
  readonly status: number;
  /** Whether somebody else was faster. */
  readonly isRace: boolean;
}

/** What comes back with a page, beside what was typed. */
export interface Answer {
  readonly done?: string | undefined;
  readonly faults?: readonly Fault[] | undefined;
  readonly status?: number | undefined;
  /** After a lost race: what is otherwise now; undefined where that is not known. */
  readonly changed?: readonly Changed[] | undefined;
}

interface Terms {
  /** What the fields are called, by the ends of the names under which they are checked. */
  readonly labels: Readonly<Record<string, DeskKey>>;
  /** The id of the field that an error is about, where that does not follow from the field's name. */
  readonly fields?: Partial<Record<ErrorCode, string>>;
  /** From the name under which a field is checked to the field's id. */
  readonly idOf?: (name: string) => string;
}

/** Does it, and leads to where the act says. */
export async function take(
  c: AppContext,
  form: URLSearchParams,
  terms: Terms,
  act: () => Promise<{ readonly path: string; readonly done: Done }>,
): Promise<Response | Refusal> {
  const seat = await seatFor(c);
  const fieldFor = (error: DomainError) => fieldOf(error, form, terms);
  const outcome = await attempt(
    seat,
    async () => {
      const { path, done } = await act();
      tellEdgeSoon(c);
      return redirectDone(c, path, done);
    },
    fieldFor,
  );
  if (outcome instanceof Response) return outcome;
  const { error, status } = outcome;
  const faults =
    error.code === "field_invalid"
      ? [{ message: saidOf(seat, error, terms), field: fieldFor(error) }]
      : outcome.faults;
  return { faults, status, isRace: error.code === "edit_conflict" };
}

/** What a form says, checked as the same thing in JSON is. @throws `field_invalid` */
export function checked<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value, { error: whatIsAllowed });
  if (!result.success) throw fieldInvalid(result.error.issues, value);
  return result.data;
}

/** What was chosen; nothing is. @throws `field_invalid` */
export function expectChosen(value: string | null, field: string): string {
  if (value === null || value === "")
    throw new DomainError("field_invalid", { field, value: "", allowed: [] });
  return value;
}

/** The lock that the page saw; without it a form is none of ours, or has lost what it was about. @throws `edit_conflict` */
export function versionSeen(form: URLSearchParams, name = "version"): number {
  const version = Number(form.get(name) ?? "");
  if (!Number.isSafeInteger(version) || version < 1) throw new DomainError("edit_conflict");
  return version;
}

function fieldOf(
  { code, params }: DomainError,
  form: URLSearchParams,
  { fields = {}, idOf = plainId }: Terms,
): string | undefined {
  const name = params["field"];
  if (typeof name === "string") return idOf(name);
  return code === "date_ahead"
    ? [...form].find(([, value]) => value.trim() === params["date"])?.[0]
    : fields[code];
}

export const plainId = (name: string): string => name.replaceAll(".", "-");

function saidOf({ words }: Seat, { params }: DomainError, { labels }: Terms): string {
  const { field, value = "", allowed = [] } = params;
  const parts = String(field).split(".").toReversed();
  const key = parts.map((part) => labels[part]).find((label) => label !== undefined);
  const label = key === undefined ? String(field) : words(key);
  return ["", "[]", "{}", '""'].includes(String(value))
    ? words("register.field.missing", { field: label })
    : words("register.field.wrong", {
        field: label,
        value: String(value),
        allowed: [allowed].flat().map(String),
      });
}
