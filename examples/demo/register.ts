import { demoEnterprise } from "./enterprises.ts";
import type { DemoEnterprise } from "./enterprises.ts";
import { at } from "./random.ts";
import type { Random } from "./random.ts";

/** What articles can be about. */
export interface DemoRegister {
  enterprises: readonly DemoEnterprise[];
  /** By batch: its enterprises, in the order of their numbers. */
  certified: ReadonlyMap<string, readonly DemoEnterprise[]>;
}

export function demoRegister(articleCount: number, seed: number): DemoRegister {
  const count = enterpriseCount(articleCount);
  const enterprises = Array.from({ length: count }, (_, index) => demoEnterprise(index, seed));
  const entries = enterprises.flatMap((enterprise) =>
    enterprise.certifications.map(({ batch }) => ({ batch: batch.id, enterprise })),
  );
  const byBatch = Map.groupBy(entries, ({ batch }) => batch);
  return {
    enterprises,
    certified: new Map([...byBatch].map(([id, list]) => [id, list.map(({ enterprise }) => enterprise)])),
  };
}

export const enterpriseCount = (articleCount: number): number => Math.max(20, Math.floor(articleCount / 5));

/** Draws among those that the register has when it holds no article after this one. */
export function drawEnterprises(
  register: DemoRegister,
  articleIndex: number,
  count: number,
  isLocal: boolean,
  random: Random,
): DemoEnterprise[] {
  const present = enterpriseCount(articleIndex + 1);
  const draw = () => at(register.enterprises, random.int(0, present - 1));
  const drawn = [draw()];
  for (let tries = 0; drawn.length < count; tries += 1) {
    const next = draw();
    const isNear = next.district === drawn[0]?.district;
    if (!drawn.includes(next) && (isNear || !isLocal || tries > 60)) drawn.push(next);
  }
  return drawn;
}
