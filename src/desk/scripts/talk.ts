/** Beside a text: forms that are sent without leaving it, who will be told, and remarks on a block. */
import { deskScript } from "./script.ts";

const source = String.raw`
const talk = () => page.getElementById("talk");

const told = (form) => {
  const [line, select, text] = ["[data-told]", "[name=mention]", "[name=text]"].map((one) => form.querySelector(one));
  if (!line) return;
  const options = [...select.options].filter(({ value }) => value);
  const names = options.map(({ text }) => text).sort((one, other) => other.length - one.length);
  const found = new Set(select.value ? [select.selectedOptions[0].text] : []);
  for (const { index } of text.value.matchAll(/(?<![\p{sc=Latin}\p{N}._-])[@＠]/gu)) {
    const rest = text.value.slice(index + 1);
    const name = names.find((one) => rest.toLowerCase().startsWith(one.toLowerCase()) && !/^[\p{sc=Latin}\p{N}]{2}/u.test(one.slice(-1) + rest.charAt(one.length)));
    if (name) found.add(name);
  }
  line.textContent = found.size ? line.dataset.told.replace("#", [...found].join(", ")) : "";
};
for (const type of ["input", "change"]) on(page, type, ({ target }) => {
  const form = target.closest && target.closest("#talk form");
  if (form) told(form);
});

on(page, "click", (event) => {
  const mark = event.target.closest && event.target.closest("[data-about]");
  const about = page.getElementById("about");
  if (!mark || !about || ![...about.options].some(({ value }) => value === mark.dataset.about)) return;
  event.preventDefault();
  page.getElementById("remark").open = true;
  about.value = mark.dataset.about;
  page.getElementById("remark_text").focus();
});

const show = (html, ok) => {
  const answer = new DOMParser().parseFromString(html, "text/html");
  const next = answer.getElementById("talk");
  if (!next) return false;
  for (const to of all("#talk [name=to]", answer)) to.value = location.pathname + location.search;
  const said = answer.querySelector(ok ? ".notice.good" : "#errors");
  talk().replaceWith(next);
  if (said) {
    said.tabIndex = -1;
    next.prepend(said);
    said.focus();
  }
  return true;
};
let sending = false;
on(page, "submit", async (event) => {
  const form = event.target.closest("#talk form");
  if (!form || sending) return form && event.preventDefault();
  event.preventDefault();
  sending = true;
  try {
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const response = await fetch(form.action, { method: "POST", body });
    if (!show(await response.text(), response.ok)) throw new Error("no talk in the answer");
  } catch {
    form.append(Object.assign(page.createElement("input"), { type: "hidden", name: "do", value: event.submitter ? event.submitter.value : "" }));
    form.submit();
  }
  sending = false;
});
`;

export const talkScript = deskScript(source);
