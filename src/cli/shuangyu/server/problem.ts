import { exits } from "../exits.ts";
import { Failure, Refusal } from "../failure.ts";
import { readBody } from "./body.ts";

/** What the server says no with; where it is no problem of ours (RFC 9457), somebody else answered. */
export async function refusalOf(response: Response, origin: string): Promise<Failure | Refusal> {
  const body = new TextDecoder().decode(await readBody(response, origin));
  const problem = problemIn(body);
  if (problem !== undefined) return new Refusal(response.status, problem);
  return new Failure("server.status", { origin, status: response.status }, exits.unreachable);
}

function problemIn(body: string): Record<string, unknown> | undefined {
  try {
    const found: unknown = JSON.parse(body);
    return typeof found === "object" && found !== null && "detail" in found ? { ...found } : undefined;
  } catch {
    return undefined;
  }
}
