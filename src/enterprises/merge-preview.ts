/** What a merger would do, decided by the same rules as the merger itself: nothing is written here. */
import { combine, mapRead, read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { DomainError } from "../errors.ts";
import { dossierRead } from "./dossier.ts";
import type { Dossier } from "./dossier.ts";
import { certificationMoves } from "./merge-certifications.ts";
import { namesAfter } from "./merge-names.ts";
import { parentAfter } from "./merge-parents.ts";
import { expectOneCode } from "./merge-codes.ts";
import { chooseDisplay } from "./names.ts";
import { ancestry } from "./parents.ts";
import type { ProfileCertification } from "./profile.ts";
import type { DisplayName, NameRow } from "./tables.ts";
import type { Localised } from "../locales.ts";

export interface MergerPreview {
  readonly from: Dossier;
  readonly into: Dossier;
  /** What stands against it; empty where nothing does. */
  readonly obstacles: readonly DomainError[];
  readonly names: readonly { readonly before: NameRow; readonly after: NameRow }[];
  readonly certifications: {
    readonly moved: readonly ProfileCertification[];
    readonly twice: readonly ProfileCertification[];
  };
  /** How the one that stays will be shown. */
  readonly display: Localised<DisplayName>;
  /** Ids and slugs that will lead to the one that stays. */
  readonly keys: readonly string[];
  readonly parentId: string | null;
}

/** Undefined where either is not there, or is a duplicate that was merged already. */
export function mergerRead(fromId: string, intoId: string, now: number): Read<MergerPreview | undefined> {
  const both = combine({
    from: dossierRead(fromId),
    into: dossierRead(intoId),
    above: read(
      (db) => [ancestry(db, fromId), ancestry(db, intoId)],
      ([own, other]) => ({ aboveFrom: own.map(({ id }) => id), aboveInto: other.map(({ id }) => id) }),
    ),
  });
  return mapRead(both, ({ from, into, above }) => {
    const isLive = (one: Dossier | undefined): one is Dossier => one?.enterprise.mergedInto === null;
    return isLive(from) && isLive(into) ? weigh(from, into, above, now) : undefined;
  });
}

type Above = Parameters<typeof parentAfter>[2];

function weigh(from: Dossier, into: Dossier, above: Above, now: number): MergerPreview {
  const { id } = from.enterprise;
  const present = [...into.names, ...from.names];
  const after = namesAfter(present, id, into.enterprise.id, now);
  const moves = settled(() => movesBetween(from, into));
  const parent = settled(() => parentAfter(from.enterprise, into.enterprise, above));
  const others = [settled(() => expectOneCode([...from.identifiers, ...into.identifiers])), moves, parent];
  const obstacles =
    id === into.enterprise.id ? [new DomainError("merge_with_itself")] : others.flatMap(obstaclesIn);
  return {
    ...{ from, into, obstacles },
    names: present.flatMap((before, index) =>
      before.enterpriseId === id ? [{ before, after: after[index] ?? before }] : [],
    ),
    certifications: "value" in moves ? moves.value : { moved: [], twice: [] },
    display: chooseDisplay(after),
    keys: [...new Set([id, from.enterprise.slug, ...from.formerKeys.map(({ slug }) => slug)])],
    parentId: "value" in parent ? parent.value : into.enterprise.parentId,
  };
}

function movesBetween(from: Dossier, into: Dossier) {
  const all = [...from.certifications, ...into.certifications];
  const byId = new Map(all.map((one) => [one.certification.id, one]));
  const { moved, twice } = certificationMoves(
    all.map(({ certification }) => certification),
    from.enterprise.id,
    into.enterprise.id,
  );
  const inFull = (ones: typeof moved) => ones.flatMap((one) => byId.get(one.id) ?? []);
  return { moved: inFull(moved), twice: inFull(twice) };
}

type Settled<T> = { readonly value: T } | { readonly obstacle: DomainError };

function settled<T>(decide: () => T): Settled<T> {
  try {
    return { value: decide() };
  } catch (error) {
    if (error instanceof DomainError) return { obstacle: error };
    throw error;
  }
}

const obstaclesIn = (one: Settled<unknown>): DomainError[] => ("obstacle" in one ? [one.obstacle] : []);
