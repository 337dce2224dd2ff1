/** The client as an app has it, asking a Worker in this very process. */
import { createClient } from "../../src/client/index.ts";
import type { Lang } from "../../src/client/index.ts";
import type { TransportOptions } from "../../src/client/transport.ts";
import { origin, visitor } from "./reader.ts";
import type { Visitor } from "./reader.ts";

export interface Asked {
  readonly path: string;
  readonly status: number;
}

/** @param asked what was asked, in its order */
export function clientOf<const L extends Lang>(
  lang: L,
  { asked = [], of = visitor(), ...options }: TransportOptions & { asked?: Asked[]; of?: Visitor } = {},
) {
  return createClient({
    ...{ baseUrl: `${origin}/`, lang },
    fetch: async (url, { headers, signal }) => {
      signal?.throwIfAborted();
      const path = url.slice(origin.length);
      const response = await of.get(path, headers as Record<string, string>);
      asked.push({ path, status: response.status });
      return response;
    },
    ...options,
  });
}
