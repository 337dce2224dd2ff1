/** What is to be said of the pictures of an edition before it is published. Pure. */
import { imageOfAddress } from "../images/address.ts";
import { imagesIn } from "./body/images.ts";
import type { Material, Passage } from "./publication-material.ts";
import type { RevisionFacts } from "./public-state.ts";

export interface ImageFinding {
  readonly check: "image_without_alt" | "image_unknown" | "image_external" | "image_differs";
  readonly severity: "error" | "warning" | "info";
  readonly block: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Of the picture at its head it is said under `image`, of others under their block. */
export function checkImages(
  { images }: Pick<Material, "images">,
  revision: RevisionFacts,
  passages: readonly Passage[],
): ImageFinding[] {
  const isThere = (id: string) => images.has(`${revision.id} ${id}`);
  return [
    ...leadFindings(revision, isThere),
    ...passages.flatMap(({ id, markdown }) =>
      imagesIn(markdown).flatMap(({ url, alt }) => bodyFindings({ url, alt, block: id }, isThere)),
    ),
  ];
}

type IsThere = (id: string) => boolean;

function leadFindings({ image }: RevisionFacts, isThere: IsThere): ImageFinding[] {
  if (image === null) return [];
  const about = { severity: "error", block: "image", params: { url: `/images/${image.id}` } } as const;
  return [
    ...(image.alt === "" ? [{ check: "image_without_alt" as const, ...about }] : []),
    ...(isThere(image.id) ? [] : [{ check: "image_unknown" as const, ...about }]),
  ];
}

interface BodyImage {
  readonly url: string;
  readonly alt: string;
  readonly block: string;
}

function bodyFindings({ url, alt, block }: BodyImage, isThere: IsThere): ImageFinding[] {
  const about = { block, params: { url: url.slice(0, 200) } };
  const id = imageOfAddress(url);
  const isUnknown = id === undefined ? url.startsWith("/images/") : !isThere(id);
  return [
    ...(alt === "" ? [{ check: "image_without_alt", severity: "error", ...about } as const] : []),
    ...(isUnknown ? [{ check: "image_unknown", severity: "error", ...about } as const] : []),
    // Readers see its alternative text and nothing else.
    ...(id === undefined && !isUnknown
      ? [{ check: "image_external", severity: "warning", ...about } as const]
      : []),
  ];
}

/** A translation with another picture at its head than its source's, or with none. */
export function compareLeads(own: RevisionFacts, source: RevisionFacts | undefined): ImageFinding[] {
  if (source === undefined || own.image?.id === source.image?.id) return [];
  const about = { block: "image", params: {} };
  return [{ check: "image_differs", severity: "info", ...about }];
}
