/** One message of an assistant, answered by a server of its own: there are no sessions, and nothing is left behind. */
import { McpServer, createMcpHandler } from "@modelcontextprotocol/server";
import type { AppContext } from "../app-env.ts";
import { visitOf } from "../app-env.ts";
import { privatePolicy } from "../delivery/policy.ts";
import { lastResort, lookupLocale } from "../locales.ts";
import type { Lexicon } from "../words.ts";
import type { Ask } from "./ask.ts";
import { registerGetArticle } from "./tools/get-article.ts";
import { registerGetEnterprise } from "./tools/get-enterprise.ts";
import { registerListChanges } from "./tools/list-changes.ts";
import { registerSearch } from "./tools/search.ts";
import type { Desk } from "./tools/tool.ts";

export async function serveMessage(c: AppContext, body: Uint8Array, ask: Ask): Promise<Response> {
  const lexicon = await c.env.isolate.lexiconNow(visitOf(c));
  const refused = refusalOf(body);
  if (refused) return refused;
  const { fetch } = createMcpHandler(() => serverFor(c, lexicon, ask), {
    onerror: (error) => console.error(error),
  });
  const { url, method, headers } = c.req.raw;
  const response = await fetch(new Request(url, { method, headers, body }));
  const own = new Response(response.body, response);
  own.headers.set("Cache-Control", privatePolicy);
  return own;
}

function serverFor(c: AppContext, lexicon: Lexicon, ask: Ask): McpServer {
  const words = lexicon.words(lookupLocale(c.req.header("Accept-Language")) ?? lastResort);
  const server = new McpServer(
    {
      name: "shuangyu",
      title: words("site.name"),
      version: c.env.VERSION.id || "local",
      websiteUrl: c.env.ORIGIN,
    },
    { instructions: words("mcp.instructions", { updated: "updatedAt", freshness: "freshness" }) },
  );
  const desk: Desk = { server, words, lexicon, ask, origin: c.env.ORIGIN, c };
  registerSearch(desk);
  registerGetArticle(desk);
  registerGetEnterprise(desk);
  registerListChanges(desk);
  return server;
}

/** One message at a time, and none that would stay open: nothing here changes while somebody listens. */
function refusalOf(body: Uint8Array): Response | undefined {
  const message = messageIn(body);
  if (Array.isArray(message)) return rpcError(null, -32_600, "one message at a time");
  const { method, id = null } = Object(message) as { method?: unknown; id?: unknown };
  if (method !== "subscriptions/listen") return undefined;
  return rpcError(id, -32_601, "Method not found");
}

function messageIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

const rpcError = (id: unknown, code: number, message: string): Response =>
  Response.json({ jsonrpc: "2.0", id, error: { code, message } }, { status: 400 });
