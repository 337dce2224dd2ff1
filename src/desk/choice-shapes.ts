/** What the desk takes in bodies about proposals and catalogues. */
import * as z from "zod";

const side = z.enum(["mine", "theirs"]);
const some = z.union([z.literal(true), z.array(z.string().max(1000)).max(20_000)]);

export const application = z.strictObject({
  conflicts: z.strictObject({ all: side.optional(), keys: z.record(z.string(), side).optional() }).optional(),
  remove: some.optional(),
  leave: some.optional(),
  fixes: z
    .strictObject({
      safe: z.literal(true).optional(),
      checks: z.array(z.string()).max(200).optional(),
      findings: z.array(z.string()).max(20_000).optional(),
    })
    .optional(),
  accept: some.optional(),
  confirm: some.optional(),
  note: z.string().max(500).optional(),
});

export const encodingAnswer = z.strictObject({ encoding: z.string().max(40) });

const number = z.int().min(0);

export const publication = z.strictObject({ version: number });
export const restoration = z.strictObject({ restore: number, note: z.string().max(500).optional() });
