import type { Industry } from "./words/industries.ts";
import type { Words } from "./words/template.ts";

/** The patterns that company names in Shanghai follow, and their usual English. */
export const companyForms: readonly ((brand: Words, industry: Industry) => Words)[] = [
  (brand, { name }) => ({
    zh: `上海${brand.zh}${name.zh}有限公司`,
    en: `Shanghai ${brand.en} ${name.en} Co., Ltd.`,
  }),
  (brand, { name }) => ({
    zh: `${brand.zh}（上海）${name.zh}有限公司`,
    en: `${brand.en} (Shanghai) ${name.en} Co., Ltd.`,
  }),
  (brand, { name }) => ({
    zh: `${brand.zh}${name.zh}（上海）有限公司`,
    en: `${brand.en} ${name.en} (Shanghai) Co., Ltd.`,
  }),
  (brand, { name }) => ({
    zh: `上海${brand.zh}${name.zh}股份有限公司`,
    en: `Shanghai ${brand.en} ${name.en} Corp., Ltd.`,
  }),
  (brand, { name }) => ({
    zh: `上海${brand.zh}${name.zh}集团有限公司`,
    en: `Shanghai ${brand.en} ${name.en} Group Co., Ltd.`,
  }),
];

export function formerForm(brand: Words): Words {
  return {
    zh: `上海${brand.zh}科技发展有限公司`,
    en: `Shanghai ${brand.en} Technology Development Co., Ltd.`,
  };
}

export interface Called {
  /** The full name, leading to its page. */
  link: Words;
  short: Words;
}

/** Without an English name in the register an English text calls it by its brand alone. */
export function callEnterprise(
  slug: string,
  brand: Words,
  industry: Industry,
  full: Words,
  hasEnglish: boolean,
): Called {
  const short = {
    zh: brand.zh + industry.short.zh,
    en: hasEnglish ? `${brand.en} ${industry.short.en}` : brand.en,
  };
  const shown = { zh: full.zh, en: hasEnglish ? full.en : brand.en };
  const path = `/enterprises/${slug}`;
  return { short, link: { zh: `[${shown.zh}](${path})`, en: `[${shown.en}](${path})` } };
}
