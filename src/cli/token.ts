/** `npm run token`: issues a token into the local database or the deployed one. Only the token goes to stdout, and only this once. */
import { parseArgs } from "node:util";
import type { Actor } from "../access/actor.ts";
import type { NewToken } from "../access/new-token.ts";
import { issueToken, listTokens, revokeToken } from "../access/tokens.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { lastResort, lookupLocale } from "../locales.ts";
import { builtIn } from "../words.ts";
import { withLocalDatabase } from "./local-database.ts";
import { remoteDatabase } from "./remote-database.ts";

const options = {
  role: { type: "string" },
  name: { type: "string" },
  locales: { type: "string" },
  namespaces: { type: "string" },
  days: { type: "string" },
  remote: { type: "boolean", default: false },
  data: { type: "string", default: ".data" },
  development: { type: "boolean", default: false },
} as const;

const usage = `npm run -s token -- --role admin|editor|translator|registrar --name NAME
  [--locales zh-Hans,fr] [--namespaces 'app,news/*'] [--days 90] [--remote] [--data .data]`;

/** Whoever may write the database may do anything. */
const operator: Actor = {
  id: "operator",
  name: process.env["USER"] ?? process.env["USERNAME"] ?? "operator",
  roles: ["admin"],
  locales: null,
  namespaces: null,
  door: "command-line",
};

try {
  await issue(parsed());
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  console.error(builtIn.error(languageOfTerminal(), error));
  process.exitCode = 1;
}

function parsed() {
  try {
    return parseArgs({ options }).values;
  } catch {
    console.error(usage);
    process.exit(2);
  }
}

async function issue(values: ReturnType<typeof parsed>): Promise<void> {
  if (values.development) {
    return withLocalDatabase(values.data, async (db) => console.log(await renewDevelopmentToken(db)));
  }
  const { role, name, days } = values;
  if (role === undefined || name === undefined) {
    console.error(usage);
    process.exit(2);
  }
  const input = { role, name, ...scopesOf(values), ...(days === undefined ? {} : { days: Number(days) }) };
  if (values.remote) return tell(remoteDatabase(), input);
  return withLocalDatabase(values.data, (db) => tell(db, input));
}

function scopesOf({ locales, namespaces }: ReturnType<typeof parsed>) {
  const listOf = (text: string | undefined) => text?.split(",").map((part) => part.trim());
  return { locales: listOf(locales), namespaces: listOf(namespaces) };
}

async function tell(db: Database, input: NewToken): Promise<void> {
  const { token, name, expiresAt } = await issueToken(db, operator, input, Date.now());
  console.error(`${name}: good until ${new Date(expiresAt).toISOString()}, and shown only here.`);
  console.log(token);
}

/** For whoever reads the terminal of `npm start`: the newest is the only one. */
async function renewDevelopmentToken(db: Database): Promise<string> {
  const now = Date.now();
  const name = "development";
  const { token, id } = await issueToken(db, operator, { name, role: "admin", days: 7 }, now);
  for (const other of await listTokens(db, operator, { limit: 100 })) {
    const isOld = other.name === name && other.id !== id && other.revokedAt === null;
    if (isOld) await revokeToken(db, operator, other.id, now);
  }
  return token;
}

/** POSIX: `zh_CN.UTF-8`. */
function languageOfTerminal() {
  const tag = process.env["LC_ALL"] || process.env["LC_MESSAGES"] || process.env["LANG"] || "";
  return lookupLocale(tag.split(/[.@]/)[0]) ?? lastResort;
}
