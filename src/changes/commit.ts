import type { Database, Statement } from "../database.ts";
import { DomainError } from "../errors.ts";
import type { ErrorCode } from "../errors.ts";

/**
 * Writes all of it or none of it, in one `db.batch`. A verb names the
 * constraints that stand for a rule; breaking one is its DomainError, and a
 * lock (`… SET version = CASE WHEN version = ? THEN ? END`, on a column that
 * is not null) is `edit_conflict`. Anything else is thrown as it came.
 */
export async function commit(
  db: Database,
  statements: readonly Statement[],
  rules: Readonly<Record<string, ErrorCode>> = {},
): Promise<void> {
  const [first, ...rest] = statements;
  if (first === undefined) return;
  try {
    await db.batch([first, ...rest]);
  } catch (error) {
    throw brokenRule(error, rules) ?? error;
  }
}

function brokenRule(error: unknown, rules: Readonly<Record<string, ErrorCode>>): DomainError | undefined {
  const message = messagesOf(error);
  if (/NOT NULL constraint failed: \w+\.version\b/.test(message)) return new DomainError("edit_conflict");
  const rule = Object.entries(rules).find(([constraint]) => message.includes(constraint));
  return rule && new DomainError(rule[1]);
}

/** drizzle wraps what D1 said in `cause`, sometimes more than once. */
function messagesOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}\n${messagesOf(error.cause)}`;
}
