// East Asian Width W and F (UAX #11), in whole blocks; emoji are shown wide as well.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/gu;
const nothing = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/gu;

/** Columns in a fixed-width face: a Chinese character takes two, a combining mark none. */
export function displayWidth(text: string): number {
  const shown = text.replace(nothing, "");
  let columns = 0;
  for (const _ of shown) columns += 1;
  return columns + (shown.match(wide)?.length ?? 0);
}
