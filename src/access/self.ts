/** What a member decides for herself: how she is shown times, and how she is written to. */
import { eq } from "drizzle-orm";
import { commit } from "../changes/commit.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { canonicalLocale, locales } from "../locales.ts";
import type { Actor } from "./actor.ts";
import { getMember } from "./find-member.ts";
import { zoneNamed } from "./member-terms.ts";
import type { MemberRow } from "./membership.ts";
import { recordLine } from "./record.ts";
import { members } from "./tables.ts";
import { invalid } from "./terms.ts";

/** What is left out stays. */
export interface SelfInput {
  /** IANA name. */
  readonly timeZone?: string | undefined;
  /** In which she is written to; null for the newsroom's first. */
  readonly language?: string | null | undefined;
  /** Whether she is told by e-mail too. */
  readonly mail?: boolean | undefined;
}

export interface SelfChange extends SelfInput {
  /** As she saw it; left out to take it as it is. */
  readonly expectedVersion?: number | undefined;
}

type Settings = Pick<MemberRow, "timeZone" | "language" | "mail">;

/**
 * Of whoever asks, and of nobody else: there is no id in it.
 * @throws `members_only` for a token that is nobody's, `edit_conflict`, `field_invalid`
 */
export async function changeSelf(
  db: Database,
  actor: Actor,
  { expectedVersion, ...input }: SelfChange,
  now: number,
): Promise<MemberRow> {
  const row = await getMember(db, expectMember(actor));
  const settings = settingsOf(row, input);
  const [before, after] = difference(row, settings);
  const seen = expectedVersion ?? row.version;
  if (seen === row.version && Object.keys(after).length === 0) return row;
  const action = { action: "member.changed", subject: `member/${row.id}`, detail: { before, after } };
  await commit(db, [
    db
      .update(members)
      .set({ ...settings, version: nextVersion(members.version, seen) })
      .where(eq(members.id, row.id)),
    recordLine(db, actor, action, now),
  ]);
  return { ...row, ...settings, version: seen + 1 };
}

/** @throws `members_only` for a token that is nobody's */
export function expectMember({ memberId, name }: Actor): string {
  if (memberId === undefined) throw new DomainError("members_only", { name });
  return memberId;
}

/** @throws `field_invalid` */
function settingsOf(row: MemberRow, { timeZone, language, mail }: SelfInput): Settings {
  return {
    timeZone: timeZone === undefined ? row.timeZone : zoneNamed(timeZone),
    language: language === undefined ? row.language : languageOf(language),
    mail: mail ?? row.mail,
  };
}

function languageOf(text: string | null): Settings["language"] {
  if (text === null) return null;
  const locale = canonicalLocale(text);
  if (locale === undefined) throw invalid("language", text, locales);
  return locale;
}

function difference(one: Settings, other: Settings) {
  const names = (["timeZone", "language", "mail"] as const).filter((name) => one[name] !== other[name]);
  const of = (settings: Settings) => Object.fromEntries(names.map((name) => [name, settings[name]]));
  return [of(one), of(other)] as const;
}
