import { rule, type Grammar } from "./grammar.ts";
import { modules } from "./2.1-modules.ts";

export const xliff2 = "urn:oasis:names:tc:xliff:document:2.0";

const side = "srcDir=ltr|rtl|auto trgDir=ltr|rtl|auto";
const inline = "cp|ph|pc|sc|ec|mrk|sm|em* #text";
const editing = "canCopy=yesNo canDelete=yesNo canReorder=yes|firstNo|no copyOf=nmtoken";
const kind = "type=fmt|ui|quote|link|image|other subType=ours";
const code = `${editing} ${kind} disp equiv dataRef=nmtoken subFlows=nmtokens`;
const overlap = "canOverlap=yesNo dir=ltr|rtl|auto";
const marker = "id!=nmtoken translate=yesNo type=mark ref value";

/** The core of XLIFF 2.1, as xliff_core_2.0.xsd says it and the constraints in its text narrow it. */
const core = {
  xliff: rule("version! srcLang!=language trgLang=language", "file+", "any"),
  file: rule(
    `id!=nmtoken canResegment=yesNo original translate=yesNo ${side}`,
    "skeleton? ##other* notes? unit|group+",
    "any",
  ),
  skeleton: rule("href", "##other* #text"),
  group: rule(
    `id!=nmtoken name canResegment=yesNo translate=yesNo type=ours ${side}`,
    "##other* notes? unit|group*",
    "any",
  ),
  unit: rule(
    `id!=nmtoken name canResegment=yesNo translate=yesNo type=ours ${side}`,
    "##other* notes? originalData? segment|ignorable+",
    "any",
  ),
  segment: rule(
    "id=nmtoken canResegment=yesNo state=initial|translated|reviewed|final subState=ours",
    "source target?",
  ),
  ignorable: rule("id=nmtoken", "source target?"),
  notes: rule("", "note+"),
  note: rule("id=nmtoken appliesTo=source|target category priority=1|2|3|4|5|6|7|8|9|10", "#text", "any"),
  originalData: rule("", "data+"),
  data: rule("id!=nmtoken dir=ltr|rtl|auto xml:space=preserve", "cp* #text"),
  source: rule("xml:lang=language xml:space=default|preserve", inline),
  target: rule("xml:lang=language xml:space=default|preserve order=positive", inline),
  cp: rule("hex!=hex"),
  ph: rule(`id!=nmtoken ${code}`, "", "modules"),
  pc: rule(
    `id!=nmtoken ${editing} ${kind} ${overlap} dispStart dispEnd equivStart equivEnd ` +
      "dataRefStart=nmtoken dataRefEnd=nmtoken subFlowsStart=nmtokens subFlowsEnd=nmtokens",
    inline,
    "modules",
  ),
  sc: rule(`id!=nmtoken ${code} ${overlap} isolated=yesNo`, "", "modules"),
  ec: rule(`id=nmtoken ${code} ${overlap} isolated=yesNo startRef=nmtoken`, "", "modules"),
  mrk: rule(marker, inline, "any"),
  sm: rule(marker, "", "any"),
  em: rule("startRef!=nmtoken"),
};

export const grammar21: Grammar = new Map([[xliff2, core], ...modules]);
