/** One small stylesheet, inlined in every page: system fonts, light and dark, print, forced colours. */
import { createHash } from "node:crypto";

const source = `
:root{color-scheme:light dark;--ink:#1b1d21;--soft:#565b64;--line:#d9dce1;--paper:#fdfdfc;--tint:#f3f4f2;--link:#0b4f8a;--mark:#a3231b;--bar:#0b4f8a;--bar2:#b9791c;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Hiragino Sans GB","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
@media(prefers-color-scheme:dark){:root{--ink:#e7e8ea;--soft:#a4a9b2;--line:#33373d;--paper:#15171a;--tint:#1e2125;--link:#8dc2f5;--mark:#ff9a8f;--bar:#6fb1ee;--bar2:#e0a84e}}
*,::before,::after{box-sizing:border-box}
html{font:100%/1.55 var(--sans);color:var(--ink);background:var(--paper);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;overflow-wrap:break-word;text-autospace:normal;text-spacing-trim:normal;hanging-punctuation:allow-end}
:where(:lang(zh)){--serif:"Songti SC","Noto Serif CJK SC","Source Han Serif SC",SimSun,serif;line-break:strict;line-height:1.8;font-synthesis-style:none}
:lang(zh) em,:lang(zh) i,:lang(zh) cite,:lang(zh) address{font-style:normal}
:lang(zh) em{text-emphasis:filled dot;text-emphasis-position:under right}
:where(:lang(en)){line-height:1.55;text-emphasis:none;hyphens:auto}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-999rem;padding:.6rem 1rem;background:var(--paper);z-index:1}
.skip:focus{left:.5rem;top:.5rem}
.wrap{max-width:46rem;margin:0 auto;padding:0 1.1rem}
header.site{border-bottom:1px solid var(--line)}
header.site .wrap{display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem 1.3rem;padding-block:.9rem}
.brand{font:600 1.3rem/1.3 var(--serif);color:inherit;text-decoration:none}
nav.sections{order:3;width:100%;display:flex;flex-wrap:wrap;gap:.1rem 1.2rem}
nav.sections a,.switch{display:inline-block;padding:.35rem 0;text-decoration:none;color:var(--soft)}
nav.sections a:hover,.switch:hover{color:var(--ink);text-decoration:underline}
nav.sections a[aria-current]{color:var(--ink);box-shadow:inset 0 -2px var(--mark)}
.languages{margin-left:auto}
.switch{color:var(--link);font-weight:600;padding-inline:.2rem}
main.wrap{padding-block:1.6rem 3rem}
h1,h2,h3{font-family:var(--serif);line-height:1.25;text-wrap:balance;margin:2.2rem 0 .7rem}
h1:lang(zh),h2:lang(zh),h3:lang(zh){line-height:1.4;text-wrap:pretty}
h1{font-size:clamp(1.55rem,1.1rem + 2.2vw,2.25rem);margin-top:.4rem}
h2{font-size:1.25rem}h3{font-size:1.06rem}
p{margin:0 0 1.05em}
.standfirst{font-size:1.12rem;color:var(--soft)}
.meta,.small,figcaption,.foot{font-size:.89rem;color:var(--soft)}
.meta{display:flex;flex-wrap:wrap;gap:.1rem 1rem;margin:0 0 1.3rem}
.notice{border-left:4px solid var(--mark);background:var(--tint);padding:.75rem 1rem;margin:0 0 1.3rem}
.notice p{margin:0}.notice p+p{margin-top:.4rem}.notice.calm{border-color:var(--line)}
.body{font-size:1.06rem}.body blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid var(--line);color:var(--soft)}
.body table,.scroll{margin-bottom:1.05em}.body pre{overflow:auto;padding:.8rem;background:var(--tint)}
ul.plain{list-style:none;padding:0;margin:0}
ul.plain>li{padding:.8rem 0;border-top:1px solid var(--line)}ul.plain>li:first-child{border-top:0}
ul.plain>li>h3{margin-top:.2rem}ol.plain{list-style:none;padding:0;margin:0}.card h2,.card h3{margin:0 0 .2rem;font-size:1.14rem}.card p{margin:.15rem 0}
.other{display:block;color:var(--soft)}
.tag{display:inline-block;font-size:.8rem;line-height:1.5;border:1px solid var(--line);border-radius:1em;padding:0 .6em;color:var(--soft);white-space:nowrap}
.tag.warn{border-color:var(--mark);color:var(--mark)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.95rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .8rem .5rem 0;border-bottom:1px solid var(--line)}
th{font-weight:600}th[scope=col]{white-space:nowrap}table.stack td{min-width:5.6em}caption{text-align:left;padding:.4rem 0}.num{text-align:right;font-variant-numeric:tabular-nums}
.ta-r{text-align:right}.ta-c{text-align:center}
form.filter{display:flex;flex-wrap:wrap;gap:.8rem;align-items:end;padding:1rem;background:var(--tint);margin:0 0 1.2rem}
form.filter label{display:block;font-size:.89rem;color:var(--soft)}
form.search{display:flex;flex-wrap:wrap;gap:.8rem;align-items:end;margin:0 0 1.2rem}.query{flex:1 1 16rem;min-width:0;font-size:.89rem;color:var(--soft)}.query input{width:100%}
mark{background:none;color:inherit;font-weight:600;text-decoration:underline 2px var(--mark);text-underline-offset:.2em}
select,button,input[type=search]{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:3px;padding:.4rem .7rem;min-height:2.5rem;max-width:100%}
button{background:var(--ink);color:var(--paper);cursor:pointer}
figure{margin:1.2rem 0}img{max-width:100%;height:auto;vertical-align:middle}figure img{display:block;background:var(--tint)}figcaption{margin-top:.4rem}.lead{margin-top:0}svg.chart{width:100%;height:auto;font:13px var(--sans)}svg text{fill:var(--ink)}
.b1{fill:var(--bar)}.b2{fill:var(--bar2)}.axis{stroke:var(--line)}
dl.pairs{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0}dl.pairs dt{color:var(--soft)}dl.pairs dd{margin:0}
table.pairs{table-layout:fixed}table.pairs th{font-family:var(--serif);font-size:1.1rem;white-space:normal}table.pairs .small{font-family:var(--sans);font-weight:400}.pages{display:flex;gap:1.2rem;margin-top:1.4rem}
footer.site{border-top:1px solid var(--line);padding-block:1.2rem 2rem}
@media(max-width:34rem){dl.pairs{grid-template-columns:1fr}dl.pairs dd{margin-bottom:.5rem}table.stack thead{position:absolute;left:-999rem}table.stack :is(tr,td,th){display:block;border:0;padding:.1rem 0}table.stack tr{border-bottom:1px solid var(--line);padding:.6rem 0}table.stack [data-label]::before{content:attr(data-label) " ";color:var(--soft);font-weight:400}table.stack .num{text-align:left}table.pairs :is(tr,td,th){display:block;width:100%}table.pairs td+td{border-bottom:2px solid var(--line)}}
@media(forced-colors:active){.notice,.tag{border:1px solid}nav.sections a[aria-current]{border-bottom:2px solid}.b1{fill:CanvasText}.b2{fill:GrayText}svg.chart{forced-color-adjust:auto}}
@media print{header.site nav,.languages,footer.site,.skip,form.filter,.pages{display:none}.body{font-size:11pt}figure{break-inside:avoid}img{max-height:16cm;width:auto}a{color:inherit}}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;

/** Line breaks are for us; the browser needs none. */
export const stylesheet = source.replaceAll("\n", "");

const digest = createHash("sha256").update(stylesheet).digest("base64");

/**
 * No script, no frame, nothing from elsewhere; the one style is named by its
 * hash. JSON-LD is data that is never run, so `script-src` stays `'none'`.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'none'",
  `style-src 'sha256-${digest}'`,
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");
