/** On the page of a proposal: all of one side at once, the filter, the keys. */
import { deskScript } from "./script.ts";

const source = String.raw`
const form = page.getElementById("choices");
if (form) {
  const rows = all("[data-row]", form);
  const isConflict = (field) => field.type === "radio" && field.name.startsWith("side:");
  const choose = (fields) => {
    for (const field of fields) field.checked = true;
    fields[0]?.dispatchEvent(new Event("change", { bubbles: true }));
  };
  on(form, "change", ({ target }) => {
    if (target.name === "all" && target.value)
      choose(all("[value=" + target.value + "]", form).filter(isConflict));
    if (target.name === "remove-all")
      for (const field of all("[name=remove]", form)) field.checked = target.checked;
  });

  const counter = form.querySelector(".obstacles .conflicts");
  const settled = () => all("[type=radio]:checked", form).filter(isConflict).length;
  const before = settled();
  const open = Number(counter?.dataset.number);
  on(form, "change", () => {
    if (counter) counter.textContent = counter.dataset.template.replace("#", Math.max(0, open - settled() + before));
  });

  const status = form.querySelector(".matching");
  const search = page.getElementById("q");
  on(search, "input", () => {
    const text = search.value.toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(text);
    status.textContent = form.dataset.matching.replace("#", rows.filter((row) => !row.hidden).length);
  });

  const area = page.getElementById("rows");
  const help = page.getElementById("keys");
  for (const row of rows) row.tabIndex = -1;
  const move = (step) => {
    const shown = rows.filter((row) => !row.hidden);
    const at = shown.findIndex((row) => row.contains(page.activeElement));
    const next = shown[at < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, at + step))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  const inRow = (pick) => {
    const row = rows.find((one) => one.contains(page.activeElement));
    const field = row && all("input", row).find(pick);
    if (field) field.click();
  };
  const keys = {
    j: () => move(1),
    k: () => move(-1),
    m: () => inRow((field) => isConflict(field) && field.value === "mine"),
    t: () => inRow((field) => isConflict(field) && field.value === "theirs"),
    x: () => inRow((field) => field.type === "checkbox"),
    "?": () => help.showModal(),
  };
  on(area, "keydown", (event) => {
    const isTyping = event.target.matches("select,textarea,input:not([type=checkbox],[type=radio])");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  on(page.getElementById("show-keys"), "click", () => help.showModal());
  on(help.querySelector("[data-close]"), "click", () => help.close());
  on(help, "close", () => move(0));
}
`;

export const choicesScript = deskScript(source);
