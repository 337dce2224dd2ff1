/** Whom an e-mail that somebody else vouches for lets in. */
import { eq } from "drizzle-orm";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import type { Vouched } from "./assertion.ts";
import { findByEmail } from "./identify.ts";
import type { Identity, Whence } from "./identify.ts";
import { memberTerms } from "./member-terms.ts";
import { newMember } from "./members.ts";
import { memberPerson } from "./membership.ts";
import { recordLine } from "./record.ts";
import { members } from "./tables.ts";

/**
 * A member; or whom the configuration names an admin, who becomes one the
 * first time. From then on the newsroom decides: who was removed stays so.
 */
export async function admit(
  db: Database,
  { email, expiresAt }: Vouched,
  firstAdmins: readonly string[],
  whence: Whence,
  now: number,
): Promise<Identity | undefined> {
  const known = await findByEmail(db, email, expiresAt, whence);
  if (known !== undefined || !firstAdmins.includes(email)) return known;
  await becomeAdmin(db, email, whence, now);
  return findByEmail(db, email, expiresAt, whence);
}

async function becomeAdmin(db: Database, email: string, whence: Whence, now: number): Promise<void> {
  const [before] = await db.select({ id: members.id }).from(members).where(eq(members.email, email));
  if (before !== undefined) return;
  const name = email.slice(0, email.indexOf("@"));
  const terms = memberTerms({ name, email, roles: ["admin"] });
  const row = newMember(terms, "configuration", now);
  const line = { action: "member.added", subject: `member/${row.id}`, detail: { after: terms } };
  try {
    await commit(
      db,
      [db.insert(members).values(row), recordLine(db, { ...memberPerson(row), ...whence }, line, now)],
      { "UNIQUE constraint failed: members.email": "email_taken" },
    );
  } catch (error) {
    // Another request of hers was faster.
    if (!(error instanceof DomainError) || error.code !== "email_taken") throw error;
  }
}
