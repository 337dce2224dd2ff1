import type { AppContext } from "../app-env.ts";
import { bytesOf } from "../body.ts";
import { formatIds } from "../catalogues/file-format.ts";
import { sizeLimit } from "../catalogues/formats/encoding/limits.ts";
import type { LegacyEncoding } from "../catalogues/formats/encoding/legacy.ts";
import type { NewUpload } from "../catalogues/upload.ts";
import { DomainError } from "../errors.ts";

export type UploadInput = Omit<NewUpload, "locale" | "namespace">;

/** What a form adds to a file: its other fields and the marks between them. */
const formOverhead = 64 * 1024;

/**
 * The uploaded file, as the body itself with the rest in the query, or as a
 * form (RFC 7578) with a part called `file`.
 * @throws file_required, file_too_large, format_unknown, field_invalid
 */
export async function uploadInput(c: AppContext): Promise<UploadInput> {
  const type = c.req.header("Content-Type") ?? "";
  return /^multipart\/form-data\b/i.test(type) ? fromForm(c) : fromBody(c);
}

async function fromBody(c: AppContext): Promise<UploadInput> {
  const bytes = await fileBytes(c.req.raw, sizeLimit);
  if (bytes.length === 0) throw new DomainError("file_required");
  const { name = "", ...fields } = c.req.query();
  const unknown = Object.keys(fields).find((field) => !known.includes(field));
  if (unknown !== undefined)
    throw new DomainError("unknown_parameter", { name: unknown.slice(0, 80), known });
  return { bytes, fileName: name, ...described(new Map(Object.entries(fields))) };
}

const known = ["name", "format", "base", "baseHash", "encoding", "note", "lang"];

async function fromForm(c: AppContext): Promise<UploadInput> {
  const bytes = await fileBytes(c.req.raw, sizeLimit + formOverhead);
  const form = await formOf(bytes, c.req.header("Content-Type") ?? "");
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) throw new DomainError("file_required");
  const fields = new Map(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])),
  );
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    fileName: file.name,
    ...described(fields),
  };
}

async function formOf(bytes: Uint8Array, type: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { "Content-Type": type } }).formData();
  } catch {
    throw new DomainError("file_required");
  }
}

async function fileBytes(request: Request, limit: number): Promise<Uint8Array> {
  try {
    return await bytesOf(request, limit);
  } catch (error) {
    if (error instanceof DomainError && error.code === "request_too_large")
      throw new DomainError("file_too_large", { limit: sizeLimit });
    throw error;
  }
}

/** An empty field is none, as a form sends it. */
function described(fields: ReadonlyMap<string, string>) {
  const field = (name: string) => fields.get(name)?.trim() || undefined;
  return {
    format: formatIn(field("format")),
    encoding: encodingIn(field("encoding")),
    base: baseIn(field("base")),
    baseHash: field("baseHash"),
    note: field("note"),
  };
}

function formatIn(format: string | undefined): string | undefined {
  if (format === undefined || (formatIds as readonly string[]).includes(format)) return format;
  throw new DomainError("format_unknown", { formats: formatIds });
}

const legacy: readonly LegacyEncoding[] = ["gb18030", "big5"];

function encodingIn(encoding: string | undefined): LegacyEncoding | undefined {
  if (encoding === undefined) return undefined;
  const found = legacy.find((each) => each === encoding.toLowerCase());
  if (found !== undefined) return found;
  throw new DomainError("field_invalid", {
    field: "encoding",
    value: encoding.slice(0, 80),
    allowed: legacy,
  });
}

function baseIn(base: string | undefined): number | "head" | undefined {
  if (base === undefined || base === "head") return base;
  if (/^\d{1,9}$/.test(base)) return Number(base);
  const allowed = ["0", "1", "2", "…", "head"];
  throw new DomainError("field_invalid", { field: "base", value: base.slice(0, 80), allowed });
}
