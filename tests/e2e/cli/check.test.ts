/** `shuangyu check`: the engine of the uploads, without a server. */
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withRepo, type Repo } from "./shuangyu.ts";

const config = {
  files: "locales/{locale}/{namespace}.json",
  namespaces: ["news/app"],
  locales: ["en", "zh-Hans"],
  sourceLocale: "en",
};
const english = `{
  "title": "News",
  "greet": "Hello, {{name}}!",
  "menu": { "more": "Read more", "count_one": "{{count}} article", "count_other": "{{count}} articles" }
}
`;
const chinese = `{
    "title": "新闻",
    "greet": "你好,{{nmae}}！",
    "title": "要闻",
    "menu": { "more": "閱讀更多",
      "count_other": "{{count}}篇文章" }
}`;

function fill({ write }: Repo, zh: string | Uint8Array = chinese): void {
  write("shuangyu.json", config);
  write("locales/en/news/app.json", english);
  write("locales/zh-Hans/news/app.json", zh);
}

const file = "locales/zh-Hans/news/app.json";

describe("a repo with faults", () => {
  test("is told each with file, line and column, as editors make links of it", async () => {
    await withRepo(async (repo) => {
      fill(repo);
      const { exit, stdout, stderr } = await repo.shuangyu(["check"]);
      expect(exit).toBe(1);
      const lines = stdout.trim().split("\n");
      expect(lines).toContainEqual(expect.stringMatching(`^${file}:2:14 error duplicate-key .*\\[title\\]$`));
      expect(lines).toContainEqual(expect.stringMatching(`^${file}:3:14 error placeholder-set .*{{name}}`));
      expect(lines).toContainEqual(expect.stringMatching(`^${file}:5:23 warning script-mix `));
      expect(
        lines.every((line) => /^locales\/[^:]+:\d+:\d+ (?:error|warning|info) [a-z-]+ \S/.test(line)),
      ).toBe(true);
      expect(stderr).toContain("errors: 2");
    });
  });

  test("is told so in Chinese", async () => {
    await withRepo(async (repo) => {
      fill(repo);
      const { stdout, stderr } = await repo.shuangyu(["check", "--lang", "zh"]);
      expect(stdout).toContain("缺少占位符：{{name}}");
      expect(stderr).toMatch(/文件：2，错误：2/);
    });
  });

  test("is told so as a document, and as annotations", async () => {
    await withRepo(async (repo) => {
      fill(repo);
      const { stdout } = await repo.shuangyu(["check", "--json"]);
      expect(JSON.parse(stdout)).toMatchObject({
        counts: { error: 2 },
        files: [
          { path: "locales/en/news/app.json", findings: [] },
          {
            path: file,
            findings: expect.arrayContaining([expect.objectContaining({ line: 3, column: 14 })]),
          },
        ],
      });
      const annotated = await repo.shuangyu(["check", "--github"]);
      expect(annotated.stdout).toContain(`::error file=${file},line=3,col=14,title=placeholder-set::`);
    });
  });

  test("shows paths as seen from where one is, and takes files and folders by name", async () => {
    await withRepo(async (repo) => {
      fill(repo);
      const below = { below: "locales/zh-Hans" };
      expect((await repo.shuangyu(["check", "news/app.json"], below)).stdout).toMatch(
        /^news\/app\.json:2:14 /,
      );
      expect((await repo.shuangyu(["check", "../en"], below)).exit).toBe(0);
      expect((await repo.shuangyu(["check", "--locale", "en"])).exit).toBe(0);
      expect((await repo.shuangyu(["check", "--locale", "fr"])).exit).toBe(2);
    });
  });
});

test("--fix makes the safe fixes, leaves the rest of the file byte for byte, and tells what remains", async () => {
  await withRepo(async (repo) => {
    fill(repo, chinese.replace('    "title": "新闻",\n', ""));
    const { exit, stdout } = await repo.shuangyu(["check", "--fix"]);
    expect(repo.read(file)).toBe(
      chinese
        .replace('    "title": "新闻",\n', "")
        .replace("你好,", "你好，")
        .replace("閱讀更多", "阅读更多"),
    );
    expect(exit).toBe(1);
    expect(stdout).toContain(`${file}:2:14 error placeholder-set`);
    expect(stdout).not.toContain("halfwidth");
    const again = repo.read(file);
    await repo.shuangyu(["check", "--fix"]);
    expect(repo.read(file)).toBe(again);
  });
});

test("--fix keeps a file's encoding", async () => {
  await withRepo(async (repo) => {
    const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");
    const text = '{\r\n\t"greet": "你好,{{name}}！"\r\n}';
    fill(repo, utf16(text));
    await repo.shuangyu(["check", "--fix"]);
    const fixed = utf16(text.replace(",", "，")).toString("utf8");
    expect(repo.read(file)).toBe(fixed);
  });
});

test("a file that cannot be read is told with the place where it breaks off", async () => {
  await withRepo(async (repo) => {
    fill(repo, '{\n  "title": "新闻"\n  "more": "更多"\n}');
    const { exit, stdout } = await repo.shuangyu(["check"]);
    expect(exit).toBe(1);
    expect(stdout).toContain(`${file}:3:3 error json-syntax A comma`);
  });
});

test("a file in an old encoding is read when somebody says which", async () => {
  await withRepo(async (repo) => {
    const text = '{ "title": "新闻", "greet": "你好，{{name}}！" }';
    const gb = Buffer.concat(
      [...text].map((sign) => Buffer.from(gb18030.get(sign) ?? [sign.codePointAt(0) ?? 0])),
    );
    fill(repo, gb);
    const asked = await repo.shuangyu(["check"]);
    expect([asked.exit, asked.stdout]).toEqual([1, expect.stringContaining("--encoding gb18030")]);
    const told = await repo.shuangyu(["check", "--encoding", "gb18030"]);
    expect([told.exit, told.stdout]).toEqual([0, expect.not.stringContaining("greet")]);
  });
});

const gb18030 = new Map<string, number[]>([
  ["新", [0xd0, 0xc2]],
  ["闻", [0xce, 0xc5]],
  ["你", [0xc4, 0xe3]],
  ["好", [0xba, 0xc3]],
  ["，", [0xa3, 0xac]],
  ["！", [0xa3, 0xa1]],
]);

test("what a file says cannot steer the terminal", async () => {
  await withRepo(async (repo) => {
    fill(repo, '{ "title\\u001b[2J": "\\u001b]0;pwned\\u0007 新闻 {{x\\u202e}}" }');
    const { stdout } = await repo.shuangyu(["check"]);
    expect(stdout).toContain("extra-key");
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});

test("the repo's own settings weigh the checks", async () => {
  await withRepo(async (repo) => {
    fill(repo);
    repo.write("shuangyu.json", {
      ...config,
      checks: { severities: { "placeholder-set": "info" }, ignores: { title: ["*"] } },
    });
    const { exit, stdout } = await repo.shuangyu(["check"]);
    expect([exit, stdout]).toEqual([0, expect.stringContaining("info placeholder-set")]);
  });
});

test("without a list of names, whatever lies there by the pattern is checked", async () => {
  await withRepo(async (repo) => {
    fill(repo);
    repo.write("shuangyu.json", { files: config.files, sourceLocale: "en" });
    repo.write("locales/zh_TW/news/app.json", { title: "新聞" });
    repo.write("locales/fonts/news/app.json", { title: "…" });
    const { stdout } = await repo.shuangyu(["check", "--json"]);
    const { files } = JSON.parse(stdout) as { files: { path: string }[] };
    expect(files.map(({ path }) => path)).toEqual([
      "locales/en/news/app.json",
      expect.stringContaining("locales/zh"),
      expect.stringContaining("locales/zh"),
    ]);
  });
});

test("a link that leads out of the folder is not followed", async () => {
  await withRepo(async (repo) => {
    fill(repo);
    symlinkSync(join(repo.folder, ".."), join(repo.folder, "locales/fr"));
    repo.write("shuangyu.json", { ...config, locales: ["en", "fr"] });
    const { exit, stderr } = await repo.shuangyu(["check"]);
    expect([exit, stderr]).toEqual([2, expect.stringContaining("leads out of the folder")]);
  });
});
