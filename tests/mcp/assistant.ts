/** An assistant: the protocol's own client, talking to one isolate of the Worker. */
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { origin, visitor } from "../support/reader.ts";
import type { Clock, Visitor } from "../support/reader.ts";

/** The protocol as it was with a handshake, and as it is without. */
export const eras = ["legacy", "auto"] as const;
export type Era = (typeof eras)[number];

export interface Assistant {
  readonly client: Client;
  readonly call: (name: string, given: Record<string, unknown>) => Promise<Told>;
}

export interface Told {
  readonly isError: boolean;
  readonly data: Record<string, unknown>;
  readonly text: string;
}

export async function assistant(
  clock: Clock,
  era: Era,
  headers: Record<string, string> = {},
  guest: Visitor = visitor(clock),
): Promise<Assistant> {
  const transport = new StreamableHTTPClientTransport(new URL(`${origin}/mcp`), {
    fetch: async (url, init) => {
      const given = Object.fromEntries(new Headers(init?.headers));
      const path = String(url).slice(origin.length);
      return guest.send(init?.method ?? "GET", path, { ...given, ...headers }, init?.body ?? undefined);
    },
  });
  const client = new Client({ name: "test", version: "1" }, { versionNegotiation: { mode: era } });
  await client.connect(transport);
  return {
    client,
    call: async (name, given) => {
      const result = await client.callTool({ name, arguments: given });
      const [content] = result.content;
      const text = content?.type === "text" ? content.text : "";
      return { isError: result.isError ?? false, data: JSON.parse(text) as Record<string, unknown>, text };
    },
  };
}
