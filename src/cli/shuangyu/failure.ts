import { exits, type Exit } from "./exits.ts";
import type { CliKey, CliParams } from "./words.ts";

/** Ends the command, with a sentence of `locales/<tag>/cli.json`. */
export class Failure extends Error {
  readonly key: CliKey;
  readonly params: CliParams;
  readonly exit: Exit;

  constructor(key: CliKey, params: CliParams = {}, exit: Exit = exits.usage) {
    super(key);
    this.name = "Failure";
    this.key = key;
    this.params = params;
    this.exit = exit;
  }
}

/** The server's own no (RFC 9457), in the caller's language already. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** The problem as it came. */
  readonly problem: Readonly<Record<string, unknown>>;

  constructor(status: number, problem: Readonly<Record<string, unknown>>) {
    super(String(problem["code"] ?? status));
    this.name = "Refusal";
    this.status = status;
    this.code = String(problem["code"] ?? "");
    this.detail = String(problem["detail"] ?? problem["title"] ?? status);
    this.problem = problem;
  }

  get exit(): Exit {
    if (this.status === 401 || this.status === 403) return exits.refused;
    if (this.status === 412 || this.code === "conflicts_unsettled") return exits.undecided;
    if (this.status === 429 || this.status >= 500) return exits.unreachable;
    return this.status === 422 ? exits.blocked : exits.usage;
  }
}
