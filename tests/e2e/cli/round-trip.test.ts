/** Two editors with the command line, from the first upload to taking it all back. */
import { describe, expect, test } from "vitest";
import { chinese, english, foundNamespace, origin, settle, words } from "./people.ts";
import { withRepo } from "./shuangyu.ts";

/** Within the bound that is stated for publications. */
async function isPublicly(namespace: string, words: object): Promise<void> {
  const read = async (): Promise<unknown> =>
    (await fetch(`${origin}/locales/zh-Hans/${namespace}.json`)).json();
  await expect.poll(read, { timeout: 20_000 }).toMatchObject(words);
}

describe.each(words)("in $lang", ({ lang, pushed, conflict, isPublic }) => {
  const namespace = `news/${lang}`;
  const file = `locales/zh-CN/${namespace}.json`;
  const source = `locales/en/${namespace}.json`;

  test("from login to rollback, and what two people edited at once is lost to neither", async () => {
    await foundNamespace(namespace);
    await withRepo(async (mine) => {
      const lin = await settle(mine, namespace);
      mine.write(source, english);
      mine.write(file, chinese);
      const dry = await lin(`push --dry-run --lang ${lang}`);
      expect([dry.exit, dry.stdout]).toEqual([0, expect.stringContaining(`${file}:2:12  title  “新闻”`)]);
      const nothing = await lin(`history zh-Hans ${namespace} --json`);
      expect(JSON.parse(nothing.stdout)).toEqual({ items: [] });
      const first = await lin(`push --publish --lang ${lang} --note first`);
      expect([first.exit, first.stdout]).toEqual([0, expect.stringContaining(`${pushed}`)]);
      expect(first.stdout).toContain(isPublic);
      expect(mine.read(file)).toBe(chinese);
      await isPublicly(namespace, { title: "新闻" });

      await withRepo(async (theirs) => {
        const wang = await settle(theirs, namespace, { name: "王", role: "editor" });
        expect((await wang("pull")).exit).toBe(0);
        expect(theirs.read(file)).toBe(chinese);
        theirs.write(file, chinese.replace("打开", "展开").replace("新闻", "要闻"));
        expect((await wang("push --publish")).exit).toBe(0);
      });

      mine.write(file, chinese.replace("关闭", "收起").replace("新闻", "新闻报道"));
      const status = await lin("status --json");
      expect(JSON.parse(status.stdout)).toMatchObject({ items: [{}, { here: "edited_behind", draft: 2 }] });
      const pulled = await lin(`pull --lang ${lang}`);
      expect([pulled.exit, pulled.stdout]).toEqual([5, expect.stringContaining(`${conflict}`)]);
      const merged = chinese.replace("关闭", "收起").replace("新闻", "新闻报道").replace("打开", "展开");
      expect(mine.read(file)).toBe(merged);

      const undecided = await lin("push");
      expect([undecided.exit, undecided.stdout]).toEqual([5, expect.stringContaining("--mine, --theirs")]);
      expect((await lin("push --theirs --publish")).exit).toBe(0);
      expect(mine.read(file)).toBe(merged.replace("新闻报道", "要闻"));
      expect((await lin("push --json")).stdout).toContain('"unchanged"');
      await isPublicly(namespace, { title: "要闻", menu: { open: "展开", close: "收起" } });

      for (const title of ["要闻", "新闻"]) {
        expect((await lin(`rollback zh-CN ${namespace}`)).exit).toBe(0);
        await isPublicly(namespace, { title });
      }
      const end = await lin(`rollback zh-CN ${namespace} --lang ${lang}`);
      expect(end.exit).toBe(2);
      const { stdout } = await lin(`history zh-CN ${namespace} --json`);
      expect(JSON.parse(stdout)).toMatchObject({
        items: [
          { number: 3, isDraft: true, isPublished: false },
          { number: 2 },
          { number: 1, isPublished: true, note: "first" },
        ],
      });
    });
  });
});
