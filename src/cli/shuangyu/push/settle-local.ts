import { contentHash, readState, rememberFile } from "../files/state.ts";
import { backUp } from "../files/backup.ts";
import { findBytes, findReadable, encodingIn, type Reading, type ReadFile } from "../files/local.ts";
import { guessLegacy } from "../../../catalogues/formats/encoding/legacy.ts";
import { isMerged, mergeIntoLocal, printMerge } from "../files/merge-local.ts";
import { rulesFor } from "../files/settings.ts";
import type { Target } from "../files/targets.ts";
import { writeWhole } from "../files/write.ts";
import { exportCatalogue, type Exported } from "../server/export.ts";
import type { Proposal } from "../server/shapes.ts";
import type { Push } from "./propose.ts";

/**
 * After a push the file says what the draft says: what others added,
 * what was decided for them, what was mended. Keys that were taken away here
 * and not there stay away, and the file counts as edited.
 */
export async function settleLocal(
  push: Push,
  target: Target,
  bytes: Uint8Array,
  made: Proposal,
  version: number,
): Promise<void> {
  const { config, server } = push;
  const exported = await exportCatalogue(server, target, config.format, version);
  const away = keptAway(made, push);
  const settled = contentAfter(push, target, bytes, exported, away);
  // Made from the version before it stays: else the next push would take back what others did.
  if (settled === undefined) return;
  rememberFile(config.root, target.path, {
    origin: server.origin,
    namespace: target.namespace,
    locale: target.locale,
    format: config.format,
    base: exported.version,
    baseHash: exported.hash,
    content: away.size > 0 ? null : settled,
  });
}

/** Keys that the file has not and the version has. */
function keptAway({ changes, conflicts }: Proposal, { wishes }: Push): ReadonlySet<string> {
  if (wishes.remove) return new Set();
  const removed = changes.filter(({ kind }) => kind === "removed");
  const overruled = wishes.conflicts === "mine" ? conflicts.filter(({ yours }) => yours === undefined) : [];
  return new Set([...removed, ...overruled].map(({ key }) => key));
}

/** The hash of the file as it then stands; undefined where it could not follow. */
function contentAfter(
  { config, context }: Push,
  target: Target,
  bytes: Uint8Array,
  exported: Exported,
  away: ReadonlySet<string>,
): string | undefined {
  const pushed = contentHash(bytes);
  const isAsPushed = contentHash(findBytes(target.absolute) ?? new Uint8Array()) === pushed;
  const { settings } = rulesFor(config, readState(config.root), target.namespace);
  const separator = settings.keySeparator;
  const reading = { format: config.format, separator, accept: encodingIn(context.given) };
  const [local, version] = [readPushed(bytes, reading), findReadable(exported.bytes, reading)];
  if (!isAsPushed || local === undefined || version === undefined) return undefined;
  const theirs = version.document.messages;
  const base = [...local.document.messages, ...theirs.filter(({ key }) => away.has(key))];
  const merge = mergeIntoLocal(base, theirs, local.document);
  const printed = isMerged(merge, local.document) ? bytes : printMerge(local, merge, separator);
  if (printed === undefined || contentHash(printed) === pushed) return printed && pushed;
  backUp(config.root, target, new Date());
  writeWhole(target.absolute, printed);
  return contentHash(printed);
}

/** What was guessed of its encoding was agreed to on the way, or it would not have been pushed. */
function readPushed(bytes: Uint8Array, reading: Reading): ReadFile | undefined {
  return findReadable(bytes, { ...reading, accept: reading.accept ?? guessLegacy(bytes)?.guess });
}
