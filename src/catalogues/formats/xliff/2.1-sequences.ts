import { xliff2 } from "./2.1-grammar.ts";
import type { Refuse } from "./faults.ts";
import { attributeOf, childNamed, elementsOf, type XmlElement } from "../xml/tree.ts";

/** F20, F30, F31: what must not be deleted is there, and what must not be reordered stands as it stood (#editinghints). */
export function checkSequences(parts: readonly XmlElement[], refuse: Refuse): void {
  const translated = parts.flatMap((part) => {
    const target = childNamed(part, "target");
    return target === undefined ? [] : [stepsIn(target)];
  });
  const kept = new Set(translated.flat().map(({ name }) => name));
  const sequences = new Set(translated.flatMap((steps) => sequencesOf(steps, refuse)));
  for (const part of parts) {
    const source = childNamed(part, "source");
    if (source === undefined) continue;
    const steps = stepsIn(source);
    const told = sequencesOf(steps, refuse);
    const target = childNamed(part, "target");
    if (target === undefined) continue;
    const deleted = steps.find(({ name, canDelete }) => !canDelete && !kept.has(name));
    const broken = deleted ?? (told.some((sequence) => !sequences.has(sequence)) ? steps[0] : undefined);
    if (broken !== undefined) refuse(target, "code", deleted ? "canDelete" : "canReorder", broken.name);
  }
}

interface Step {
  readonly name: string;
  readonly code: XmlElement;
  readonly canDelete: boolean;
  readonly canReorder: string;
}

/** The codes as one walks over them; a spanning one is two steps. */
function stepsIn(content: XmlElement): readonly Step[] {
  return elementsOf(content).flatMap((code) => {
    if (code.uri !== xliff2 || code.local === "cp") return [];
    if (code.local === "mrk" || code.local === "sm" || code.local === "em") return stepsIn(code);
    const first = stepOf(code, nameOf(code), attributeOf(code, "canReorder") ?? "yes");
    if (code.local !== "pc") return [first];
    const last = stepOf(code, `/${first.name}`, first.canReorder === "yes" ? "yes" : "no");
    return [first, ...stepsIn(code), last];
  });
}

function stepOf(code: XmlElement, name: string, canReorder: string): Step {
  return { name, code, canReorder, canDelete: attributeOf(code, "canDelete") !== "no" };
}

function nameOf(code: XmlElement): string {
  return attributeOf(code, "id") ?? `/${attributeOf(code, "startRef") ?? ""}`;
}

/** Each sequence as its names in their order. One that goes on without having begun is refused. */
function sequencesOf(steps: readonly Step[], refuse: Refuse): readonly string[] {
  const sequences: string[] = [];
  let isRunning = false;
  for (const { name, code, canReorder } of steps) {
    if (canReorder === "no" && !isRunning) refuse(code, "code", "canReorder", canReorder);
    if (canReorder === "firstNo") sequences.push(name);
    if (canReorder === "no") sequences.push(`${sequences.pop() ?? ""} ${name}`);
    isRunning = canReorder !== "yes";
  }
  return sequences;
}
