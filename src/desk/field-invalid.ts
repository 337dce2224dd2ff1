/** Says in one way what is wrong with a field, whatever zod would have said. */
import * as z from "zod";
import { DomainError } from "../errors.ts";

/** What a schema does not say itself (`{ error: "1–366" }`): which values, kinds of value or fields it takes. */
export function whatIsAllowed(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.expected;
    case "invalid_value":
      return issue.values.map(String).join(", ");
    case "too_small":
      return `≥ ${issue.minimum}`;
    case "too_big":
      return `≤ ${issue.maximum}`;
    case "invalid_format":
      return issue.pattern ?? issue.format;
    case "not_multiple_of":
      return `${issue.divisor} × n`;
    case "invalid_union":
      return [...new Set(issue.errors.flat().map(({ message }) => message))].join(", ");
    case "unrecognized_keys":
      return issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape).join(", ") : "";
    case "invalid_key":
    case "invalid_element":
    case "custom":
      return "–";
  }
}

/** The first thing that is wrong, with what was sent in its place. */
export function fieldInvalid(issues: readonly z.core.$ZodIssue[], sent: unknown): DomainError {
  const [issue] = issues;
  if (issue === undefined) throw new Error("an invalid body without an issue");
  const allowed = issue.message.split(", ");
  if (issue.code === "unrecognized_keys") {
    const name = nameOf([...issue.path, ...issue.keys.slice(0, 1)]);
    return new DomainError("unknown_parameter", { name, known: allowed });
  }
  const value = issue.path.reduce<unknown>(within, sent);
  return new DomainError("field_invalid", { field: nameOf(issue.path), value: shown(value), allowed });
}

const nameOf = (path: readonly PropertyKey[]): string => path.map(String).join(".").slice(0, 80) || "{}";

function within(value: unknown, name: PropertyKey): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function shown(value: unknown): string {
  return (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).slice(0, 80);
}
