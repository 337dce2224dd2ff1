import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import * as z from "zod";
import { checkSettings, glossary } from "../config/schema.ts";
import { Failure } from "../failure.ts";
import { safePath } from "./safe-path.ts";
import { writeWhole } from "./write.ts";

const entry = z.object({
  origin: z.string(),
  namespace: z.string(),
  locale: z.string(),
  format: z.string(),
  /** The version that the file was made from. */
  base: z.int().min(0),
  baseHash: z.string(),
  /** SHA-256 of the file as the server has it; null while it holds something that the server has not. */
  content: z.string().nullable(),
});

const namespace = z.object({ checks: checkSettings, glossary });

const schema = z.object({
  version: z.literal(1),
  /** How the server checks each namespace, for checking without it. */
  namespaces: z.record(z.string(), namespace).default({}),
  files: z.record(z.string(), entry).default({}),
});

export type FileState = z.infer<typeof entry>;
export type NamespaceState = z.infer<typeof namespace>;
export type State = z.infer<typeof schema>;

const name = ".shuangyu/state.json";

/** What is remembered of each file between two commands. */
export function readState(root: string): State {
  const text = readText(safePath(root, name));
  if (text === undefined) return { version: 1, namespaces: {}, files: {} };
  const parsed = schema.safeParse(jsonIn(text));
  if (!parsed.success) throw new Failure("state.broken", { file: name, command: "shuangyu pull" });
  return parsed.data;
}

export function findFileState(state: State, path: string, origin: string): FileState | undefined {
  const found = Object.hasOwn(state.files, path) ? state.files[path] : undefined;
  return found?.origin === origin ? found : undefined;
}

/** Reads it again first: two commands may be at work in one repo. */
export function rememberFile(root: string, path: string, file: FileState): void {
  const state = readState(root);
  writeState(root, { ...state, files: { ...state.files, [path]: file } });
}

export function rememberNamespace(root: string, namespace: string, settings: NamespaceState): void {
  const state = readState(root);
  writeState(root, { ...state, namespaces: { ...state.namespaces, [namespace]: settings } });
}

function writeState(root: string, { version, namespaces, files }: State): void {
  const sorted = { version, namespaces: inOrder(namespaces), files: inOrder(files) };
  writeWhole(safePath(root, name), `${JSON.stringify(sorted, null, 2)}\n`);
}

/** The same whoever wrote it, so that a repo that keeps it sees few differences. */
function inOrder<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

export function contentHash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
