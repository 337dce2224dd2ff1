import type { ValueCheck } from "../check.ts";
import { editsOf, fixOf } from "../edits.ts";
import { enumerate } from "../excerpt.ts";
import { codePoint, pointOut } from "../point-out.ts";

/** U+FFFD, half a surrogate pair, non-characters: something was lost on the way here. */
export const brokenCharacter: ValueCheck = {
  id: "broken-character",
  group: "container",
  severity: "error",
  inValue:
    () =>
    ({ message: { value } }) =>
      found(value, /[\ufffd\p{Cs}\ufdd0-\ufdef\ufffe\uffff]/gu),
};

export const controlCharacter: ValueCheck = {
  id: "control-character",
  group: "container",
  severity: "error",
  inValue: () => {
    const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]/g;
    return ({ message: { value } }) => {
      const hit = found(value, controls);
      if (hit === undefined) return undefined;
      const params = { ...hit.params, where: pointOut(value, controls) };
      return { params, fix: fixOf(value, editsOf(value, controls, replacementOf), true) };
    };
  },
};

/** NEL and the separators end a line; all the others say nothing. */
function replacementOf([character]: RegExpExecArray): string {
  return /[\u0085\u2028\u2029]/.test(character) ? "\n" : "";
}

export const privateUse: ValueCheck = {
  id: "private-use",
  group: "container",
  severity: "warning",
  inValue:
    () =>
    ({ message: { value } }) =>
      found(value, /\p{Co}/gu),
};

function found(value: string, pattern: RegExp): { params: { characters: string } } | undefined {
  const all = value.match(pattern);
  if (all === null) return undefined;
  return { params: { characters: enumerate(new Set(all.slice(0, 1000).map(codePoint))) } };
}
