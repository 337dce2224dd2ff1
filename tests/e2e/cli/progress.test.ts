/** How far a long work has come: to be seen on a terminal, and by nobody else. */
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { barOf, progressOver, type Step } from "../../../src/cli/shuangyu/output/progress.ts";
import { terminalOf } from "../../../src/cli/shuangyu/output/terminal.ts";
import { withRepo, type Repo } from "./shuangyu.ts";

const config = { files: "locales/{locale}/{namespace}.json", sourceLocale: "en" };
const catalogue = (keys: number) =>
  Object.fromEntries(Array.from({ length: keys }, (_, index) => [`key${index}`, `Words ${index}`]));

function fill(repo: Repo, url: string): void {
  repo.write("shuangyu.json", { ...config, url });
  repo.write("locales/en/large.json", catalogue(300));
  repo.write("locales/en/small.json", catalogue(100));
}

const percentages = (stderr: string): number[] =>
  [...stderr.matchAll(/(\d+)%/g)].map(([, percent]) => Number(percent));

test("a check shows it by the size of the files, and takes it away before it says anything", async () => {
  await withRepo(async (repo) => {
    fill(repo, "https://news.example.org");
    const { stderr } = await repo.shuangyu(["check"], { answers: [] });
    const [first, second] = percentages(stderr);
    expect(first).toBe(0);
    expect(second).toBeGreaterThan(70);
    expect(stderr).toContain("locales/en/large.json");
    expect(stderr).toMatch(/\r\u001b\[2K[^\r%]*$/);
    for (const around of [{}, { answers: [], env: { TERM: "dumb" } }])
      expect((await repo.shuangyu(["check"], around)).stderr).not.toMatch(/%|\u001b\[2K/);
    expect((await repo.shuangyu(["check", "--json"], { answers: [] })).stderr).not.toMatch(/%|\u001b\[2K/);
  });
});

test("a pull shows it by the keys of the catalogues, and byte by byte within one", async () => {
  const status = { isSource: true, draft: 1, published: null, translated: 1, missing: 0, outdated: 0 };
  const findings = { error: 0, warning: 0, info: 0 };
  const items = [
    { ...status, findings, locale: "en", namespace: "large", keys: 300 },
    { ...status, findings, locale: "en", namespace: "small", keys: 100 },
  ];
  const problem = { "Content-Type": "application/problem+json" };
  const server = createServer((request, response) => {
    if (request.url?.endsWith("/catalogues") === true) return response.end(JSON.stringify({ items }));
    if (request.url?.includes("/namespaces/") === true)
      return response.writeHead(404, problem).end('{"detail":"No."}');
    const body = JSON.stringify(catalogue(300));
    const length = { "Content-Length": body.length, "Shuangyu-Version": "1" };
    response.writeHead(200, length).write(body.slice(0, body.length / 2));
    return setTimeout(() => response.end(body.slice(body.length / 2)), 50);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  try {
    await withRepo(async (repo) => {
      repo.write("shuangyu.json", { ...config, url: origin });
      repo.write("../home/shuangyu/tokens.json", { [origin]: `sy_${"a".repeat(43)}` });
      const { exit, stderr } = await repo.shuangyu(["pull"], { answers: [] });
      const shown = percentages(stderr);
      expect([exit, shown]).toEqual([0, shown.toSorted((one, other) => one - other)]);
      expect(shown).toEqual(expect.arrayContaining([0, 37, 75, 87, 100]));
    });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

test("it is never wider than the terminal, nor steered by what a file is called", () => {
  const step: Step = { label: "语言文件/".repeat(30), share: 0.4 };
  expect(barOf(step, 40)).toBe("[########------------]  40%  语言文件/");
  expect(barOf({ ...step, share: 2 }, 12)).toBe("[##########");
  const written: string[] = [];
  const stderr = { isTTY: true, columns: 80, write: (text: string) => void written.push(text) };
  const terminal = terminalOf(
    { cwd: "", env: {}, stdin: never, stdout: { ...stderr, isTTY: false }, stderr },
    { json: false, colour: false },
  );
  terminal.progress({ label: "a\u001b[31m\nb", share: 0 });
  terminal.progress({ label: "a\u001b[31m\nb", share: 0.001 });
  terminal.line("said");
  terminal.progress();
  expect(written).toEqual([
    "\r\u001b[2K[--------------------]   0%  a\\u001b[31m\\nb",
    "\r\u001b[2K",
    "said\n",
  ]);
});

test("parts count by their size, those of nothing a little", () => {
  const shares: number[] = [];
  const tell = progressOver([0, 3], ({ share }) => shares.push(share));
  tell(0, "a");
  tell(1, "b");
  tell(1, "b", 1);
  expect(shares).toEqual([0, 0.25, 1]);
});

const never = {
  isTTY: false,
  readAll: () => Promise.reject(new Error("not read")),
  ask: () => Promise.reject(new Error("not asked")),
};
