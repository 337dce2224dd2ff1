import { eq } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { appendChange } from "../changes/append.ts";
import { commit } from "../changes/commit.ts";
import { insertRows } from "../changes/insert-rows.ts";
import type { Database } from "../database.ts";
import { enterpriseTag, enterprisesTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { isId, isSlug, newId } from "../identity.ts";
import type { Localised } from "../locales.ts";
import { expectLive } from "./change.ts";
import { expectInOrder } from "./dates.ts";
import { relist } from "./listings.ts";
import { asEntered, chooseDisplay, expectDisplay, folded, inShort } from "./names.ts";
import type { NewName } from "./names.ts";
import { claimSlug } from "./slugs.ts";
import { enterprises, identifiers, names } from "./tables.ts";
import type { Category, DisplayName, NameSource } from "./tables.ts";
import { expectUscc } from "./uscc.ts";

export interface NewEnterprise {
  id?: string;
  slug: string;
  /** An authority stands in the register but in no list of enterprises. */
  category?: Category;
  parentId?: string;
  names: readonly NewName[];
  identifiers?: readonly NewIdentifier[];
}

export interface NewIdentifier {
  kind: "uscc";
  value: string;
  source: NameSource;
  verified: boolean;
}

/** Enters an organisation with its names and identifiers; returns its id. */
export async function registerEnterprise(
  db: Database,
  actor: Actor,
  input: NewEnterprise,
  now: number,
): Promise<string> {
  const id = input.id ?? newId();
  const { slug, parentId, category = "enterprise", identifiers: codes = [] } = input;
  const given = input.names.map(asEntered);
  for (const { validFrom, validTo } of given) expectInOrder(validFrom, validTo);
  const display = chooseDisplay(given);
  checkEnterprise(id, input, display);
  if (parentId !== undefined) await expectParent(db, parentId);
  const enterprise = { id, slug, category, parentId, display, standings: [] };
  const after = { slug, category, parent: parentId ?? null, names: given.map(inShort), identifiers: codes };
  await commit(
    db,
    [
      ...insertRows(db, enterprises, [{ ...enterprise, version: 1, registeredAt: now, updatedAt: now }]),
      claimSlug(db, id, slug),
      ...insertRows(db, names, nameRows(id, given)),
      ...insertRows(
        db,
        identifiers,
        codes.map((code) => ({ enterpriseId: id, ...code })),
      ),
      ...relist(db, enterprise, []),
      ...appendChange(
        db,
        actor.id,
        {
          kind: "enterprise.registered",
          subjectId: id,
          tags: [enterpriseTag(id), enterprisesTag],
          mode: "purge",
        },
        now,
      ),
      recordLine(
        db,
        actor,
        { action: "enterprise.registered", subject: `enterprise/${id}`, detail: { after } },
        now,
      ),
    ],
    { "enterprises.": "slug_taken", "identifiers.kind": "identifier_taken" },
  );
  return id;
}

export function nameRows(enterpriseId: string, added: readonly NewName[]) {
  return added.map((name) => ({ id: newId(), enterpriseId, ...name, folded: folded(name.value) }));
}

function checkEnterprise(
  id: string,
  { slug, identifiers: codes }: NewEnterprise,
  display: Localised<DisplayName>,
): void {
  if (!isId(id) || !isSlug(slug)) throw new DomainError("slug_invalid", { slug: slug.slice(0, 80) });
  expectDisplay(display);
  for (const { value } of codes ?? []) expectUscc(value);
}

async function expectParent(db: Database, parentId: string): Promise<void> {
  const [[parent]] = await db.batch([db.select().from(enterprises).where(eq(enterprises.id, parentId))]);
  expectLive(parent, { enterpriseId: parentId });
}
