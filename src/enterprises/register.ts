import { eq } from "drizzle-orm";
import { appendChange } from "../changes/append.ts";
import { commit } from "../changes/commit.ts";
import { insertRows } from "../changes/insert-rows.ts";
import type { Database } from "../database.ts";
import { enterpriseTag, enterprisesTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { isId, isSlug, newId } from "../identity.ts";
import { canonicalLocale } from "../locales.ts";
import type { Localised } from "../locales.ts";
import { relist } from "./listings.ts";
import { chooseDisplay } from "./names.ts";
import type { NewName } from "./names.ts";
import { enterprises, identifiers, names } from "./tables.ts";
import type { DisplayName, NameSource } from "./tables.ts";
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
  const given = input.names.map(asEntered);
  const display = chooseDisplay(given);
  checkEnterprise(id, input, display);
  if (input.parentId !== undefined) await expectParent(db, input.parentId);
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
      ...insertRows(db, names, nameRows(id, given)),
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
    { "enterprises.": "slug_taken", "identifiers.kind": "identifier_taken" },
  );
  return id;
}

/** A name as it is kept: without space around it, our languages under their own tags. */
export function asEntered(name: NewName): NewName {
  const value = name.value.trim();
  if (value === "") throw new DomainError("name_required");
  return { ...name, value, tag: canonicalLocale(name.tag) ?? name.tag };
}

export function nameRows(enterpriseId: string, added: readonly NewName[]) {
  return added.map((name) => ({ id: newId(), enterpriseId, ...name }));
}

function checkEnterprise(
  id: string,
  { slug, identifiers: codes }: NewEnterprise,
  display: Localised<DisplayName>,
): void {
  if (!isId(id) || !isSlug(slug)) throw new DomainError("slug_invalid", { slug });
  expectDisplay(display);
  const wrong = codes?.find((code) => code.kind === "uscc" && !isUscc(code.value));
  if (wrong) throw new DomainError("identifier_invalid", { value: wrong.value });
}

/** An organisation without any name in use could not be shown. */
export function expectDisplay(display: Localised<DisplayName>): void {
  if (Object.keys(display).length === 0) throw new DomainError("name_required");
}

async function expectParent(db: Database, parentId: string): Promise<void> {
  const [parent] = await db
    .select({ id: enterprises.id })
    .from(enterprises)
    .where(eq(enterprises.id, parentId));
  if (parent === undefined) throw new DomainError("enterprise_not_found", { id: parentId });
}
