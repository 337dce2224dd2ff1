/** What every page of the desk does more where scripts run: nothing in here is needed to work. */
import { deskScript } from "./script.ts";

const source = String.raw`
page.documentElement.classList.add("js");

page.getElementById("errors")?.focus();

for (const button of all("[data-reveal]")) on(button, "click", () => {
  const field = page.getElementById(button.dataset.reveal);
  const isShown = field.type === "password";
  field.type = isShown ? "text" : "password";
  button.setAttribute("aria-pressed", isShown);
});

for (const zone of all("[data-drop]")) {
  const field = zone.querySelector("input[type=file]");
  const mark = (isOver) => (event) => { event.preventDefault(); zone.classList.toggle("over", isOver); };
  on(zone, "dragover", mark(true));
  on(zone, "dragleave", mark(false));
  on(zone, "drop", (event) => {
    mark(false)(event);
    if (event.dataTransfer.files.length > 0) field.files = event.dataTransfer.files;
  });
}

let unsaved;
for (const form of all("form[data-unsaved]")) {
  if ("touched" in form.dataset) unsaved = form;
  on(form, "change", () => (unsaved = form));
  on(form, "submit", () => (unsaved = undefined));
}
on(window, "beforeunload", (event) => { if (unsaved) event.preventDefault(); });
`;

export const commonScript = deskScript(source);
