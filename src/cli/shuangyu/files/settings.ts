import type { CheckSettings } from "../../../catalogues/checks/settings.ts";
import type { GlossaryTerm } from "../../../catalogues/checks/view.ts";
import { defined, type Config } from "../config/config.ts";
import type { State } from "./state.ts";

export interface Rules {
  readonly settings: CheckSettings;
  readonly glossary: readonly GlossaryTerm[];
}

/** How a namespace is checked: as the repo says, else as the server said at the last pull. */
export function rulesFor({ stated }: Config, { namespaces }: State, namespace: string): Rules {
  const known = Object.hasOwn(namespaces, namespace) ? namespaces[namespace] : undefined;
  const { keySeparator, ...checks } = stated.checks
    ? { ...stated.checks, keySeparator: undefined }
    : (known?.checks ?? {});
  const glossary = stated.glossary ?? known?.glossary ?? [];
  return {
    settings: {
      ...defined(checks),
      keySeparator: stated.keySeparator ?? keySeparator ?? known?.checks.keySeparator ?? ".",
    },
    glossary: glossary.map((term) => defined(term)),
  };
}
