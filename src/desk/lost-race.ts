import { meanwhileRead } from "../articles/meanwhile.ts";
import { readNow } from "../changes/read.ts";
import type { AppContext } from "../app-env.ts";
import type { MeanwhileData } from "./components/articles/meanwhile.tsx";
import { databaseOf } from "./door.ts";
import type { Failure } from "./forms.ts";

/** Whoever lost a race is told who was faster, with what. For those who may read the record. */
export async function withMeanwhile(
  c: AppContext,
  failure: Failure,
  articleId: string,
  seen: number,
): Promise<Failure & { meanwhile?: MeanwhileData }> {
  if (failure.error.code !== "edit_conflict") return failure;
  return { ...failure, meanwhile: await readNow(databaseOf(c), meanwhileRead(articleId, seen)) };
}
