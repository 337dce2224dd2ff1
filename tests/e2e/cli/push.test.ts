/** What a push does and what it does not, at a real newsroom. */
import { beforeEach, describe, expect, test } from "vitest";
import { chinese, english, foundNamespace, settle, words, type Shell } from "./people.ts";
import { withRepo, type Repo } from "./shuangyu.ts";

describe("a push", () => {
  let namespace = "news/push";
  let file = "";
  let count = 0;

  beforeEach(async () => {
    count += 1;
    namespace = `news/push-${count}`;
    file = `locales/zh-CN/${namespace}.json`;
    await foundNamespace(namespace);
  });

  const begin = async (repo: Repo): Promise<Shell> => {
    const lin = await settle(repo, namespace);
    repo.write(`locales/en/${namespace}.json`, english);
    repo.write(file, chinese);
    expect((await lin("push")).exit).toBe(0);
    return lin;
  };

  test("is blocked by an error, which is shown as an offline check shows it", async () => {
    await withRepo(async (repo) => {
      const lin = await begin(repo);
      repo.write(file, chinese.replace("{{name}}", "{{nmae}}"));
      const [offline, dry, real] = [await lin("check"), await lin("push --dry-run"), await lin("push")];
      expect([offline.exit, dry.exit, real.exit]).toEqual([1, 1, 1]);
      const line = offline.stdout.split("\n").find((each) => each.includes(" error ")) ?? "";
      expect(line).toMatch(`${file}:3:12 error placeholder-set`);
      expect(dry.stdout).toContain(line);
      expect(real.stdout).toContain(line);
    });
  });

  test("makes safe fixes when it is asked to, and the file follows", async () => {
    await withRepo(async (repo) => {
      const lin = await begin(repo);
      repo.write(file, chinese.replace("你好，", "您好,"));
      expect((await lin("push --fix safe")).exit).toBe(0);
      expect(repo.read(file)).toBe(chinese.replace("你好", "您好"));
      expect((await lin("push")).stdout).toContain("nothing to push");
      expect((await lin("pull")).stdout).toContain("as it was");
    });
  });

  test("asks about warnings at a terminal, and takes silence for no", async () => {
    await withRepo(async (repo) => {
      await begin(repo);
      repo.write(file, chinese.replace("打开", "打開"));
      expect((await repo.shuangyu(["push"])).exit).toBe(1);
      const asked = await repo.shuangyu(["push"], { answers: [""] });
      expect([asked.exit, asked.stderr]).toEqual([1, expect.stringMatching(/\(script-mix\).*\[y\/N\]/)]);
      expect((await repo.shuangyu(["push"], { answers: ["y", "y"] })).exit).toBe(0);
    });
  });

  test("removes nothing that it was not asked to, and remembers what was taken away here", async () => {
    await withRepo(async (repo) => {
      const lin = await begin(repo);
      const without = repo.read(file).replace(/,\s+"close": "[^"]+"/, "");
      repo.write(file, without);
      const kept = await lin("push --accept-warnings");
      expect([kept.exit, kept.stdout]).toEqual([
        0,
        expect.stringContaining("menu.close is not in the file and stays"),
      ]);
      expect((await lin("pull")).exit).toBe(0);
      expect(repo.read(file)).toBe(without);
      expect((await lin("push --remove-missing --accept-warnings")).exit).toBe(0);
      const { stdout } = await lin("push --json");
      expect(stdout).toContain('"unchanged"');
      expect((await lin("pull")).exit).toBe(0);
      expect(repo.read(file)).toBe(without);
    });
  });

  test("of a file that cannot be read says where, and changes nothing", async () => {
    await withRepo(async (repo) => {
      const lin = await begin(repo);
      repo.write(file, chinese.replace('"新闻",', '"新闻"'));
      const said = await lin("push");
      expect([said.exit, said.stdout]).toEqual([1, expect.stringContaining(`${file}:3:3 error json-syntax`)]);
      const pulled = await lin("pull");
      expect([pulled.exit, pulled.stdout]).toEqual([1, expect.stringContaining("it was left alone")]);
      expect(repo.read(file)).toContain('"新闻"\n');
      expect((await lin("pull --force")).exit).toBe(0);
      expect(repo.read(file)).not.toContain('"新闻"\n');
    });
  });
});

describe.each(words)("a translator, in $lang", ({ lang, pushed }) => {
  test("may push what is hers, and is told what it would take to do more", async () => {
    const namespace = `news/hers-${lang}`;
    await foundNamespace(namespace);
    await withRepo(async (editors) => {
      const wang = await settle(editors, namespace);
      editors.write(`locales/en/${namespace}.json`, english);
      expect((await wang("push")).exit).toBe(0);
    });
    await withRepo(async (repo) => {
      const terms = { name: "林", role: "translator", locales: ["zh-Hans"], namespaces: [namespace] };
      const lin = await settle(repo, namespace, terms);
      expect((await lin("pull")).exit).toBe(0);
      repo.write(`locales/zh-CN/${namespace}.json`, chinese);
      const said = await lin(`push --publish --lang ${lang}`);
      expect([said.exit, said.stdout]).toEqual([3, expect.stringContaining(pushed)]);
      expect(said.stderr).toMatch(
        lang === "zh" ? /“林”无权执行.*管理员或编辑/ : /“林” may not do this.*admin or editor/,
      );
      expect((await lin("push --json")).stdout).toContain('"unchanged"');
      repo.write(`locales/en/${namespace}.json`, english.replace("News", "Newsroom"));
      repo.write(`locales/zh-CN/${namespace}.json`, chinese.replace("新闻", "要闻"));
      const both = await lin("push --json");
      expect([both.exit, JSON.parse(both.stdout)]).toMatchObject([
        3,
        { files: [{ outcome: "refused" }, { outcome: "applied" }] },
      ]);
      expect((await lin("history zh-Hans news/elsewhere")).exit).toBe(3);
    });
  });
});

describe.each(["po", "xliff-1.2", "xliff-2.1", "csv", "yaml"])("as %s", (format) => {
  test("a pull and a push of it untouched change nothing, and an edit comes through", async () => {
    const namespace = `news/${format.replaceAll(/\W/g, "")}`;
    await foundNamespace(namespace);
    await withRepo(async (repo) => {
      const lin = await settle(repo, namespace);
      repo.write(`locales/en/${namespace}.json`, english);
      repo.write(`locales/zh-CN/${namespace}.json`, chinese);
      expect((await lin("push")).exit).toBe(0);
      const pulled = await lin(`pull --format ${format} --locale zh-CN --json`);
      const { files } = JSON.parse(pulled.stdout) as { files: { path: string }[] };
      const path = files[0]?.path ?? "";
      expect(path).toMatch(/\.(po|xlf|csv|yaml)$/);
      repo.write(path, repo.read(path).replace("新闻", "要闻"));
      const pushed = await lin(`push --format ${format} --locale zh-CN --json`);
      expect(JSON.parse(pushed.stdout)).toMatchObject({
        files: [{ outcome: "applied", proposal: { changes: [{ key: "title", from: "新闻", to: "要闻" }] } }],
      });
      expect((await lin("pull")).exit).toBe(0);
      expect(repo.read(`locales/zh-CN/${namespace}.json`)).toBe(chinese.replace("新闻", "要闻"));
    });
  });
});

test.each(["pull", "push"])(
  "a note of somebody else outlives a %s and what is pushed after it",
  async (first) => {
    const namespace = `news/notes-${first}`;
    await foundNamespace(namespace);
    const file = `locales/zh-CN/${namespace}.po`;
    await withRepo((mine) =>
      withRepo(async (theirs) => {
        const [lin, wang] = [await settle(mine, namespace), await settle(theirs, namespace)];
        mine.write(`locales/en/${namespace}.json`, english);
        mine.write(`locales/zh-CN/${namespace}.json`, chinese);
        expect((await lin("push")).exit).toBe(0);
        const as = " --format po --locale zh-CN";
        for (const editor of [lin, wang]) expect((await editor(`pull${as}`)).exit).toBe(0);
        theirs.write(file, theirs.read(file).replace('msgctxt "title"', '# 标题要短\nmsgctxt "title"'));
        expect((await wang(`push${as}`)).exit).toBe(0);
        mine.write(file, mine.read(file).replace("新闻", "要闻"));
        expect((await lin(first + as)).exit).toBe(0);
        expect(mine.read(file)).toMatch(/标题要短[^]*要闻/);
        mine.write(file, mine.read(file).replace("打开", "展开"));
        expect((await lin(`push${as}`)).exit).toBe(0);
        expect((await wang(`pull${as}`)).exit).toBe(0);
        expect(theirs.read(file)).toMatch(/标题要短[^]*要闻[^]*展开/);
      }),
    );
  },
);
