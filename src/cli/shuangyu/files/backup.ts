import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { safePath } from "./safe-path.ts";
import { writeWhole } from "./write.ts";

/** Keeps the file as it is now; tells where, seen from the folder. */
export function backUp(
  root: string,
  { path, absolute }: { path: string; absolute: string },
  now: Date,
): string {
  const time = now.toISOString().replaceAll(/[-:]/g, "").replace(/\.\d+/, "");
  const kept = freeName(root, `.shuangyu/backup/${time}`, path);
  writeWhole(safePath(root, kept), readFileSync(absolute));
  const ignore = join(safePath(root, ".shuangyu"), ".gitignore");
  if (!existsSync(ignore)) writeWhole(ignore, "backup/\n");
  return kept;
}

/** Two in one second do not meet. */
function freeName(root: string, folder: string, path: string, more = 0): string {
  const name = `${folder}${more === 0 ? "" : `-${more}`}/${path}`;
  return existsSync(safePath(root, name)) ? freeName(root, folder, path, more + 1) : name;
}
