import type { FormatId } from "../../../catalogues/document.ts";
import { exits } from "../exits.ts";
import { Failure } from "../failure.ts";
import type { Target } from "../files/targets.ts";
import { cataloguePath, withQuery } from "./catalogue-path.ts";
import type { Server } from "./server.ts";

export interface Exported {
  readonly bytes: Uint8Array;
  readonly version: number;
  readonly hash: string;
  /** What the format could not carry, as the server counts it: `notes=3, state=12`. */
  readonly losses: string | undefined;
}

/** A version as a file, byte for byte. The base goes into `.shuangyu/state.json` and not into the file, where that can be. */
export async function exportCatalogue(
  server: Server,
  target: Pick<Target, "tag" | "namespace">,
  format: FormatId,
  version: string | number,
  tellShare?: (share: number) => void,
): Promise<Exported> {
  const bare = format === "i18next" || format === "yaml" ? 1 : undefined;
  const path = withQuery(cataloguePath(target, "/export"), { format, version, bare });
  const { bytes, headers } = await server.download(path, tellShare);
  const number = headers.get("Shuangyu-Version") ?? "";
  if (!/^\d{1,15}$/.test(number))
    throw new Failure("server.strange", { origin: server.origin }, exits.unreachable);
  return {
    bytes,
    version: Number(number),
    hash: headers.get("Shuangyu-Hash") ?? "",
    losses: headers.get("Shuangyu-Losses") ?? undefined,
  };
}
