import { DomainError } from "../errors.ts";

/** Two codes are two enterprises. @throws `identifiers_differ` */
export function expectOneCode(codes: readonly { enterpriseId: string; value: string }[]): void {
  if (new Set(codes.map(({ enterpriseId }) => enterpriseId)).size > 1)
    throw new DomainError("identifiers_differ", { values: codes.map(({ value }) => value) });
}
