import { lstatSync, realpathSync, type Stats } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { Failure } from "../failure.ts";

/**
 * Where a file of the repo really lies, symbolic links followed: in the folder or below it.
 * @param path with `/`, made from names that came from elsewhere
 * @throws Failure for one that leads out of the folder
 */
export function safePath(root: string, path: string): string {
  const real = realpathSync(root);
  const resolved = follow(join(real, ...path.split("/")));
  const inside = relative(real, resolved);
  if (inside === "" || inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    throw new Failure("path.outside", { path });
  return resolved;
}

/** What is not there yet is where the nearest folder above it really is. */
function follow(path: string): string {
  const found: Stats | undefined = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return join(follow(dirname(path)), path.slice(dirname(path).length));
  return followLink(path);
}

/** @throws Failure for a link that leads nowhere: what it is for would be made by whoever writes to it */
function followLink(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    throw new Failure("path.outside", { path });
  }
}
