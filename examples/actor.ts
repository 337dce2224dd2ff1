import type { Actor } from "../src/access/actor.ts";

/** Who writes the examples: nobody in particular. */
export const exampleActor: Actor = {
  id: "example",
  name: "example",
  roles: ["admin"],
  locales: null,
  namespaces: null,
  door: "clock",
};
