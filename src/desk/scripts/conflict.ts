/** On the page of a lost race: who writes new words means to have them. */
import { deskScript } from "./script.ts";

const source = String.raw`
for (const field of all("fieldset.conflict textarea")) on(field, "input", () => {
  const choice = field.closest("fieldset").querySelector("[type=radio][value=written]");
  if (!choice.checked) choice.click();
});
`;

export const conflictScript = deskScript(source);
