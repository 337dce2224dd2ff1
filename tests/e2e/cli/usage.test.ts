/** What the command line says to what is typed, before anything is done. */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import packageJson from "../../../package.json" with { type: "json" };
import { jsonSchema } from "../../../src/cli/shuangyu/config/schema.ts";
import { withRepo } from "./shuangyu.ts";

const config = { files: "locales/{locale}/{namespace}.json", namespaces: ["app"], sourceLocale: "en" };
const root = join(import.meta.dirname, "../../..");

interface Row {
  readonly argv: string;
  readonly exit: number;
  readonly en: RegExp;
  readonly zh: RegExp;
  readonly config?: object | string;
  readonly env?: Readonly<Record<string, string>>;
}

const rows: Row[] = [
  { argv: "", exit: 2, en: /Commands/, zh: /命令/ },
  { argv: "psuh", exit: 2, en: /“psuh”.*mean “push”/, zh: /“psuh”。是否想用“push”/ },
  { argv: "frobnicate", exit: 2, en: /no command “frobnicate”\. Try/, zh: /没有命令“frobnicate”。请/ },
  { argv: "constructor", exit: 2, en: /no command “constructor”/, zh: /没有命令“constructor”/ },
  {
    argv: "pull --locales zh",
    exit: 2,
    en: /“--locales”.*“--locale”/,
    zh: /“--locales”。是否想用“--locale”/,
  },
  { argv: "pull --xyzzy", exit: 2, en: /no option “--xyzzy” here\. Try/, zh: /没有选项“--xyzzy”。请/ },
  { argv: "pull --locale", exit: 2, en: /“--locale” needs a value/, zh: /“--locale”需要一个值/ },
  { argv: "pull --locale --force", exit: 2, en: /“--locale” needs a value/, zh: /“--locale”需要一个值/ },
  { argv: "pull --force=yes", exit: 2, en: /“--force” takes no value/, zh: /“--force”不接受值/ },
  { argv: "pull everything", exit: 2, en: /“everything” is one too many/, zh: /多出了“everything”/ },
  { argv: "publish zh-Hans", exit: 2, en: /<namespace> is missing/, zh: /缺少<namespace>/ },
  { argv: "publish zh-Hans ../app", exit: 2, en: /“\.\.\/app” cannot be/, zh: /“\.\.\/app”不能/ },
  {
    argv: "publish x_y app",
    exit: 2,
    en: /“x_y” is not a well-formed language tag/,
    zh: /“x_y”不是规范的语言/,
  },
  {
    argv: "push --mine --theirs",
    exit: 2,
    en: /Either --mine or --theirs/,
    zh: /--mine与--theirs只能选一个/,
  },
  { argv: "push --fix all", exit: 2, en: /“--fix” cannot be “all”/, zh: /“--fix”不能是“all”/ },
  { argv: "pull", exit: 2, en: /no shuangyu\.json here/, zh: /没有shuangyu\.json/ },
  { argv: "check", exit: 2, en: /no shuangyu\.json here/, zh: /没有shuangyu\.json/ },
  { argv: "check", exit: 2, config, en: /no files here that match/, zh: /没有符合/ },
  { argv: "check app.json", exit: 2, config, en: /“app\.json” is not there/, zh: /“app\.json”不存在/ },
  {
    argv: "pull --format toml",
    exit: 2,
    config,
    en: /“--format” cannot be “toml”/,
    zh: /“--format”不能是“toml”/,
  },
  {
    argv: "pull --version old",
    exit: 2,
    config,
    en: /“--version” cannot be “old”/,
    zh: /“--version”不能是“old”/,
  },
  { argv: "pull", exit: 2, config, en: /Which newsroom/, zh: /不知道是哪个编辑部/ },
  {
    argv: "whoami",
    exit: 3,
    config,
    en: /not signed in/,
    zh: /尚未登录/,
    env: { SHUANGYU_URL: "https://news.example.org" },
  },
  {
    argv: "whoami",
    exit: 2,
    en: /has to be https/,
    zh: /必须使用https/,
    env: { SHUANGYU_URL: "http://news.example.org" },
  },
  { argv: "login ftp://x", exit: 2, en: /not the address/, zh: /不是编辑部的地址/ },
  { argv: "login https://news.example.org --token nonsense", exit: 2, en: /not a token/, zh: /不是令牌/ },
  {
    argv: "whoami",
    exit: 4,
    en: /cannot be reached \(ECONNREFUSED\)/,
    zh: /无法连接http:\/\/127\.0\.0\.1:49999（ECONNREFUSED）/,
    env: { SHUANGYU_URL: "http://127.0.0.1:49999", SHUANGYU_TOKEN: "sy_x" },
  },
  {
    argv: "check",
    exit: 2,
    config: '{\n  "files": 1,\n}',
    en: /shuangyu\.json:3:1 This is not valid JSON/,
    zh: /shuangyu\.json:3:1：不是有效的JSON/,
  },
  {
    argv: "check",
    exit: 2,
    config: { ...config, file: "x" },
    en: /shuangyu\.json:7:11 .*“file”.*“files”/,
    zh: /没有字段“file”。是否想用“files”/,
  },
  {
    argv: "check",
    exit: 2,
    config: { namespaces: ["app"], sourceLocale: "en" },
    en: /:1:1 The field “files” is missing/,
    zh: /缺少字段“files”/,
  },
  {
    argv: "check",
    exit: 2,
    config: { ...config, format: "ini" },
    en: /:7:13 “format” .*"i18next", "po"/,
    zh: /“format”的值不对/,
  },
  {
    argv: "check",
    exit: 2,
    config: { ...config, keySeparator: 3 },
    en: /“keySeparator” .*string, false/,
    zh: /“keySeparator”的值不对/,
  },
  {
    argv: "check",
    exit: 2,
    config: { ...config, files: "../{locale}/{namespace}.json" },
    en: /has to be a path below/,
    zh: /必须是配置文件之下的路径/,
  },
  {
    argv: "check",
    exit: 2,
    config: { ...config, files: "{locale}.json", namespaces: ["a", "b"] },
    en: /lacks \{namespace\}/,
    zh: /缺少\{namespace\}/,
  },
  {
    argv: "check",
    exit: 2,
    config: { ...config, locales: ["zh", "zh-CN"] },
    en: /all “zh-Hans”: zh and zh-CN/,
    zh: /都指“zh-Hans”：zh和zh-CN/,
  },
  {
    argv: "check",
    exit: 2,
    config: { ...config, checks: { severities: { nonsense: "off" } } },
    en: /“checks\.severities\.nonsense”/,
    zh: /“checks\.severities\.nonsense”/,
  },
];

const languages = [
  { tag: "en", lang: "en_GB.UTF-8" },
  { tag: "zh", lang: "zh_CN.UTF-8" },
] as const;

describe.each(languages)("in $tag", ({ tag, lang }) => {
  test.each(rows)("“shuangyu $argv” is answered with $exit and $en", async (row) => {
    await withRepo(async ({ shuangyu, write }) => {
      if (row.config !== undefined) write("shuangyu.json", row.config);
      const argv = row.argv.split(" ").filter((word) => word !== "");
      const said = await shuangyu(argv, { env: { ...row.env, LANG: lang } });
      expect(said.exit, said.stderr).toBe(row.exit);
      expect(said.stdout).toBe("");
      expect(said.stderr).toMatch(row[tag]);
      expect(said.stderr).not.toContain("{{");
    });
  });

  test("every command explains itself and its options", async () => {
    await withRepo(async ({ shuangyu }) => {
      const overview = await shuangyu(["--help"], { env: { LANG: lang } });
      expect(overview.exit).toBe(0);
      const names = [...overview.stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = ""]) => name);
      expect(names.length).toBeGreaterThan(10);
      for (const name of names) {
        const help = await shuangyu([name, "--help"], { env: { LANG: lang } });
        expect(help.exit).toBe(0);
        expect(help.stdout).toContain(`shuangyu ${name}`);
        expect(await shuangyu(["help", name], { env: { LANG: lang } })).toEqual(help);
        expect(/\p{Script=Han}/u.test(help.stdout)).toBe(tag === "zh");
      }
    });
  });
});

test("an option outranks the terminal, and LC_ALL outranks LANG", async () => {
  await withRepo(async ({ shuangyu }) => {
    const chinese = /没有命令/;
    expect((await shuangyu(["x", "--lang", "zh"])).stderr).toMatch(chinese);
    expect((await shuangyu(["--lang", "zh", "x"])).stderr).toMatch(chinese);
    expect((await shuangyu(["x"], { env: { LC_ALL: "zh_SG.UTF-8" } })).stderr).toMatch(chinese);
    expect((await shuangyu(["x", "--lang=en"], { env: { LC_ALL: "zh_CN" } })).stderr).not.toMatch(chinese);
    expect((await shuangyu(["x"], { env: { LC_ALL: "C" } })).stderr).not.toMatch(chinese);
    expect((await shuangyu(["status", "--lang", "fr"])).exit).toBe(2);
  });
});

test("with --json stdout is one document, errors included", async () => {
  await withRepo(async ({ shuangyu }) => {
    const { exit, stdout } = await shuangyu(["pull", "--json"]);
    expect(exit).toBe(2);
    expect(JSON.parse(stdout)).toEqual({ error: { code: "config.absent", message: expect.any(String) } });
  });
});

test("init writes a configuration that the other commands read, and never over one that is there", async () => {
  await withRepo(async ({ shuangyu, read }) => {
    const argv = [
      "init",
      "https://news.example.org/desk",
      "--locale",
      "en,zh-Hans",
      "--namespace",
      "news/app",
    ];
    expect((await shuangyu(argv)).exit).toBe(0);
    expect(JSON.parse(read("shuangyu.json"))).toMatchObject({
      url: "https://news.example.org",
      locales: ["en", "zh-Hans"],
      namespaces: ["news/app"],
    });
    expect((await shuangyu(["check"])).stderr).toContain("no files here");
    expect((await shuangyu(argv)).exit).toBe(2);
    expect((await shuangyu([...argv, "--force"])).exit).toBe(0);
  });
});

test("the schema for editors is made from the one that reads the file", () => {
  const kept: unknown = JSON.parse(readFileSync(join(root, "docs/shuangyu.schema.json"), "utf8"));
  expect(kept).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
});

test("the launcher hands over to a Node that runs TypeScript, and passes on what comes back", () => {
  const bin = join(root, "bin/shuangyu.mjs");
  expect(execFileSync(bin, ["--version"], { encoding: "utf8" })).toBe(`${packageJson.version}\n`);
  const { status, stderr } = spawnSync(bin, ["psuh"], { encoding: "utf8" });
  expect([status, stderr]).toEqual([2, expect.stringContaining("push")]);
});
