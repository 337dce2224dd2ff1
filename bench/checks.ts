/** How fast the checks are, and whether a key costs the same in a large catalogue as in a small one. */
import { checkCatalogue } from "../src/catalogues/checks/engine.ts";
import { checks } from "../src/catalogues/checks/registry.ts";
import { byKey } from "../src/catalogues/content.ts";
import { i18nextJson } from "../src/catalogues/formats/json/json.ts";
import { weigh } from "../src/catalogues/proposal/weigh.ts";
import type { Situation } from "../src/catalogues/proposal/situation.ts";
import { median } from "./load.ts";
import type { Section } from "./report.ts";

const separator = ".";

/** Sentences as catalogues have them; every tenth has a slip for a check to find. */
const sentences: readonly (readonly [key: string, en: string, zh: string])[] = [
  ["title", "Enterprise {{number}}", "企业{{number}}"],
  ["certified", "Certified on {{date, datetime}} by the commission", "{{date, datetime}}由委员会认定"],
  ["centres_other", "{{count}} technology centres", "{{count}}家技术中心"],
  ["read", "Read the <1>whole story</1> of {{name}}", "阅读{{name}}的<1>完整报道</1>"],
  ["see", "See $t(common.title) for more", "更多内容请看$t(common.title)"],
  ["address", "Write to news@example.org or see https://example.org/en", "请写信至news@example.org"],
  ["money", "1,200,000 yuan in 2017", "2017年120万元"],
  ["warning", "This cannot be undone.", "此操作无法撤销."],
  [
    "long",
    "The list is ordered by the batch in which a centre was first certified",
    "名单按首次认定的批次排列",
  ],
  ["quote", "“Innovation” is the word of the day", "“创新”是今天的关键词"],
];

export function measureChecks(sizes: readonly number[], rounds: number): Section {
  const timed = sizes.map((size) => ({ size, ...timeOf(size, rounds) }));
  const [small, large] = [timed[0], timed.at(-1)];
  const ratio = (part: "checked" | "weighed") => (large?.[part] ?? NaN) / (small?.[part] ?? NaN);
  return {
    title: "The checks",
    explanation: [
      "All checks over a Chinese catalogue and its English source, and a whole proposal (merge three ways, checks,",
      "annotations). Medians. The last line is what a key costs in the largest catalogue, as a ratio to the smallest.",
    ].join("\n"),
    lines: [
      ...timed.map(({ size, checked, weighed, findings }) => ({
        name: `${size} keys`,
        figures: {
          "keys/s": Math.round(1000 / checked),
          "checks/s": Math.round((1000 / checked) * running),
          "proposal keys/s": Math.round(1000 / weighed),
          findings,
        },
      })),
      {
        name: "a key in the largest : in the smallest",
        figures: { checks: ratio("checked"), proposal: ratio("weighed") },
        limits: [
          { column: "checks", atMost: 1.5 },
          { column: "proposal", atMost: 1.5 },
        ],
      },
    ],
  };
}

/** Those that the engine runs; the readers' own are not among them. */
const running = checks.filter((check) => !("inReader" in check)).length;

/** Milliseconds a key. */
function timeOf(size: number, rounds: number) {
  const situation = situationOf(size);
  const input = {
    document: situation.document,
    locale: situation.locale,
    sourceLocale: situation.sourceLocale,
    source: byKey(situation.source?.document.messages ?? []),
    settings: situation.settings.checks,
  };
  return {
    checked: timesOf(rounds, () => checkCatalogue(input)) / size,
    weighed: timesOf(rounds, () => weigh(situation, {})) / size,
    findings: checkCatalogue(input).length,
  };
}

function timesOf(rounds: number, work: () => unknown): number {
  work();
  const times = Array.from({ length: rounds }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  return median(times);
}

function situationOf(size: number): Situation {
  const text = (say: 1 | 2, edited: boolean) => {
    const words = Array.from({ length: size }, (_, at) => {
      const sentence = sentences[at % sentences.length] ?? ["", "", ""];
      const group = `group${Math.floor(at / sentences.length)}`;
      const suffix = edited && at % 50 === 0 ? "！" : "";
      return [`${group}.${at % 7 === 0 ? "page." : ""}${sentence[0]}`, sentence[say] + suffix] as const;
    });
    return JSON.stringify(Object.fromEntries(words));
  };
  const read = (words: string) => i18nextJson.read(words, { separator });
  const content = (words: string) => ({ number: 1, hash: "", document: read(words), meta: new Map() });
  const base = content(text(2, false));
  return {
    locale: "zh-Hans",
    sourceLocale: "en",
    settings: { checks: { keySeparator: separator }, glossary: [] },
    document: read(text(2, true)),
    base,
    head: base,
    source: content(text(1, false)),
  };
}
