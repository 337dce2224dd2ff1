/** In a text that may hold pictures: one that is dropped or pasted is uploaded, and its Markdown put at the cursor. */
import { deskScript } from "./script.ts";

const source = String.raw`
const status = page.querySelector("[data-images-status]");
const say = (what, file, more = "") => {
  if (status) status.textContent = (status.dataset[what] ?? "").replace("#", () => file.name) + (more && " " + more);
};

const upload = async (file, area) => {
  const asked = new URLSearchParams({ name: file.name, lang: page.documentElement.lang });
  if (area.lang) asked.set("locale", area.lang);
  const response = await fetch("/api/v1/desk/images?" + asked, { method: "POST", body: file });
  return response.json();
};

const gapAt = (area, at) => {
  const before = area.value.slice(0, at);
  return before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
};

const put = (area, markdown) => {
  const at = area.selectionEnd;
  const text = gapAt(area, at) + markdown + "\n\n";
  area.focus();
  area.setRangeText(text, at, at, "end");
  const open = at + text.indexOf("![") + 2;
  if (text.includes("![]")) area.setSelectionRange(open, open);
  for (const type of ["input", "change"]) area.dispatchEvent(new Event(type, { bubbles: true }));
};

const take = async (area, files) => {
  for (const file of files) {
    say("busy", file);
    const { markdown, detail } = await upload(file, area).catch(() => ({}));
    if (markdown) put(area, markdown);
    say(markdown ? "put" : "failed", file, markdown ? "" : detail);
  }
};

const offered = (choice) => {
  const locale = page.querySelector("textarea[data-images]")?.lang;
  return choice?.closest("label")?.querySelector('[data-alt="' + locale + '"]')?.textContent ?? "";
};
const choices = all("input[type=radio][name=image]");
let chosen = choices.find(({ checked }) => checked);
for (const choice of choices) on(choice, "change", () => {
  const field = page.getElementById("image_alt");
  if (field && (field.value === "" || field.value === offered(chosen))) field.value = offered(choice);
  chosen = choice;
});

const picturesIn = (data) => [...(data?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
for (const area of all("textarea[data-images]")) {
  const accept = (event, data) => {
    const files = picturesIn(data);
    if (files.length === 0) return;
    event.preventDefault();
    take(area, files);
  };
  on(area, "dragover", (event) => { if (event.dataTransfer.types.includes("Files")) event.preventDefault(); });
  on(area, "drop", (event) => accept(event, event.dataTransfer));
  on(area, "paste", (event) => accept(event, event.clipboardData));
}
`;

export const imagesScript = deskScript(source);
