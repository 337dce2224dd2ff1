import type { FC } from "hono/jsx";
import type { Lock } from "../../lock.ts";

/** With every form that changes what somebody else may be changing too. */
export const LockFields: FC<{ lock: Lock }> = ({ lock: { version, seen } }) => (
  <>
    <input type="hidden" name="version" value={String(version)} />
    <input type="hidden" name="seen" value={String(seen)} />
  </>
);
