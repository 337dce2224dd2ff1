/** Servers that do not answer as they should, over real HTTP. */
import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withRepo, type Repo } from "./shuangyu.ts";

const token = "sy_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server for as long as the work lasts, with a repo that is signed in to it. */
async function withServer(
  answer: Answer,
  work: (repo: Repo, origin: string) => Promise<void>,
): Promise<void> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  try {
    await withRepo(async (repo) => {
      repo.write("shuangyu.json", {
        url: origin,
        files: "locales/{locale}/{namespace}.json",
        sourceLocale: "en",
      });
      repo.write("../home/shuangyu/tokens.json", { [origin]: token });
      await work(repo, origin);
    });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

function json(response: ServerResponse, status: number, body: object, headers = {}): void {
  const type = status < 400 ? "application/json" : "application/problem+json";
  response.writeHead(status, { "Content-Type": type, ...headers }).end(JSON.stringify(body));
}

const me = {
  id: "1",
  name: "林",
  role: "translator",
  locales: ["zh-Hans"],
  namespaces: ["news/*"],
  expiresAt: null,
};

test("who asks says so: with the token, in her language, under our name", async () => {
  const seen: IncomingMessage["headers"][] = [];
  await withServer(
    (request, response) => {
      seen.push(request.headers);
      json(response, 200, me);
    },
    async ({ shuangyu }) => {
      const said = await shuangyu(["whoami", "--lang", "zh"]);
      expect([said.exit, said.stdout]).toEqual([0, expect.stringContaining("命名空间：news/*")]);
    },
  );
  expect(seen[0]).toMatchObject({
    authorization: `Bearer ${token}`,
    "accept-language": "zh-Hans",
    "user-agent": expect.stringMatching(/^shuangyu-cli\/\d/),
  });
});

test.each([
  [401, { code: "token_rejected", detail: "This token is not good." }, 3],
  [403, { code: "forbidden", detail: "You may not." }, 3],
  [404, { code: "namespace_not_found", detail: "No such namespace." }, 2],
  [412, { code: "edit_conflict", detail: "Somebody else." }, 5],
  [500, { code: "internal", detail: "Our side." }, 4],
  [503, { code: "unavailable", detail: "Later." }, 4],
])("a problem %d is told as the server tells it", async (status, problem, exit) => {
  await withServer(
    (_, response) => json(response, status, { status, ...problem }),
    async ({ shuangyu }) => {
      const said = await shuangyu(["whoami"]);
      expect([said.exit, said.stderr]).toEqual([exit, `✗ ${problem.detail}\n`]);
      const { stdout } = await shuangyu(["whoami", "--json"]);
      expect(JSON.parse(stdout)).toMatchObject({ error: { code: problem.code, message: problem.detail } });
    },
  );
});

test("a page where an answer should be is nobody we know", async () => {
  for (const [status, message] of [
    [200, "does not answer like a newsroom"],
    [502, "answered 502"],
  ] as const) {
    await withServer(
      (_, response) => response.writeHead(status, { "Content-Type": "text/html" }).end("<h1>Hello</h1>"),
      async ({ shuangyu }) => {
        const said = await shuangyu(["whoami"]);
        expect([said.exit, said.stderr]).toEqual([4, expect.stringContaining(message)]);
      },
    );
  }
});

test("an answer that breaks off is told", async () => {
  await withServer(
    (_, response) => {
      response.writeHead(200, { "Content-Length": "1000" }).write("{");
      setTimeout(() => response.destroy(), 20);
    },
    async ({ shuangyu }) => {
      const said = await shuangyu(["whoami"]);
      expect([said.exit, said.stderr]).toEqual([4, expect.stringContaining("broke off")]);
    },
  );
});

test("the token does not follow a redirect to another server", async () => {
  const reached: string[] = [];
  await withServer(
    (request, response) => {
      reached.push(String(request.headers.authorization));
      json(response, 200, me);
    },
    async (_, elsewhere) => {
      await withServer(
        (request, response) => {
          const target = request.url === "/here" ? "/api/v1/desk/me" : `${elsewhere}/api`;
          response.writeHead(307, { Location: target }).end();
        },
        async ({ shuangyu }) => {
          const said = await shuangyu(["whoami"]);
          expect([said.exit, said.stderr]).toEqual([
            4,
            expect.stringContaining("where the token is not sent"),
          ]);
        },
      );
    },
  );
  expect(reached).toEqual([]);
});

test("who is asked to wait waits, and says so", async () => {
  let asked = 0;
  await withServer(
    (_, response) => {
      asked += 1;
      if (asked > 1) return json(response, 200, me);
      return json(response, 429, { code: "too_many_requests", detail: "Slowly." }, { "Retry-After": "0" });
    },
    async ({ shuangyu }) => {
      const said = await shuangyu(["whoami"]);
      expect([said.exit, said.stderr]).toEqual([0, expect.stringContaining("going on in")]);
    },
  );
});

test("Ctrl-C ends it at once, launcher and all", async () => {
  const asked = Promise.withResolvers<void>();
  await withServer(
    () => asked.resolve(),
    async ({ folder, home }) => {
      const bin = join(import.meta.dirname, "../../../bin/shuangyu.mjs");
      const env = { ...process.env, XDG_CONFIG_HOME: home };
      const child = spawn(bin, ["whoami"], { cwd: folder, env, detached: true, stdio: "ignore" });
      const ended = new Promise((resolve) => child.on("exit", resolve));
      await asked.promise;
      process.kill(-(child.pid ?? Number.NaN), "SIGINT");
      expect(await ended).toBe(130);
    },
  );
});

test("login keeps a token that the server knows, for this user only, and no other", async () => {
  let isKnown = false;
  await withServer(
    (_, response) =>
      isKnown ? json(response, 200, me) : json(response, 401, { code: "token_rejected", detail: "Unknown." }),
    async ({ shuangyu, home }, origin) => {
      await shuangyu(["logout", origin]);
      expect((await shuangyu(["whoami"])).exit).toBe(3);
      expect((await shuangyu(["login", origin], { stdin: `${token}\n` })).exit).toBe(3);
      expect((await shuangyu(["whoami"])).exit).toBe(3);
      isKnown = true;
      const typed = await shuangyu(["login"], { answers: [token] });
      expect([typed.exit, typed.stdout]).toEqual([0, expect.stringContaining("as 林 (translator)")]);
      expect(typed.stdout + typed.stderr).not.toContain(token);
      const kept = join(home, "shuangyu/tokens.json");
      expect(statSync(kept).mode & 0o777).toBe(0o600);
      expect((await shuangyu(["whoami"])).exit).toBe(0);
      const overridden = await shuangyu(["whoami"], { env: { SHUANGYU_URL: "http://127.0.0.1:49998" } });
      expect(overridden.exit).toBe(3);
    },
  );
});

const status = {
  isSource: false,
  draft: 1,
  published: null,
  keys: 1,
  translated: 1,
  missing: 0,
  outdated: 0,
  findings: { error: 0, warning: 0, info: 0 },
};

test("no name that a server sends leads out of the folder", async () => {
  const names = [
    { locale: "en", namespace: "../../evil" },
    { locale: "..", namespace: "evil" },
    { locale: "en", namespace: "a/../../../evil" },
    { locale: "en/../../..", namespace: "evil" },
    { locale: "en", namespace: "/evil" },
    { locale: "en", namespace: "good" },
  ];
  await withServer(
    (request, response) => {
      if (request.url?.endsWith("/catalogues") === true)
        return json(response, 200, { items: names.map((name) => ({ ...status, ...name })) });
      if (request.url?.includes("/namespaces/") === true)
        return json(response, 404, { code: "namespace_not_found", detail: "No." });
      return json(response, 200, { title: "News" }, { "Shuangyu-Version": "1", "Shuangyu-Hash": "0" });
    },
    async (repo) => {
      const { exit, stdout } = await repo.shuangyu(["pull", "--json"]);
      const { files } = JSON.parse(stdout) as { files: { path: string }[] };
      expect([exit, files.map(({ path }) => path)]).toEqual([0, ["locales/en/good.json"]]);
      expect(repo.read("locales/en/good.json")).toBe('{"title":"News"}');
      expect(existsSync(join(repo.folder, "../evil.json"))).toBe(false);
    },
  );
});

test("a pull that cannot be merged leaves the file what it was made from, so that a push takes nothing back", async () => {
  const header = 'msgid ""\nmsgstr "Language: en\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n';
  const plural = 'msgid "item"\nmsgid_plural "items"\nmsgstr[0] "an item"\nmsgstr[1] "items"\n';
  const singular = 'msgid "item_one"\nmsgstr "an item"\n';
  let draft = 1;
  await withServer(
    (request, response) => {
      if (request.url?.endsWith("/catalogues") === true)
        return json(response, 200, { items: [{ ...status, locale: "en", namespace: "app" }] });
      if (request.url?.includes("/namespaces/") === true) return json(response, 404, { detail: "No." });
      const number = request.url?.includes("version=1") === true ? 1 : draft;
      response.writeHead(200, { "Shuangyu-Version": number, "Shuangyu-Hash": "0" });
      response.end(header + (number === 1 ? plural : singular));
    },
    async (repo) => {
      const file = "locales/en/app.po";
      const pull = () => repo.shuangyu(["pull", "--format", "po", "--json"]);
      expect((await pull()).exit).toBe(0);
      draft = 2;
      repo.write(file, repo.read(file).replace("an item", "one item"));
      const { exit, stdout } = await pull();
      expect([exit, JSON.parse(stdout)]).toMatchObject([1, { files: [{ outcome: "unmergeable" }] }]);
      expect(JSON.parse(repo.read(".shuangyu/state.json"))).toMatchObject({ files: { [file]: { base: 1 } } });
    },
  );
});

test("a dry run puts away its own proposal, and leaves one alone that lay there before", async () => {
  for (const [code, expected] of [
    [201, ["POST", "DELETE"]],
    [200, ["POST"]],
  ] as const) {
    const methods: string[] = [];
    await withServer(
      (request, response) => {
        request.resume();
        if (request.url?.includes("/uploads") !== true) return json(response, 404, { detail: "No." });
        methods.push(String(request.method));
        if (request.method === "DELETE") return response.writeHead(204).end();
        return json(response, code, proposal);
      },
      async (repo) => {
        repo.write("locales/en/app.json", { title: "News" });
        expect((await repo.shuangyu(["push", "--dry-run"])).exit).toBe(0);
      },
    );
    expect(methods).toEqual(expected);
  }
});

const proposal = {
  id: "u1",
  state: "open",
  base: { version: null, reason: "first" },
  head: null,
  summary: {
    ...{ added: 1, changed: 0, removed: 0, unchanged: 0, conflicting: 0, discarded: 0 },
    ...{ findings: status.findings, blocking: 0, unanswered: 0, safelyFixable: 0 },
  },
  changes: [{ kind: "added", key: "title", to: "News", line: 2, column: 12 }],
  conflicts: [],
  discarded: [],
  findings: [],
};
