/** Where the register's smaller pages stand: what is done to one thing, each on a page of its own. */
import { deskPaths } from "../view.ts";

const { enterprise, scheme, batch, certification } = deskPaths;

export const registerPaths = {
  names: (id: string) => `${enterprise(id)}/names`,
  name: (id: string, nameId: string) => `${enterprise(id)}/names/${nameId}`,
  nameMark: (id: string, nameId: string) => `${enterprise(id)}/names/${nameId}/mistake`,
  address: (id: string) => `${enterprise(id)}/address`,
  code: (id: string) => `${enterprise(id)}/uscc`,
  codeRemoval: (id: string) => `${enterprise(id)}/uscc/removal`,
  parent: (id: string) => `${enterprise(id)}/parent`,
  merge: (id: string) => `${enterprise(id)}/merge`,
  certifications: (id: string) => `${enterprise(id)}/certifications`,
  batches: (schemeId: string) => `${scheme(schemeId)}/batches`,
  batchEntry: (batchId: string) => `${batch(batchId)}/entry`,
  events: (id: string) => `${certification(id)}/events`,
  mark: (id: string) => `${certification(id)}/mistake`,
} as const;
