import type { FC } from "hono/jsx";
import type { Seat } from "../../view.ts";

/** Beside a text that takes pictures: that it does, and how far an upload has come. Only where scripts run. */
export const ImagesStatus: FC<{ seat: Seat }> = ({ seat: { words } }) => {
  const name = "#";
  return (
    <p
      class="hint when-js"
      role="status"
      data-images-status
      data-busy={words("images.busy", { name })}
      data-put={words("images.put", { name })}
      data-failed={words("images.failed", { name })}
    >
      {words("images.hint")}
    </p>
  );
};
