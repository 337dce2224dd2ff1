import { cataloguePath } from "./catalogue-path.ts";
import type { Server } from "./server.ts";
import { catalogueStatus, type CatalogueStatus } from "./shapes.ts";

interface Catalogue {
  readonly tag: string;
  readonly namespace: string;
}

/** Makes the version public; an older one is an undo. */
export async function publishVersion(
  server: Server,
  catalogue: Catalogue,
  version: number,
  ifMatch?: string,
): Promise<CatalogueStatus> {
  const sent = { json: { version }, ...(ifMatch !== undefined && { ifMatch }) };
  return (await server.send("PUT", cataloguePath(catalogue, "/publication"), catalogueStatus, sent)).value;
}
