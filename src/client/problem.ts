import type { Problem, ProblemCode } from "./types.ts";

/** What the newsroom says went wrong (RFC 9457). `code` is for programs, `message` for people, in their language. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  /** `http_502` and the like where the answer was no problem of the newsroom's. */
  readonly code: ProblemCode | (string & {});
  readonly status: number;
  /** With its further members, such as `availableLocales`. */
  readonly problem: Partial<Problem>;

  constructor(status: number, problem: Partial<Problem>) {
    const { code = `http_${status}`, detail, title } = problem;
    super(detail ?? title ?? code);
    this.code = code;
    this.status = status;
    this.problem = problem;
  }

  static async of(response: Response): Promise<ProblemError> {
    const isProblem = response.headers.get("Content-Type")?.startsWith("application/problem+json") === true;
    const problem = isProblem ? ((await response.json()) as Problem) : {};
    return new ProblemError(response.status, problem);
  }
}
