import type * as z from "zod";
import type { AppContext } from "../app-env.ts";
import { bytesOf } from "../body.ts";
import { Unreadable } from "../catalogues/document.ts";
import type { Place } from "../catalogues/document.ts";
import { placesIn } from "../catalogues/formats/encoding/place.ts";
import { parseJson } from "../catalogues/formats/json/parse.ts";
import type { JsonNode } from "../catalogues/formats/json/parse.ts";
import { DomainError } from "../errors.ts";
import { fieldInvalid, whatIsAllowed } from "./field-invalid.ts";

const limit = 1024 * 1024;

/**
 * The body, checked once, with each name once in an object. Use `z.strictObject`: a field that nobody knows is
 * a mistake, and never passed on.
 * @throws `json_malformed`, `field_invalid` or `unknown_parameter` for the first field that is wrong, `request_too_large`
 */
export async function jsonBody<S extends z.ZodType>(c: AppContext, schema: S): Promise<z.output<S>> {
  const value = valueOf(await bytesOf(c.req.raw, limit));
  const result = schema.safeParse(value, { error: whatIsAllowed });
  if (!result.success) throw fieldInvalid(result.error.issues, value);
  return result.data;
}

function valueOf(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  const notUtf8 = text.indexOf("\uFFFD");
  if (notUtf8 >= 0 && !isUtf8(bytes)) throw malformed(placesIn(text)(notUtf8));
  try {
    const second = secondOfAName(parseJson(text));
    if (second !== undefined) throw malformed(placesIn(text)(second));
  } catch (error) {
    throw error instanceof Unreadable ? malformed(error.place) : error;
  }
  return JSON.parse(text);
}

/** Where a name stands that its object has already: whoever checks might read the one, and whoever acts the other. */
function secondOfAName(node: JsonNode): number | undefined {
  if (node.kind !== "object" && node.kind !== "array") return undefined;
  const names = new Set<string>();
  for (const { at, name, node: child } of node.children) {
    if (node.kind === "object" && names.has(name)) return at;
    names.add(name);
    const inside = secondOfAName(child);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function malformed({ line, column }: Place = { line: 1, column: 1 }): DomainError {
  return new DomainError("json_malformed", { format: "JSON", line, column });
}
