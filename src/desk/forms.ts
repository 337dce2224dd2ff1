/** What the desk's forms send, and what is said of it when it cannot be taken. */
import type { AppContext } from "../app-env.ts";
import { bytesOf } from "../body.ts";
import { Refused } from "../catalogues/apply.ts";
import { messageKeyOf } from "../catalogues/checks/message-key.ts";
import { findingOf } from "../catalogues/checks/unreadable.ts";
import { Unreadable } from "../catalogues/document.ts";
import type { Finding } from "../catalogues/finding.ts";
import { DomainError } from "../errors.ts";
import { statusOf } from "../status.ts";
import type { Fault } from "./components/notice.tsx";
import { unreadable } from "./unreadable.ts";
import type { Seat } from "./view.ts";

/** Choices on ten thousand keys fit in. */
const longestForm = 4 * 1024 * 1024;

/** A form without a file. @throws request_too_large */
export async function formOf(c: AppContext): Promise<URLSearchParams> {
  return new URLSearchParams(new TextDecoder().decode(await bytesOf(c.req.raw, longestForm)));
}

export interface Failure {
  readonly faults: readonly Fault[];
  readonly status: number;
  readonly error: DomainError;
}

/**
 * Does what the form asks for; what stands in its way comes back in words.
 * Where the actor may not, and where we fail, it is thrown on.
 * @param fieldFor the id of the field that an error is about
 */
export async function attempt(
  seat: Seat,
  act: () => Promise<Response>,
  fieldFor: (error: DomainError) => string | undefined,
): Promise<Response | Failure> {
  try {
    return await act();
  } catch (thrown) {
    if (thrown instanceof Unreadable) return unreadableFailure(seat, thrown, fieldFor);
    if (!(thrown instanceof DomainError) || isForThePage(thrown)) throw thrown;
    const message = seat.lexicon.error(seat.locale, withTitles(seat, thrown));
    const more = thrown instanceof Refused ? refusedFaults(seat, thrown) : [];
    return {
      faults: [{ message, field: fieldFor(thrown) }, ...more],
      status: statusOf[thrown.code],
      error: thrown,
    };
  }
}

/** Not about anything that was filled in. */
function isForThePage({ code }: DomainError): boolean {
  return [401, 403, 404, 500, 503].includes(statusOf[code]);
}

function unreadableFailure(
  seat: Seat,
  thrown: Unreadable,
  fieldFor: (error: DomainError) => string | undefined,
): Failure {
  const message = messageOf(seat, findingOf(thrown));
  const error = unreadable(thrown, message);
  const { place } = thrown;
  const plain = seat.lexicon.error(seat.locale, error);
  const said = place === undefined ? plain : seat.words("errors.at", { message: plain, ...place });
  return { faults: [{ message: said, field: fieldFor(error) }], status: statusOf[error.code], error };
}

/** The checks by their names, and not by their ids. */
function withTitles({ lexicon, locale }: Seat, error: DomainError): Pick<DomainError, "code" | "params"> {
  const { checks } = error.params;
  if (!Array.isArray(checks)) return error;
  const titles = checks.map((check) => lexicon.check(locale, `title.${check}`));
  return { code: error.code, params: { ...error.params, checks: titles } };
}

const mostFaults = 10;

function refusedFaults(seat: Seat, { findings, code }: Refused): Fault[] {
  return findings.slice(0, mostFaults).map((finding) => ({
    message: `${finding.key ?? seat.words("section.file")} · ${messageOf(seat, finding)}`,
    field: code === "findings_unanswered" ? `accept-${finding.check}` : "rows",
  }));
}

const messageOf = ({ lexicon, locale }: Seat, finding: Finding): string =>
  lexicon.check(locale, messageKeyOf(finding), finding.params);
