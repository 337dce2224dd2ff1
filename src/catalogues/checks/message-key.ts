import type { Finding } from "../finding.ts";

/** The sentence for a finding in `locales/<tag>/checks.json`; its name stands there under `title.<id>`. */
export function messageKeyOf({ check, params }: Pick<Finding, "check" | "params">): string {
  const { case: name } = params;
  return name === undefined ? check : `${check}.${name}`;
}
