/** An assistant over HTTP, with the protocol's own client, against the newsroom that `npm start` brings up. */
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { describe, expect, inject, test } from "vitest";

const origin = inject("origin");
const slug = "four-enterprises-municipal-technology-center";

/** What the tools tell, as far as it is looked at here. */
interface Told {
  readonly results: readonly { readonly url: string }[];
  readonly text: string;
  readonly enterprises: readonly { readonly id: string }[];
  readonly certifications: readonly object[];
  readonly changes: readonly { readonly id: string }[];
}

describe.each(["legacy", "auto"] as const)("over the protocol of %s", (mode) => {
  test("finds an article in both languages, reads it, and looks up whom it is about", async () => {
    const client = new Client({ name: "test", version: "1" }, { versionNegotiation: { mode } });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${origin}/mcp`)));
    const call = async (name: string, given: Record<string, unknown>) => {
      const { structuredContent } = await client.callTool({ name, arguments: given });
      return structuredContent as Told;
    };
    const found = await call("search", { query: "静安", language: "en" });
    expect(found.results).toMatchObject([{ language: "en", url: `${origin}/en/articles/${slug}` }]);
    const article = await call("get_article", { article: found.results[0]?.url, language: "zh-CN" });
    expect(article).toMatchObject({ language: "zh-Hans", url: `${origin}/zh/articles/${slug}` });
    expect(article.text).toMatch(/\p{Script=Han}/u);
    const id = article.enterprises[0]?.id;
    const enterprise = await call("get_enterprise", { enterprise: id, language: "en" });
    expect(enterprise.certifications.length).toBeGreaterThan(0);
    const { changes } = await call("list_changes", { language: "en", limit: 50 });
    expect(changes.length).toBeGreaterThan(0);
    for (const change of changes) expect(change.id).not.toBe("");
    await client.close();
  });
});

test("a page of another site is refused", async () => {
  const response = await fetch(`${origin}/mcp`, {
    method: "POST",
    headers: { Origin: "https://a.example", "Content-Type": "application/json" },
    body: "{}",
  });
  expect(response.status).toBe(403);
});
