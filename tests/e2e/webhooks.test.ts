/** Webhooks over real HTTP: receivers on this machine, as the Worker finds them, and the pages about them in a browser. */
import AxeBuilder from "@axe-core/playwright";
import { createServer } from "node:http";
import type { IncomingHttpHeaders, Server, ServerResponse } from "node:http";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { freePort, openNewsroom } from "./newsroom.ts";
import type { Newsroom } from "./newsroom.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const received: Received[] = [];
const at = (path: string) => received.filter((one) => one.path === path);
let port = 0;
let server: Server;
let folder: string;
let newsroom: Newsroom;
let token: string;

function answer({ path, body }: Received, response: ServerResponse): void {
  if (path === "/hangs") return;
  if (path === "/elsewhere")
    return void response.writeHead(302, { Location: `http://127.0.0.1:${port}/inside` }).end();
  if (path === "/loud") {
    response.writeHead(500);
    const more = () => {
      while (!response.destroyed && response.write("x".repeat(65_536)));
      if (!response.destroyed) response.once("drain", more);
    };
    return more();
  }
  if (path === "/drips") {
    response.writeHead(200);
    const drop = setInterval(() => response.write("."), 100);
    response.on("close", () => clearInterval(drop));
    return;
  }
  response.writeHead(path === "/hub" ? 202 : 200).end(`thank you for ${body.length} characters`);
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const one = {
        path: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      received.push(one);
      answer(one, response);
    });
  });
  port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  folder = await mkdtemp(join(tmpdir(), "shuangyu-e2e-"));
  const hub = { WEBSUB_HUB: `http://127.0.0.1:${port}/hub` };
  newsroom = await openNewsroom(folder, await freePort(), hub);
  token = /sy_[\w-]{43}/.exec(newsroom.output())?.[0] ?? "";
  await tick();
});
afterAll(async () => {
  await newsroom.interrupt();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const tick = () => fetch(`${newsroom.origin}/cdn-cgi/local/scheduled?cron=*+*+*+*+*`);

async function desk(method: string, path: string, body?: object): Promise<Response> {
  const headers = { Authorization: `Bearer ${token}`, "Accept-Language": "en", "If-Match": "*" };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return fetch(`${newsroom.origin}/api/v1/desk${path}`, { method, headers, ...sent });
}

async function add(path: string, more: object = {}) {
  const url = `http://127.0.0.1:${port}${path}`;
  const response = await desk("POST", "/webhooks", { name: `At ${path}`, url, ...more });
  expect(response.status).toBe(201);
  return (await response.json()) as { id: string; secret: string };
}

async function until(condition: () => boolean, ms = 20_000): Promise<void> {
  for (const end = Date.now() + ms; !condition() && Date.now() < end;)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

let stories = 0;
async function publish(): Promise<string> {
  const slug = `webhook-story-${(stories += 1)}`;
  const { id } = (await (await desk("POST", "/articles", { slug, sourceLocale: "en" })).json()) as {
    id: string;
  };
  await desk("PUT", `/articles/${id}/editions/en/draft`, { title: "A story", body: "It happened." });
  const response = await desk("PUT", `/articles/${id}/editions/en/publication`, { accept: true });
  expect([response.status, await response.text()]).toEqual([200, expect.any(String)]);
  return id;
}

describe("over HTTP", () => {
  test("what is published is told within moments, signed, while others hang, drip, shout and lead elsewhere", async () => {
    for (const path of ["/hangs", "/drips", "/loud", "/elsewhere"]) await add(path);
    const { id: webhook, secret } = await add("/app", { locales: ["en"] });
    const id = await publish();
    await until(() => at("/app").length > 0, 5000);
    const [sent] = at("/app");
    if (sent === undefined) throw new Error(`nothing was sent: ${newsroom.output()}`);
    const headers = Object.fromEntries(
      Object.entries(sent.headers).map(([name, value]) => [name, String(value)]),
    );
    expect(new Webhook(secret).verify(sent.body, headers)).toMatchObject({
      ...{ type: "article.published", data: { type: "article", id, locale: "en" } },
    });
    const { sync } = (JSON.parse(sent.body) as { data: { sync: string } }).data;
    const page = (await (await fetch(sync)).json()) as { items: { id: string }[] };
    expect(page.items.map((item) => item.id)).toEqual([id]);
    await until(() => at("/elsewhere").length > 0 && at("/loud").length > 0);
    const log = await (await desk("GET", `/webhooks/${webhook}/messages`)).json();
    expect(log).toMatchObject({ items: [{ state: "delivered", last: { status: 200, error: null } }] });
  });

  test("each of those has its word in the log, and what the redirect led to was never asked", async () => {
    const { items } = (await (await desk("GET", "/webhooks")).json()) as {
      items: { id: string; name: string }[];
    };
    const lastOf = async (name: string) => {
      const { id = "" } = items.find((one) => one.name === name) ?? {};
      const log = (await (await desk("GET", `/webhooks/${id}/messages`)).json()) as {
        items: { last: unknown }[];
      };
      return log.items[0]?.last;
    };
    for (let i = 0; i < 30 && (await lastOf("At /hangs")) === null; i += 1)
      await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await lastOf("At /elsewhere")).toMatchObject({ status: 302, error: "redirect" });
    expect(await lastOf("At /loud")).toMatchObject({ status: 500, error: "status" });
    expect(await lastOf("At /hangs")).toMatchObject({ status: null, error: "timeout" });
    expect(await lastOf("At /drips")).toMatchObject({ status: 200, error: null });
    expect(at("/inside")).toEqual([]);
  });

  test("the hub hears which feeds are others", async () => {
    await until(() => at("/hub").length > 0);
    const [sent] = at("/hub");
    const urls = new URLSearchParams(sent?.body).getAll("hub.url");
    expect(urls).toContain(`${newsroom.origin}/en/feed.xml`);
    expect(new URLSearchParams(sent?.body).get("hub.mode")).toBe("publish");
    for (const url of urls)
      expect((await fetch(url)).headers.get("Link")).toContain(`:${port}/hub>; rel="hub"`);
  });

  test("one that nobody listens at is tried again by the clock, and takes it when somebody does", async () => {
    const later = await freePort();
    const url = `http://127.0.0.1:${later}/late`;
    const { id } = (await (await desk("POST", "/webhooks", { name: "Late", url })).json()) as { id: string };
    await publish();
    const stateNow = async () => {
      const { items } = (await (await desk("GET", `/webhooks/${id}/messages`)).json()) as {
        items: { state: string; last: { error: string | null } | null }[];
      };
      return items[0];
    };
    for (let i = 0; i < 40 && !(await stateNow())?.last; i += 1)
      await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await stateNow()).toMatchObject({ state: "pending", last: { error: "unreachable" } });
    let taken = 0;
    const late = createServer((_, response) => {
      taken += 1;
      response.end();
    });
    await new Promise<void>((resolve) => late.listen(later, "127.0.0.1", resolve));
    await new Promise((resolve) => setTimeout(resolve, 6500));
    await tick();
    await until(() => taken > 0);
    late.close();
    expect(taken).toBe(1);
  });
});

describe("in a browser", () => {
  const languages = [
    { locale: "en-GB", lang: "en", width: 1280, colorScheme: "light" },
    { locale: "zh-CN", lang: "zh-Hans", width: 320, colorScheme: "dark" },
  ] as const;
  let browser: Browser;
  let session: NonNullable<BrowserContextOptions["storageState"]>;
  beforeAll(async () => {
    browser = await openBrowser();
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${newsroom.origin}/desk/sign-in`);
    await page.locator("#token").fill(token);
    await page.locator("form.panel button.primary").click();
    await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
    session = await context.storageState();
    await context.close();
  });
  afterAll(() => browser.close());

  test.each(languages)(
    "no page has a finding, or is wider than $width px, in $lang",
    async ({ locale, lang, width, colorScheme }) => {
      const options = { storageState: session, locale, colorScheme, viewport: { width, height: 900 } };
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await page.goto(`${newsroom.origin}/desk/webhooks`);
      const one = (await page.locator("tbody th a", { hasText: "/loud" }).getAttribute("href")) ?? "";
      const hub = (await page.locator("tbody th a", { hasText: "WebSub" }).getAttribute("href")) ?? "";
      await page.goto(newsroom.origin + one);
      const message = (await page.locator("a[href*='/messages/']").first().getAttribute("href")) ?? "";
      for (const path of ["/desk/webhooks", one, hub, message]) {
        await page.goto(newsroom.origin + path);
        await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [path, id, nodes.map(({ html }) => html)])).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
        expect(await page.locator("html").getAttribute("lang")).toBe(lang);
      }
      await context.close();
    },
  );
});
