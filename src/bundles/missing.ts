/** What an i18next client posts for the keys that it missed, in each of the ways that its backends have. */
import { bytesOf } from "../body.ts";
import { parseJson } from "../catalogues/formats/json/parse.ts";
import type { JsonContainer, JsonNode } from "../catalogues/formats/json/parse.ts";
import { Unreadable } from "../catalogues/document.ts";
import { DomainError } from "../errors.ts";

const mostBytes = 32 * 1024;

export type MissedKeys = readonly (readonly [key: string, fallback: string])[];

/** @throws request_too_large, json_malformed */
export async function readMissed(request: Request): Promise<MissedKeys> {
  const text = new TextDecoder().decode(await bytesOf(request, mostBytes));
  // A browser without fetch sends a form; the media type is not always said.
  if (!/^\s*[[{]/.test(text)) return [...new URLSearchParams(text)];
  const root = parse(text);
  const objects = root.kind === "array" ? root.children.map(({ node }) => node) : [root];
  return objects.filter((node): node is JsonContainer => node.kind === "object").flatMap(keysIn);
}

function keysIn({ children }: JsonContainer): MissedKeys {
  return children.flatMap(({ name, node }) => (node.kind === "string" ? [[name, node.value]] : []));
}

function parse(text: string): JsonNode {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { line = 1, column = 1 } = error.place ?? {};
    throw new DomainError("json_malformed", { format: "JSON", line, column });
  }
}
