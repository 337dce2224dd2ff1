import { Refusal } from "../failure.ts";
import { rememberNamespace } from "../files/state.ts";
import type { Server } from "./server.ts";
import { namespaceView } from "./shapes.ts";

/** How the server checks, for `check` without it; whoever may not ask, or asks too early, does without. */
export async function learnNamespaces(
  server: Server,
  root: string,
  namespaces: Iterable<string>,
): Promise<void> {
  for (const namespace of new Set(namespaces)) {
    try {
      const { settings } = await server.get(`/api/v1/desk/namespaces/${namespace}`, namespaceView);
      rememberNamespace(root, namespace, settings);
    } catch (error) {
      if (!(error instanceof Refusal && (error.status === 403 || error.status === 404))) throw error;
    }
  }
}
