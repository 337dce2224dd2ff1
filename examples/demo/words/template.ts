/** The same thing said in both languages. */
export interface Words {
  en: string;
  zh: string;
}

/** Words with places to fill, as in `{district}`: the same facts in both, in each language's own order. */
export type Template = readonly [en: string, zh: string];

export type Facts = Readonly<Record<string, Words>>;

export function fill([en, zh]: Template, facts: Facts): Words {
  return { en: fillOne(en, facts, "en"), zh: fillOne(zh, facts, "zh") };
}

function fillOne(text: string, facts: Facts, language: keyof Words): string {
  return text.replaceAll(/\{(\w+)\}/g, (_place, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`no such fact: ${name}`);
    return fact[language];
  });
}
