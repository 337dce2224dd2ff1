/** The bucket of the pictures, and one whose connection breaks. */
import { env } from "cloudflare:workers";
import { Crashed } from "./crashing.ts";

/** Storage is everybody's: a test that uses it begins with nothing in it. */
export async function emptyBucket(): Promise<void> {
  const { objects } = await env.IMAGES.list();
  await Promise.all(objects.map(({ key }) => env.IMAGES.delete(key)));
}

export async function keysInBucket(): Promise<string[]> {
  const { objects } = await env.IMAGES.list();
  return objects.map(({ key }) => key);
}

/** Breaks at one act, before it is done or after. */
export function breakingBucket(act: "put" | "delete", when: "before" | "after"): R2Bucket {
  return new Proxy(env.IMAGES, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== "function") return value;
      if (property !== act) return value.bind(target) as unknown;
      return async (...given: unknown[]) => {
        if (when === "after") await Reflect.apply(value, target, given);
        throw new Crashed(act);
      };
    },
  });
}
