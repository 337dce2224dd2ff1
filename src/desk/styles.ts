/** One stylesheet for all of the desk, inlined: system fonts, light and dark, forced colours, from 320 pixels up. */
import { createHash } from "node:crypto";
import type { DeskScript } from "./scripts/script.ts";
import { articleStyles } from "./styles/articles.ts";
import { editorStyles } from "./styles/editor.ts";
import { imageStyles } from "./styles/images.ts";
import { registerStyles } from "./styles/register.ts";
import { reviewStyles } from "./styles/review.ts";
import { webhookStyles } from "./styles/webhooks.ts";

const colours = `
:root{color-scheme:light dark;--ink:#1b1d21;--soft:#565b64;--line:#dfe1e5;--edge:#848a94;--paper:#f6f6f4;--sheet:#fff;--tint:#f0f1ef;--link:#0b4f8a;--act:#0b4f8a;--on-act:#fff;
--bad:#a3231b;--warn:#7d4e00;--good:#1d6a3b;--bad-bg:#fbeae8;--warn-bg:#fbf1dc;--good-bg:#e5f3e9;--gone:#fbd9d6;--new:#cfeed8;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif;
--mono:ui-monospace,"SF Mono","Cascadia Mono","Segoe UI Mono",Menlo,Consolas,"Noto Sans Mono CJK SC",monospace;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Hiragino Sans GB","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
@media(prefers-color-scheme:dark){:root{--ink:#e7e8ea;--soft:#a9aeb7;--line:#30343a;--edge:#7b818b;--paper:#131517;--sheet:#1b1e21;--tint:#23272b;--link:#8dc2f5;--act:#8dc2f5;--on-act:#10202e;
--bad:#ff9a8f;--warn:#eebd6a;--good:#86d7a4;--bad-bg:#3a1f1d;--warn-bg:#362a14;--good-bg:#173022;--gone:#5a2723;--new:#1d4a2e}}
`;

const ground = `
*,::before,::after{box-sizing:border-box}
[hidden],.when-js{display:none!important}.js .when-js{display:revert!important}
html{font:100%/1.5 var(--sans);color:var(--ink);background:var(--paper);-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding:1rem 0 7rem}
body{margin:0;font-size:.95rem;overflow-wrap:break-word;text-autospace:normal;text-spacing-trim:normal}
:where(:lang(zh)){--serif:"Songti SC","Noto Serif CJK SC","Source Han Serif SC",SimSun,serif;line-break:strict;line-height:1.65}
:where(:lang(en)){line-height:1.5}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:1px}a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
h1,h2{line-height:1.3;margin:0;text-wrap:balance}h1{font:600 1.5rem/1.3 var(--serif)}h2{font-size:1.05rem}
p{margin:.4rem 0}dl,dd,fieldset{margin:0}ul{margin:.4rem 0}
.wrap{max-width:84rem;margin:0 auto;padding-inline:clamp(.9rem,2.5vw,2rem)}
.narrow{max-width:34rem}.narrow h2{margin-top:1.6rem}
.skip{position:absolute;left:-999rem;padding:.6rem 1rem;background:var(--sheet);z-index:3}.skip:focus{left:.5rem;top:.5rem}
.hidden{position:absolute!important;width:1px;height:1px;min-height:0!important;margin:-1px;padding:0!important;border:0!important;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.soft,.hint{color:var(--soft)}.hint,.place,.kind{font-size:.86rem}.hint{margin:.1rem 0 .3rem}.block,li>.hint{display:block}
.mono,.key .name,code,pre{font-family:var(--mono);font-size:.92em;overflow-wrap:anywhere}
.void{color:var(--soft);font-style:italic}:lang(zh) .void{font-style:normal}
.text{white-space:pre-wrap;overflow-wrap:anywhere}
ins,del{text-decoration:none;border-radius:2px;padding:.05em 0;box-decoration-break:clone;-webkit-box-decoration-break:clone}
ins{background:var(--new);box-shadow:inset 0 -2px var(--good)}del{background:var(--gone);text-decoration:line-through;text-decoration-color:var(--bad)}
.icon{flex:none;width:1em;height:1em;vertical-align:-.12em}.icon .shape{fill:currentColor}.icon .sign{stroke:var(--sheet);stroke-width:1.8;stroke-linecap:round;fill:none}
`;

const frame = `
header.site{background:var(--sheet);border-bottom:1px solid var(--line)}
header.site .wrap{display:flex;flex-wrap:wrap;align-items:center;gap:.2rem 1.6rem;padding-block:.55rem}
.brand{font:600 1.15rem/1.3 var(--serif);color:inherit;text-decoration:none}
nav.sections{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem}
nav.sections a{padding:.45rem 0;color:var(--soft);text-decoration:none}nav.sections a:hover{color:var(--ink);text-decoration:underline}
nav.sections a[aria-current]{color:var(--ink);font-weight:600;box-shadow:inset 0 -2px var(--act)}
.person{margin-left:auto;display:flex;flex-wrap:wrap;align-items:center;gap:.1rem .9rem}.role{color:var(--soft)}.role::before{content:"· "}
main.wrap{padding-block:1rem 4rem}main:focus{outline:0}
.crumbs ol{display:flex;flex-wrap:wrap;gap:.1rem .5rem;list-style:none;margin:0 0 .9rem;padding:0;font-size:.89rem;color:var(--soft)}
.crumbs li+li::before{content:"›";margin-right:.5rem;color:var(--soft)}
.heading{display:flex;flex-wrap:wrap;align-items:baseline;gap:.4rem 1.2rem;margin-bottom:.9rem}.heading .actions{margin:0 0 0 auto}h1.mono,h1 .mono{font-family:var(--mono);font-size:1.3rem}h1 .soft{font-weight:400;font-size:.8em}
main>h1,.narrow>h1{margin-bottom:.8rem}th .tag{margin-left:.4rem}
.panel{background:var(--sheet);border:1px solid var(--line);border-radius:6px;padding:1rem 1.1rem;margin:0 0 1.1rem}.panel>h2{margin-bottom:.5rem}
.columns{display:grid;gap:0 1.1rem;grid-template-columns:minmax(0,1fr)}
@media(min-width:64rem){.columns{grid-template-columns:minmax(0,1fr) 20rem}}
.notice{border-left:4px solid var(--edge);background:var(--sheet);padding:.7rem 1rem;margin:0 0 1.1rem}
.notice p:first-child{margin-top:0}.notice p:last-child{margin-bottom:0}.notice h2{color:var(--bad)}.notice ul{padding-left:1.2rem;margin-bottom:0}
.notice.good{border-color:var(--good);background:var(--good-bg)}.notice.warning{border-color:var(--warn);background:var(--warn-bg)}.notice.error{border-color:var(--bad);background:var(--bad-bg)}
.preview-notice{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1rem}.preview-notice p{margin:0;flex:1 1 20rem}
.empty{padding:2rem 1rem;text-align:center;color:var(--soft);border:1px dashed var(--edge);border-radius:6px}
.facts{display:flex;flex-wrap:wrap;gap:.6rem 2.2rem;margin-bottom:1.1rem}.facts dt{font-size:.86rem;color:var(--soft)}.panel .facts{margin:0}.facts .progress{min-width:11rem}
.facts.stacked{display:grid;gap:.7rem;margin-bottom:.7rem}
.tag{display:inline-block;font:400 .8rem/1.5 var(--sans);border:1px solid var(--edge);border-radius:1em;padding:0 .6em;color:var(--soft);white-space:nowrap;vertical-align:.1em}
.tag.good{border-color:var(--good);color:var(--good)}.tag.warning{border-color:var(--warn);color:var(--warn)}.tag.error{border-color:var(--bad);color:var(--bad)}
ul.plain{list-style:none;padding:0}ul.plain>li{padding:.5rem 0;border-top:1px solid var(--line)}ul.plain>li:first-child{border-top:0}.line{display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:baseline}
.progress{display:block;width:100%;max-width:16rem;height:.45rem;border-radius:3px;margin:.35rem 0 .15rem}.progress .track{fill:var(--line)}.progress .translated{fill:var(--good)}.progress .outdated{fill:var(--warn)}
.figures{display:flex;flex-wrap:wrap;gap:0 .8rem}.figures .removed{color:var(--bad)}.change>span{display:block}
.counts{display:flex;flex-wrap:wrap;gap:.1rem .8rem;list-style:none;margin:0;padding:0}:is(.counts,.obstacles,.totals) a{display:inline-block;min-height:1.5rem;line-height:1.5rem}
.severity{display:inline-flex;gap:.35em;align-items:center;white-space:nowrap}.severity.error{color:var(--bad)}.severity.warning{color:var(--warn)}.severity.info{color:var(--soft)}.severity a{color:inherit}
`;

const forms = `
button,.button,select,input,textarea{font:inherit;color:inherit}
button,.button{display:inline-block;background:var(--sheet);border:1px solid var(--edge);border-radius:4px;padding:.38rem .85rem;min-height:2.4rem;cursor:pointer;text-decoration:none;line-height:1.4}
.button{display:inline-flex;align-items:center;justify-content:center;gap:.3em}
button:hover,.button:hover{border-color:var(--ink)}
button.primary{background:var(--act);border-color:var(--act);color:var(--on-act);font-weight:600}button.primary:hover{text-decoration:underline}
button.danger{border-color:var(--bad);color:var(--bad)}
button.quiet{border-color:transparent;background:none;color:var(--link);padding-inline:.3rem;margin-inline:-.3rem;min-height:2rem}button.quiet:hover{text-decoration:underline}.switch{font-weight:600}
select,textarea,input:not([type=checkbox],[type=radio],[type=file]){background:var(--sheet);border:1px solid var(--edge);border-radius:4px;padding:.38rem .6rem;min-height:2.4rem;width:100%;max-width:100%}
select{padding-right:.3rem}input[type=file]{max-width:100%;padding:.3rem 0}input.mono,textarea.mono{font-size:.9rem}
input::file-selector-button{font:inherit;color:inherit;background:var(--tint);border:1px solid var(--edge);border-radius:4px;padding:.35rem .8rem;margin-right:.8rem;cursor:pointer}
label{font-weight:600;font-size:.9rem}.field{min-width:0;margin-bottom:.8rem}.field>.hint{margin-bottom:.3rem}
.fields{display:grid;gap:.2rem 1.2rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));align-items:end}
.tick{display:flex;gap:.55rem;align-items:baseline;font-weight:400;font-size:inherit;padding:.25rem 0;cursor:pointer;min-width:0}.tick>span{min-width:0}.tick.main{font-weight:600}
.tick input{flex:none;width:1.05rem;height:1.05rem;margin:0;transform:translateY(.15rem);accent-color:var(--act)}
.filter,.row:is(form){display:flex;flex-wrap:wrap;gap:.6rem .9rem;align-items:end;margin:0 0 1rem}.filter .field,.row:is(form) .field{margin:0;flex:0 1 13rem}.filter .wide{flex-basis:24rem}.filter .matching{margin:0 0 .5rem}
fieldset{border:1px solid var(--line);border-radius:6px;padding:.6rem 1rem .8rem;min-width:0}fieldset.bare{border:0;padding:0}legend{font-weight:600;padding:0 .3rem;margin-left:-.3rem}
.drop{border:1px dashed var(--edge);border-radius:6px;padding:.8rem 1rem;margin-bottom:.8rem}.drop.over{border-style:solid;background:var(--tint)}.drop .field{margin:0}.drop p{margin-bottom:0}
details.more{margin:.5rem 0 .8rem}td details.more{margin:0}details.more>summary{cursor:pointer;color:var(--link);padding:.2rem 0;width:fit-content}details.more[open]>summary{margin-bottom:.4rem}
.heading details.actions{margin:0 0 0 auto}
.ways{display:flex;flex-wrap:wrap;gap:.4rem 1.4rem;align-items:start;margin-bottom:1.1rem}.ways .more{margin:.3rem 0}
.secret{display:block;padding:.6rem .8rem;background:var(--sheet);border:1px solid var(--edge);border-radius:4px;user-select:all}
pre{margin:.4rem 0;padding:.7rem .9rem;background:var(--tint);border-radius:4px;overflow:auto;max-height:20rem}pre.preview{font:inherit;white-space:pre-wrap}.details{font-size:.86rem;display:grid;gap:.15rem}.details>div{display:flex;flex-wrap:wrap;gap:0 .7rem}.details dt{color:var(--soft)}.details dd{overflow-wrap:anywhere;white-space:pre-wrap}
dialog{color:inherit;background:var(--sheet);border:1px solid var(--edge);border-radius:8px;padding:1.2rem 1.4rem;max-width:26rem}dialog::backdrop{background:#0008}
kbd{font:600 .85rem var(--mono);border:1px solid var(--edge);border-radius:4px;padding:.05rem .45rem}dialog dl{display:grid;grid-template-columns:max-content 1fr;gap:.4rem .9rem;margin:.8rem 0}
`;

const tables = `
table{border-collapse:collapse;width:100%}caption{text-align:left;color:var(--soft);padding:.2rem 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;border-bottom:1px solid var(--line)}th{font-weight:600}thead th{font-size:.86rem;color:var(--soft);font-weight:400;white-space:nowrap}
tbody th{font-weight:400}.num{text-align:right;font-variant-numeric:tabular-nums}tr.over{color:var(--soft)}tr>:last-child{padding-right:0}
table.board{background:var(--sheet);border:1px solid var(--line);border-radius:6px;border-collapse:separate;border-spacing:0;margin-bottom:1.1rem}table.board :is(th,td):first-child{padding-left:1.1rem}table.board tr>:last-child{padding-right:1.1rem}
table.board tbody tr:last-child>*{border-bottom:0}.group th{background:var(--tint);font-weight:600;padding-block:.4rem}table.board thead th{border-bottom:0}
table.board td:nth-child(2){width:24%}
.decisions{display:grid;gap:0 1.1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr));align-items:start;margin-bottom:.4rem}.decisions fieldset{background:var(--sheet);margin-bottom:1.1rem}
.tabs{display:flex;flex-wrap:wrap;gap:.4rem;align-items:center;margin:0 0 .9rem}.tab{border-radius:2em;padding:.3rem .9rem;min-height:2.2rem}.tab strong{font-variant-numeric:tabular-nums}
.tab:is([aria-pressed=true],[aria-current]){background:var(--ink);border-color:var(--ink);color:var(--paper)}.totals{display:flex;flex-wrap:wrap;gap:0 1rem;margin:0;flex:1 1 100%;color:var(--soft)}
section.block{background:var(--sheet);border:1px solid var(--line);border-radius:6px;padding:1rem 1.1rem .4rem;margin:0 0 1.1rem}section.block>h2{margin-bottom:.5rem}
table.keys{table-layout:fixed}table.keys thead th:first-child{width:24%}.key .name{font-weight:600}th.key>.name{display:block}legend.key .place{font-weight:400;margin-left:.4rem}.kind{display:inline-block;margin-right:.6rem}.place{color:var(--soft)}
.row.added .kind{color:var(--good)}.row.removed .kind{color:var(--bad)}.row.changed .kind{color:var(--warn)}
tbody.row>tr:not(:last-child)>td{border-bottom:0;padding-bottom:.2rem}tbody.row>tr+tr>td{padding-top:0}.keys .tick{padding:0}
[data-row]:focus{outline:3px solid var(--link);outline-offset:-3px}
.findings{list-style:none;padding:0;margin:.2rem 0 .4rem;display:grid;gap:.25rem;grid-template-columns:minmax(0,1fr)}.finding{display:flex;flex-wrap:wrap;gap:.1rem .7rem;align-items:baseline;padding:.3rem .6rem;background:var(--tint);border-left:3px solid var(--edge);border-radius:2px}
.finding.error{border-color:var(--bad);background:var(--bad-bg)}.finding.warning{border-color:var(--warn);background:var(--warn-bg)}.said{flex:1 1 18rem;min-width:0}.fix{flex:1 1 100%;padding:.1rem 0}.keys .leave{padding:0 .6rem .4rem}.of{margin:0 0 .5rem}.of .label{color:var(--soft);font-size:.9rem;margin-right:.5rem}.finding .icon .sign{stroke:var(--paper)}
.conflict{margin:.7rem 0 1rem;border-color:var(--edge);padding:.4rem 1rem .7rem}.sides{display:grid;gap:.7rem 1.4rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr));margin-bottom:.5rem}
.side{min-width:0}.side .label,.side .tick{margin:0 0 .2rem;padding:0;font-weight:600;font-size:.9rem}.side .label{color:var(--soft);font-weight:400}.side:has(:checked){box-shadow:-.7rem 0 var(--sheet),calc(-.7rem - 3px) 0 var(--act)}
.pages{display:flex;flex-wrap:wrap;gap:.8rem;align-items:center;margin:0 0 1.1rem}
.conclusion{display:contents}.conclusion>.field{max-width:40rem}
.bar{position:sticky;bottom:0;z-index:2;display:flex;flex-wrap:wrap;gap:.5rem .8rem;align-items:center;background:var(--sheet);border:1px solid var(--edge);border-radius:6px;padding:.6rem 1rem;box-shadow:0 -2px 12px #0001}
.obstacles{display:flex;flex-wrap:wrap;gap:0 1.1rem;margin:0 auto 0 0}
`;

const adaptations = `
@media(max-width:47rem){.heading .actions,.heading details.actions{margin-left:0}.person{margin-left:0}.totals{margin-left:0}.panel,section.block{padding-inline:.8rem}
table.stack,table.stack :is(tbody,tr,th,td){display:block;width:100%}table.stack thead{position:absolute;left:-999rem}table.stack :is(th,td){border:0;padding:.12rem 0}table.stack tr{border-bottom:1px solid var(--line);padding:.6rem 0}
table.stack [data-label]::before{content:attr(data-label);display:block;font-size:.82rem;color:var(--soft)}table.stack .num{text-align:left}table.stack td:empty{display:none}table.board td:nth-child(2){width:auto}
table.board tr{padding-inline:.8rem}table.board :is(th,td):first-child{padding-left:0}tbody.row>tr:not(:last-child){border-bottom:0;padding-bottom:0}tbody.row>tr+tr{padding-top:.1rem}.bar{padding:.5rem .7rem}.bar button{flex:1 1 auto}.obstacles{flex:1 1 100%}}
@media(max-height:26rem){.bar{position:static}}
@media(forced-colors:active){.notice,.tag,.finding{border:1px solid}ins{text-decoration:underline}nav.sections a[aria-current]{border-bottom:2px solid}.tab:is([aria-pressed=true],[aria-current]){border-width:3px}.icon .shape{fill:none;stroke:CanvasText}.icon .sign{stroke:CanvasText}.progress .translated{fill:Highlight}.side:has(:checked){outline:2px solid}}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;

/** Line breaks are for us; the browser needs none. */
export const stylesheet = [
  ...[colours, ground, frame, forms, tables],
  ...[articleStyles, editorStyles, reviewStyles, imageStyles, registerStyles, webhookStyles],
  adaptations,
]
  .join("")
  .replaceAll("\n", "");

const styleHash = createHash("sha256").update(stylesheet).digest("base64");

/** Nothing from elsewhere; the one style and the page's scripts are named by their hashes. */
export const deskContentPolicy = (scripts: readonly DeskScript[]): string =>
  [
    "default-src 'none'",
    `script-src ${scripts.map(({ hash }) => `'${hash}'`).join(" ")}`,
    `style-src 'sha256-${styleHash}'`,
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
