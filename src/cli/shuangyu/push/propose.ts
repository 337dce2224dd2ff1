import { basename } from "node:path";
import type { Context } from "../command.ts";
import type { Config } from "../config/config.ts";
import { encodingIn } from "../files/local.ts";
import type { FileState } from "../files/state.ts";
import type { Target } from "../files/targets.ts";
import { cataloguePath, withQuery } from "../server/catalogue-path.ts";
import type { Server } from "../server/server.ts";
import { nothing, proposal, type Proposal } from "../server/shapes.ts";
import { applicationOf, type Wishes } from "./wishes.ts";

export interface Push {
  readonly context: Context;
  readonly config: Config;
  readonly server: Server;
  readonly wishes: Wishes;
}

export interface Proposed {
  readonly proposal: Proposal;
  /** It was not there before: it is ours to take away again. */
  readonly isOurs: boolean;
}

/** Uploads the file, and says what it was made from where we know it. */
export async function propose(
  { context, config, server, wishes }: Push,
  target: Target,
  bytes: Uint8Array,
  known: FileState | undefined,
): Promise<Proposed> {
  const path = withQuery(cataloguePath(target, "/uploads"), {
    name: basename(target.path),
    format: config.format,
    base: known?.base,
    baseHash: known?.baseHash || undefined,
    encoding: encodingIn(context.given),
    note: wishes.note,
  });
  const { status, value } = await server.send("POST", path, proposal, { bytes });
  return { proposal: value, isOurs: status === 201 };
}

export async function answerEncoding({ server }: Push, target: Target, asked: Proposal): Promise<Proposal> {
  const json = { encoding: asked.question?.encoding };
  return (await server.send("PUT", uploadPath(target, asked, "/encoding"), proposal, { json })).value;
}

/** The proposal as it would be with what the options decide; it writes nothing. */
export async function preview({ server, wishes }: Push, target: Target, made: Proposal): Promise<Proposal> {
  const json = applicationOf({ ...wishes, note: undefined });
  if (Object.keys(json).length === 0) return made;
  return (await server.send("POST", uploadPath(target, made, "/preview"), proposal, { json })).value;
}

export async function discard({ server }: Push, target: Target, made: Proposal): Promise<void> {
  await server.send("DELETE", uploadPath(target, made), nothing);
}

export function uploadPath(target: Target, { id }: Proposal, below = ""): string {
  return cataloguePath(target, `/uploads/${encodeURIComponent(id)}${below}`);
}
