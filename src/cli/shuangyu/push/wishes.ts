import { Failure } from "../failure.ts";
import type { Given } from "../parse.ts";

/** What the options of `push` decide before anything is asked. */
export interface Wishes {
  readonly dryRun: boolean;
  /** Whose words are kept where both sides changed a key. */
  readonly conflicts: "mine" | "theirs" | undefined;
  readonly remove: boolean;
  readonly fix: boolean;
  readonly accept: boolean;
  readonly publish: boolean;
  readonly note: string | undefined;
}

/** @throws Failure for options that contradict each other */
export function wishesOf(given: Given): Wishes {
  const [mine, theirs] = [given.flag("mine"), given.flag("theirs")];
  if (mine && theirs) throw new Failure("usage.either", { one: "--mine", other: "--theirs" });
  const [dryRun, publish] = [given.flag("dry-run"), given.flag("publish")];
  if (dryRun && publish) throw new Failure("usage.either", { one: "--dry-run", other: "--publish" });
  const fix = given.text("fix");
  if (fix !== undefined && fix !== "safe")
    throw new Failure("usage.value_wrong", { option: "--fix", value: fix, known: ["safe"] });
  return {
    dryRun,
    publish,
    conflicts: mine ? "mine" : theirs ? "theirs" : undefined,
    remove: given.flag("remove-missing"),
    fix: fix !== undefined,
    accept: given.flag("accept-warnings"),
    note: given.text("note"),
  };
}

/** The body of an application; `accepted` are the checks that somebody was asked about. */
export function applicationOf(wishes: Wishes, accepted: readonly string[] = []): Record<string, unknown> {
  const { conflicts, remove, fix, accept, note } = wishes;
  return {
    ...(conflicts && { conflicts: { all: conflicts } }),
    ...(remove && { remove }),
    ...(fix && { fixes: { safe: true } }),
    ...(accept ? { accept } : accepted.length > 0 && { accept: accepted }),
    ...(note !== undefined && { note }),
  };
}
