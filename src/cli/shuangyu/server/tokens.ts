import { chmodSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { writeWhole } from "../files/write.ts";
import type { Host } from "../host.ts";

type Env = Host["env"];
type Tokens = Readonly<Record<string, string>>;

/** The one of the environment, or the one that `login` kept for this server. */
export function findToken(env: Env, origin: string): string | undefined {
  const tokens = readTokens(env);
  return env["SHUANGYU_TOKEN"] || (Object.hasOwn(tokens, origin) ? tokens[origin] : undefined);
}

/** For this user's eyes only, and never in a repo. */
export function keepToken(env: Env, origin: string, token: string | undefined): void {
  const { [origin]: _, ...others } = readTokens(env);
  const tokens = token === undefined ? others : { ...others, [origin]: token };
  const path = tokensPath(env);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeWhole(path, `${JSON.stringify(tokens, null, 2)}\n`, 0o600);
  chmodSync(path, 0o600);
}

export function tokensPath(env: Env): string {
  const home = env["XDG_CONFIG_HOME"] || (env["APPDATA"] ?? join(env["HOME"] || homedir(), ".config"));
  return join(home, "shuangyu", "tokens.json");
}

function readTokens(env: Env): Tokens {
  try {
    const found: unknown = JSON.parse(readFileSync(tokensPath(env), "utf8"));
    const pairs = typeof found === "object" && found !== null ? Object.entries(found) : [];
    return Object.fromEntries(pairs.filter(([, token]) => typeof token === "string"));
  } catch {
    return {};
  }
}

/** Letters, digits, `-` and `_` behind the prefix: nothing that a header could not carry. */
export const isToken = (text: string): boolean => /^sy_[A-Za-z0-9_-]{20,200}$/.test(text);
