import { TextField } from "../components/fields.tsx";
import { ErrorSummary } from "../components/notice.tsx";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";

interface SignInState {
  /** Where to go afterwards. */
  readonly next: string;
  readonly fault?: string;
  readonly status?: number;
}

export function signInView(seat: Seat, { next, fault, status }: SignInState): View {
  const { words } = seat;
  return {
    title: words("sign_in.title"),
    ...(status === undefined ? {} : { status }),
    body: (
      <div class="narrow">
        <h1>{words("sign_in.title")}</h1>
        <ErrorSummary
          title={words("errors.title")}
          faults={fault === undefined ? [] : [{ message: fault, field: "token" }]}
        />
        <form method="post" action={deskPaths.signIn} class="panel">
          <input type="hidden" name="next" value={next} />
          <TextField
            id="token"
            type="password"
            label={words("sign_in.token")}
            hint={words("sign_in.hint", { prefix: "sy_" })}
            autocomplete="current-password"
            required
            mono
          />
          <p class="when-js">
            <button type="button" class="quiet" data-reveal="token" aria-pressed="false">
              {words("sign_in.show")}
            </button>
          </p>
          <button class="primary">{words("sign_in.do")}</button>
        </form>
        <h2>{words("sign_in.where")}</h2>
        <p>{words("sign_in.from_admin")}</p>
        <p>
          {words("sign_in.from_start")} <code>npm start</code>
        </p>
      </div>
    ),
  };
}
