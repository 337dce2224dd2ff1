/** Who works at the newsroom that `npm start` brought up, each with a checkout and a token of her own. */
import { expect, inject } from "vitest";
import type { Repo } from "./shuangyu.ts";

export const origin = inject("origin");

export type Shell = (command: string) => ReturnType<Repo["shuangyu"]>;

let operator: Promise<string> | undefined;

/** With a token of this file's own: what each may write in a minute is limited. */
async function asOperator(method: string, path: string, body: object): Promise<unknown> {
  operator ??= issue(inject("token"), { name: "operator", role: "admin" });
  return request(await operator, method, path, body);
}

async function request(token: string, method: string, path: string, body: object): Promise<unknown> {
  const response = await fetch(`${origin}/api/v1/desk/${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
  return response.json();
}

async function issue(token: string, terms: object): Promise<string> {
  const issued = await request(token, "POST", "tokens", terms);
  return typeof issued === "object" && issued !== null && "token" in issued ? String(issued.token) : "";
}

export async function foundNamespace(namespace: string): Promise<void> {
  const settings = { checks: { keySeparator: "." }, glossary: [] };
  await asOperator("PUT", `namespaces/${namespace}`, {
    sourceLocale: "en",
    settings,
    collectsMissing: false,
  });
}

/** Configured for this namespace, and signed in. */
export async function settle(
  repo: Repo,
  namespace: string,
  terms: object = { name: "林", role: "editor" },
  locales: readonly string[] = ["en", "zh-CN"],
): Promise<Shell> {
  const files = "locales/{locale}/{namespace}.json";
  repo.write("shuangyu.json", { url: origin, files, namespaces: [namespace], locales, sourceLocale: "en" });
  const issued = (await asOperator("POST", "tokens", terms)) as { token: string };
  expect((await repo.shuangyu(["login", origin], { stdin: issued.token })).exit).toBe(0);
  return (command) => repo.shuangyu(command.split(" "));
}

export const english = `{
  "title": "News",
  "greet": "Hello, {{name}}!",
  "menu": {
    "open": "Open",
    "close": "Close"
  }
}
`;
export const chinese = english
  .replace("News", "新闻")
  .replace("Hello, {{name}}!", "你好，{{name}}！")
  .replace('"Open"', '"打开"')
  .replace('"Close"', '"关闭"');

export const words = [
  { lang: "en", pushed: "pushed as version", conflict: "yours", isPublic: "is public" },
  { lang: "zh", pushed: "已推送为版本", conflict: "您的", isPublic: "已发布" },
] as const;
