/** What of the record is asked for: as an address says it, and as it is read. */
import * as z from "zod";
import type { Actor } from "../access/actor.ts";
import type { RecordFilter } from "../access/read-record.ts";
import { doors } from "../access/tables.ts";
import type { Door } from "../access/tables.ts";
import { DomainError } from "../errors.ts";
import { nextDay, startOfDay, zoneOf } from "./zone.ts";

export interface RecordFields {
  readonly subject: string;
  readonly actor: string;
  readonly action: string;
  readonly door: string;
  /** `2026-11-24`: days in the zone of whoever asks, both of them included. */
  readonly from: string;
  readonly to: string;
}

export const filterNames = ["subject", "actor", "action", "door", "from", "to"] as const;

/** For `parametersOf`; what they mean is decided in `filterOf`. */
export const filterShape = {
  subject: z.string().optional(),
  actor: z.string().optional(),
  action: z.string().optional(),
  door: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
};

export function recordFieldsIn(
  query: Readonly<Partial<Record<(typeof filterNames)[number], string | undefined>>>,
): RecordFields {
  const field = (name: (typeof filterNames)[number]) => query[name]?.trim() ?? "";
  return {
    subject: field("subject"),
    actor: field("actor"),
    action: field("action"),
    door: field("door"),
    from: field("from"),
    to: field("to"),
  };
}

/** The address of the same filter; what is not asked for is not in it. */
export function queryOf(fields: RecordFields, more: Readonly<Record<string, string>> = {}): string {
  const given = filterNames.flatMap((name) => (fields[name] === "" ? [] : [[name, fields[name]]]));
  return new URLSearchParams([...given, ...Object.entries(more)]).toString();
}

/** @throws `invalid_parameter` for a door or a day that is none */
export function filterOf(fields: RecordFields, actor: Actor): RecordFilter {
  const zone = zoneOf(actor);
  const { subject, action } = fields;
  return {
    subject: subject || undefined,
    actor: fields.actor || undefined,
    action: action || undefined,
    door: fields.door === "" ? undefined : doorOf(fields.door),
    from: fields.from === "" ? undefined : dayOf(zone, "from", fields.from),
    to: fields.to === "" ? undefined : dayOf(zone, "to", fields.to, nextDay(fields.to)),
  };
}

function doorOf(text: string): Door {
  const door = doors.find((known) => known === text);
  if (door === undefined) throw invalid("door", text, doors);
  return door;
}

/** The first instant of that day, or of the one after it. */
function dayOf(zone: string, name: "from" | "to", text: string, day: string | undefined = text): number {
  const isDay = startOfDay(zone, text) !== undefined;
  const instant = isDay ? startOfDay(zone, day) : undefined;
  if (instant === undefined) throw invalid(name, text, ["2026-11-24"]);
  return instant;
}

const invalid = (name: string, value: string, allowed: readonly string[]): DomainError =>
  new DomainError("invalid_parameter", { name, value: value.slice(0, 80), allowed });
