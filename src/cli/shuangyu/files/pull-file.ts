import type { Message } from "../../../catalogues/document.ts";
import type { Conflict } from "../../../catalogues/merge.ts";
import type { Config } from "../config/config.ts";
import { exits } from "../exits.ts";
import { Failure, Refusal } from "../failure.ts";
import { exportCatalogue, type Exported } from "../server/export.ts";
import type { Server } from "../server/server.ts";
import { backUp } from "./backup.ts";
import { findBytes, findReadable, type ReadFile, type Reading } from "./local.ts";
import { mergeIntoLocal, printMerge, type LocalMerge } from "./merge-local.ts";
import { rulesFor } from "./settings.ts";
import { contentHash, findFileState, readState, rememberFile, type FileState } from "./state.ts";
import type { Target } from "./targets.ts";
import { writeWhole } from "./write.ts";

export interface Pulled {
  readonly path: string;
  readonly version: number;
  readonly outcome: "created" | "updated" | "unchanged" | "merged" | "overwritten" | "unmergeable";
  /** Here and on the server the key was changed, and not to the same; the file keeps its own words. */
  readonly conflicts: readonly Conflict[];
  readonly losses: string | undefined;
  readonly backup?: string;
}

export interface PullOptions {
  readonly config: Config;
  readonly server: Server;
  readonly version: string;
  readonly force: boolean;
  readonly now: Date;
  /** How much of the file has come, from 0 to 1. */
  readonly tellShare: (share: number) => void;
}

/** Brings the file to the server's version; what has been edited here and not been pushed stays in it. */
export async function pullFile(target: Target, options: PullOptions): Promise<Pulled> {
  const { config, server, force, version, tellShare } = options;
  const exported = await exportCatalogue(server, target, config.format, version, tellShare);
  const bytes = findBytes(target.absolute);
  const known = findFileState(readState(config.root), target.path, server.origin);
  const about = { path: target.path, version: exported.version, losses: exported.losses, conflicts: [] };
  const hash = bytes && contentHash(bytes);
  if (hash === contentHash(exported.bytes)) {
    remember(target, exported, options, hash);
    return { ...about, outcome: "unchanged" };
  }
  if (bytes !== undefined && hash !== known?.content && !force)
    return { ...about, ...(await mergeFile(target, bytes, exported, known, options)) };
  const isEdited = bytes !== undefined && hash !== known?.content;
  const backup = isEdited ? { backup: backUp(config.root, target, options.now) } : {};
  writeWhole(target.absolute, exported.bytes);
  remember(target, exported, options, contentHash(exported.bytes));
  return {
    ...about,
    ...backup,
    outcome: bytes === undefined ? "created" : isEdited ? "overwritten" : "updated",
  };
}

function remember(
  { path, locale, namespace }: Target,
  { version, hash }: Pick<Exported, "version" | "hash">,
  { config, server }: PullOptions,
  content: string | null,
): void {
  const { format } = config;
  const state = { origin: server.origin, namespace, locale, format, base: version, baseHash: hash, content };
  rememberFile(config.root, path, state);
}

type Merged = Pick<Pulled, "outcome" | "conflicts" | "backup">;

async function mergeFile(
  target: Target,
  bytes: Uint8Array,
  exported: Exported,
  known: FileState | undefined,
  options: PullOptions,
): Promise<Merged> {
  const { settings } = rulesFor(options.config, readState(options.config.root), target.namespace);
  const reading = { format: options.config.format, separator: settings.keySeparator };
  const local = findReadable(bytes, reading);
  const theirs = findReadable(exported.bytes, reading);
  if (local === undefined) return { outcome: "unmergeable", conflicts: [] };
  if (theirs === undefined)
    throw new Failure("server.strange", { origin: options.server.origin }, exits.unreachable);
  const base = await baseMessages(target, known, reading, options);
  const merge = mergeIntoLocal(base, theirs.document.messages, local.document);
  const written = writeMerge(target, bytes, local, merge, reading, options);
  // While a conflict is open, or what others did is not in it, the file is made from the version
  // before: the next push has to settle it, and would otherwise take back what others did.
  if (written.outcome === "merged" && merge.conflicts.length === 0) remember(target, exported, options, null);
  return { ...written, conflicts: merge.conflicts };
}

/** None where it is not known what the file was made from: every difference is then somebody's edit. */
async function baseMessages(
  target: Target,
  known: FileState | undefined,
  reading: Reading,
  { server }: PullOptions,
): Promise<readonly Message[]> {
  if (known === undefined) return [];
  try {
    const { bytes } = await exportCatalogue(server, target, reading.format, known.base);
    return findReadable(bytes, reading)?.document.messages ?? [];
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return [];
    throw error;
  }
}

function writeMerge(
  target: Target,
  bytes: Uint8Array,
  local: ReadFile,
  merge: LocalMerge,
  { separator }: Reading,
  { config, now }: PullOptions,
): Omit<Merged, "conflicts"> {
  const printed = printMerge(local, merge, separator);
  if (printed === undefined) return { outcome: "unmergeable" };
  if (contentHash(printed) === contentHash(bytes)) return { outcome: "merged" };
  const backup = backUp(config.root, target, now);
  writeWhole(target.absolute, printed);
  return { outcome: "merged", backup };
}
