import { DomainError } from "../errors.ts";

/** The database did not answer, or not in time. The cause is for the log, never for the client. */
export class Unavailable extends Error {
  constructor(cause: unknown) {
    super("unavailable", { cause });
    this.name = "Unavailable";
  }
}

const patience = 5000;

/** A read that fails or takes longer than five seconds is an outage, not an answer; one that is refused is neither. */
export async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw error instanceof DomainError ? error : new Unavailable(error);
  } finally {
    clearTimeout(timer);
  }
}
