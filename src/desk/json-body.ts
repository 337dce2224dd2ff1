import type * as z from "zod";
import type { AppContext } from "../app-env.ts";
import { bytesOf } from "../body.ts";
import { Unreadable } from "../catalogues/document.ts";
import type { Place } from "../catalogues/document.ts";
import { placesIn } from "../catalogues/formats/encoding/place.ts";
import { parseJson } from "../catalogues/formats/json/parse.ts";
import { DomainError } from "../errors.ts";
import { fieldInvalid, whatIsAllowed } from "./field-invalid.ts";

const limit = 1024 * 1024;

/**
 * The body, checked once. Use `z.strictObject`: a field that nobody knows is
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
    parseJson(text);
  } catch (error) {
    throw error instanceof Unreadable ? malformed(error.place) : error;
  }
  return JSON.parse(text);
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
