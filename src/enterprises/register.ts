import { appendChange } from "../changes/append.ts";
import { commit } from "../changes/commit.ts";
import { insertRows } from "../changes/insert-rows.ts";
import type { Database } from "../database.ts";
import { enterpriseTag, enterprisesTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { isId, isSlug, newId } from "../identity.ts";
import { relist } from "./listings.ts";
import { chooseDisplay } from "./names.ts";
import type { NewName } from "./names.ts";
import { enterprises, identifiers, names } from "./tables.ts";
import type { NameSource } from "./tables.ts";
import { isUscc } from "./uscc.ts";

export interface NewEnterprise {
  id?: string;
  slug: string;
  /** An authority stands in the register but in no list of enterprises. */
  category?: "enterprise" | "authority";
  parentId?: string;
  names: readonly NewName[];
  identifiers?: readonly { kind: "uscc"; value: string; source: NameSource; verified: boolean }[];
}

/** Enters an organisation with its names and identifiers; returns its id. */
export async function registerEnterprise(
  db: Database,
  actor: string,
  input: NewEnterprise,
  now: number,
): Promise<string> {
  const id = input.id ?? newId();
  const category = input.category ?? "enterprise";
  checkEnterprise(id, input);
  const display = chooseDisplay(input.names);
  const { slug, parentId } = input;
  await commit(
    db,
    [
      ...insertRows(db, enterprises, [
        {
          id,
          slug,
          category,
          parentId,
          version: 1,
          registeredAt: now,
          updatedAt: now,
          display,
          standings: [],
        },
      ]),
      ...insertRows(db, names, nameRows(id, input.names)),
      ...insertRows(
        db,
        identifiers,
        (input.identifiers ?? []).map((identifier) => ({ enterpriseId: id, ...identifier })),
      ),
      ...relist(db, { id, category, display }, []),
      ...appendChange(
        db,
        actor,
        {
          kind: "enterprise.registered",
          subjectId: id,
          tags: [enterpriseTag(id), enterprisesTag],
          mode: "purge",
        },
        now,
      ),
    ],
    { "enterprises.slug": "slug_taken", "identifiers.kind": "identifier_taken" },
  );
  return id;
}

export function nameRows(enterpriseId: string, added: readonly NewName[]) {
  return added.map((name) => ({ id: newId(), enterpriseId, ...name, value: name.value.trim() }));
}

function checkEnterprise(id: string, { slug, names: given, identifiers: codes }: NewEnterprise): void {
  if (!isId(id) || !isSlug(slug)) throw new DomainError("slug_invalid", { slug });
  checkNames(given);
  if (Object.keys(chooseDisplay(given)).length === 0) throw new DomainError("name_required");
  const wrong = codes?.find((code) => code.kind === "uscc" && !isUscc(code.value));
  if (wrong) throw new DomainError("identifier_invalid", { value: wrong.value });
}

export function checkNames(given: readonly NewName[]): void {
  if (given.some((name) => name.value.trim() === "")) throw new DomainError("name_required");
}
