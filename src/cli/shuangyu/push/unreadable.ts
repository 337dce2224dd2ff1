import * as z from "zod";
import type { Context } from "../command.ts";
import type { Refusal } from "../failure.ts";
import { printFinding } from "../output/findings.ts";
import { finding } from "../server/shapes.ts";

const shape = z.object({
  check: z.string(),
  line: z.number().optional(),
  column: z.number().optional(),
  findings: z.array(finding.partial({ id: true, standing: true, title: true })).catch([]),
});

/** Where the file breaks off, as the server says it. */
export function showUnreadable({ terminal }: Context, path: string, { detail, problem }: Refusal): void {
  const { data } = shape.safeParse(problem);
  const [first] = data?.findings ?? [];
  const place = { line: data?.line, column: data?.column };
  if (first !== undefined) printFinding(terminal.line, { path, ...place, ...first });
  else
    printFinding(terminal.line, {
      path,
      ...place,
      severity: "error",
      check: data?.check ?? "unreadable",
      message: detail,
    });
}
