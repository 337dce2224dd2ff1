import type { View } from "../view.ts";
import { commonScript } from "./common.ts";
import type { DeskScript } from "./script.ts";

/** All that run on a page, in their order. */
export const scriptsOf = ({ scripts = [] }: Pick<View, "scripts">): readonly DeskScript[] => [
  commonScript,
  ...scripts,
];
