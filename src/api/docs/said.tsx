import type { FC } from "hono/jsx";

/** A sentence of the contract: what stands between backticks is code. */
export const Said: FC<{ text: string }> = ({ text }) => (
  <>{text.split("`").map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}</>
);
