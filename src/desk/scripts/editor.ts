/** In the editor: what is not saved is said, guarded and kept; the text is seen as readers will see it; keys. */
import { deskScript } from "./script.ts";

/** A field that the form came with; what the server has not seen is whatever differs from it. */
const fields = String.raw`
const said = form.dataset;
const fields = () => [...form.elements].filter((field) =>
  field.name && field.name !== "days" && field.matches("textarea,select,input:not([type=hidden],[type=file])"));
const isBox = (field) => field.type === "checkbox" || field.type === "radio";
const isChanged = (field) => {
  if (isBox(field)) return field.checked !== field.defaultChecked;
  if (!field.options) return field.value !== field.defaultValue;
  const first = [...field.options].find((option) => option.defaultSelected) || field.options[0];
  return first && field.value !== first.value;
};
let isTaken = "touched" in said;
const isDirty = () => isTaken || fields().some(isChanged);

const status = page.getElementById("edition-status");
const say = (words) => { if (status.textContent !== words) status.textContent = words; };
if (said.saved) say(said.saved);
else if (isDirty()) say(said.unsavedWords);
`;

/** A crash takes what was typed; a copy of it stays in this browser until it is saved, for a week at most. */
const copies = String.raw`
const week = 7 * 24 * 3600 * 1000;
const prefix = "desk-copy:" + said.copy + ":";
const version = Number(form.elements.version.value);
const own = prefix + Date.now() + Math.random();
const attempt = (act) => { try { return act(); } catch { return undefined; } };
const entries = () => fields().map((field) => isBox(field) ? [field.name, field.value, field.checked] : [field.name, field.value]);
const keep = (isSent) => attempt(() => isDirty()
  ? localStorage.setItem(own, JSON.stringify({ at: Date.now(), version: Number(form.elements.version.value), way: said.way, isSent, entries: entries() }))
  : localStorage.removeItem(own));
const kept = () => attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix) && key !== own)
  .map((key) => ({ key, ...attempt(() => JSON.parse(localStorage.getItem(key))) }))) || [];
const drop = ({ key }) => attempt(() => localStorage.removeItem(key));

const isHere = (copy) => copy.way === said.way && JSON.stringify(copy.entries) === JSON.stringify(entries());
const isOver = (copy) => !(copy.at > Date.now() - week) || isHere(copy)
  || ("saved" in said && copy.version < version) || ("touched" in said && copy.isSent);

const offer = page.getElementById("copy");
const take = page.getElementById("copy-take");
const elsewhere = page.getElementById("copy-elsewhere");
const words = page.getElementById("copy-words");
let offered;
const offerNext = () => {
  offered = kept().filter((copy) => isOver(copy) ? void drop(copy) : true).sort((a, b) => b.at - a.at)[0];
  offer.hidden = !offered;
  if (!offered) return;
  const moment = new Date(offered.at).toLocaleString(page.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  words.textContent = words.dataset.template.replace("#", () => moment);
  take.hidden = offered.way !== said.way;
  elsewhere.hidden = !take.hidden;
  elsewhere.href = said.path + "?as=" + offered.way;
};
const put = ([name, value, isChecked], seen) => {
  const same = fields().filter((field) => field.name === name);
  if (isChecked !== undefined) {
    const box = same.find((field) => field.value === value);
    if (box) box.checked = isChecked;
    return;
  }
  const nth = seen.get(name) || 0;
  seen.set(name, nth + 1);
  const field = same[nth] || all("textarea[data-block]", form).at(-1);
  if (field && same[nth]) field.value = value;
  else if (field && value.trim() !== "") field.value += "\n\n" + value;
};
on(take, "click", () => {
  const seen = new Map();
  for (const entry of offered.entries) put(entry, seen);
  form.elements.version.value = offered.version;
  drop(offered);
  isTaken = true;
  typed();
  say(page.getElementById("copy-drop").dataset.taken);
  offerNext();
  form.elements.title.focus();
});
on(page.getElementById("copy-drop"), "click", () => { drop(offered); offerNext(); form.elements.title.focus(); });
`;

/** Rendered by the server, as a revision is; never by the browser. Seldom enough to leave room for saving. */
const preview = String.raw`
const live = page.getElementById("live");
const fault = page.getElementById("live-fault");
const pause = 600;
const seldom = 2000;
let shown;
let asked = 0;
let waiting;
let controller;
const text = () => all("textarea[data-body]", form).map((area) => area.value).filter((part) => part.trim() !== "").join("\n\n");
const void_ = () => { const line = page.createElement("p"); line.className = "void"; line.lang = page.documentElement.lang; line.textContent = said.emptyWords; return line; };
const show = (blocks) => live.replaceChildren(...(blocks.length === 0 ? [void_()] : blocks.map(({ html }) => {
  const frame = page.createElement("template");
  // Sanitised by the server, by what readers are sent.
  frame.innerHTML = html;
  return frame.content;
})));
const refresh = async () => {
  const markdown = text();
  if (markdown === shown) return;
  asked = Date.now();
  if (controller) controller.abort();
  controller = new AbortController();
  try {
    const answer = await fetch(said.rendering, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ locale: said.locale, markdown }),
      signal: controller.signal,
    });
    const found = await answer.json();
    if (answer.ok) { shown = markdown; show(found.blocks); }
    if (answer.status === 429) asked = Date.now() + 60000;
    fault.textContent = answer.ok ? "" : found.detail;
  } catch (error) {
    if (error.name !== "AbortError") fault.textContent = said.failedWords;
  }
};
const soon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, Math.max(pause, asked + seldom - Date.now()));
};
`;

const guard = String.raw`
const grow = (area) => {
  area.style.height = "auto";
  area.style.height = area.scrollHeight + 2 + "px";
};
const growAll = () => { if (!CSS.supports("field-sizing", "content")) all("textarea[data-grow]").forEach(grow); };
let keeping;
const typed = () => {
  say(isDirty() ? said.unsavedWords : "");
  growAll();
  clearTimeout(keeping);
  keeping = setTimeout(keep, 400);
  soon();
};
let isLeaving = false;
on(form, "input", typed);
on(form, "change", typed);
on(window, "beforeunload", (event) => {
  keep(isLeaving);
  if (!isLeaving && isDirty()) event.preventDefault();
});
on(window, "pageshow", () => (isLeaving = false));

const place = "desk-place:" + said.path;
on(form, "submit", () => {
  isLeaving = true;
  keep(true);
  const { id, selectionStart } = page.activeElement;
  attempt(() => sessionStorage.setItem(place, JSON.stringify({ id, selectionStart, top: scrollY })));
});
const back = "saved" in said && attempt(() => JSON.parse(sessionStorage.getItem(place)));
attempt(() => sessionStorage.removeItem(place));
`;

const keys = String.raw`
const save = page.getElementById("save");
const help = page.getElementById("keys");
const toBlock = (step) => {
  const areas = all("textarea[data-block]", form);
  const at = areas.indexOf(page.activeElement);
  const next = areas[at < 0 ? 0 : at + step];
  if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
  return areas.length > 0;
};
const isTyping = (target) => target.matches("select,textarea,input:not([type=checkbox],[type=radio])");
on(page, "keydown", (event) => {
  if (event.isComposing || help.open) return;
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const take = (act) => { event.preventDefault(); act(); };
  if (isCommand && event.key.toLowerCase() === "s") take(() => isDirty() ? form.requestSubmit(save) : say(said.unchangedWords));
  else if (isCommand && event.key === "Enter") take(() => location.assign(said.publication));
  else if (event.altKey && event.key === "ArrowDown" && toBlock(1)) event.preventDefault();
  else if (event.altKey && event.key === "ArrowUp" && toBlock(-1)) event.preventDefault();
  else if (event.key === "?" && !isTyping(event.target)) take(() => help.showModal());
  else if (event.key === "Enter" && event.target.form === form && event.target.matches("input:not([type=checkbox],[type=radio])")) event.preventDefault();
});
on(page.getElementById("show-keys"), "click", () => help.showModal());
on(help.querySelector("[data-close]"), "click", () => help.close());

growAll();
offerNext();
if (isTaken) keep();
soon();
if (back && page.getElementById(back.id)) {
  const field = page.getElementById(back.id);
  field.focus({ preventScroll: true });
  if (field.setSelectionRange && back.selectionStart !== undefined && back.selectionStart !== null)
    attempt(() => field.setSelectionRange(back.selectionStart, back.selectionStart));
  scrollTo(0, back.top);
}
`;

export const editorScript = deskScript(
  `const form = page.getElementById("edition");\nif (form) {${[fields, copies, preview, guard, keys].join("")}}`,
);
