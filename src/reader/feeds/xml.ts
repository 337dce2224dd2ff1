import { toXml } from "xast-util-to-xml";
import type { Element } from "xast";

const declaration = { type: "instruction", name: "xml", value: 'version="1.0" encoding="utf-8"' } as const;

/** A document that every parser reads, whatever somebody typed into it. */
export const xmlOf = (root: Element): string =>
  // We write no CDATA, and this may not stand in text (XML 1.0 §2.4).
  withoutControls(toXml([declaration, root])).replaceAll("]]>", "]]&gt;");

/** Characters that XML 1.0 §2.2 cannot hold, however they are escaped. */
export const withoutControls = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
