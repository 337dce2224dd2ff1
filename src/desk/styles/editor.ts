/** The editor of an edition, its revisions and what they say otherwise. */
export const editorStyles = `
.editor textarea,.conflict textarea{display:block;resize:vertical;field-sizing:content;line-height:1.6}.editor textarea[data-body]{padding:.5rem .7rem}.writing>textarea{min-height:24rem}
.head input#title{font:600 1.15rem/1.4 var(--serif)}.head textarea{min-height:3.6rem}
.origin{margin:.1rem 0 .4rem;padding-left:.7rem;border-left:3px solid var(--line);color:var(--soft);overflow-wrap:anywhere}.origin .text{color:var(--ink)}
.line-field>.field{margin-bottom:.2rem}.line-field{margin-bottom:.8rem}
.beside{list-style:none;margin:0;padding:0}.pair{display:grid;gap:.3rem 1.4rem;grid-template-columns:minmax(0,1fr);padding:.9rem 0;border-top:1px solid var(--line)}.pair:first-child{border-top:0;padding-top:.2rem}
.pair>.origin{margin:0;padding:.35rem 0 .35rem .7rem;align-self:start}.pair.outdated>.origin,.pair.gone>.origin{border-color:var(--warn)}.pair .made{min-width:0}.pair .line{margin:0 0 .25rem}
.pair .line label{color:var(--soft);font-weight:400}
.live{margin-top:.8rem;min-width:0}.rendered{background:var(--sheet);border:1px solid var(--line);border-radius:4px;padding:.6rem .9rem;overflow:auto;overflow-wrap:anywhere}.writing .rendered{max-height:80vh}
.rendered,.read{font-family:var(--serif);line-height:1.65}.read .rendered{border:0;padding:0;background:none}.read h3{font:600 1.35rem/1.35 var(--serif);margin:.4rem 0}
.rendered :is(h2,h3,h4){font-size:1.1rem;margin:1.1rem 0 .3rem}.rendered img{max-width:100%;height:auto}.rendered blockquote{margin:.6rem 0;padding-left:.9rem;border-left:3px solid var(--edge);color:var(--soft)}.rendered pre{max-height:none}.rendered .ta-r{text-align:right}.rendered .ta-c{text-align:center}
.rendered>:first-child{margin-top:0}.rendered>:last-child{margin-bottom:0}
.row-of{display:flex;flex-wrap:wrap;gap:.6rem;align-items:end}.row-of .field{margin:0;flex:1 1 6rem}
.editor .minor .tick{padding:0}.editor>.panel.minor{padding-block:.7rem}.aside{min-width:0}
.heading nav.tabs{margin:0 0 0 auto}
.taken{padding:.55rem 0;border-top:1px solid var(--line)}.taken:first-of-type{border-top:0}.taken .label{margin:0 0 .2rem;font-size:.9rem;color:var(--soft)}.taken.base .text,.taken.same .text{color:var(--soft)}
.conflict textarea{margin-top:.3rem}.conflict:focus{outline:3px solid var(--link)}
.revisions td:nth-child(-n+2){width:1%;white-space:nowrap;padding-right:1.2rem}.revisions input[type=radio]{width:1.05rem;height:1.05rem;accent-color:var(--act)}
.revisions+.pages{margin:1rem 0 0}.summary-counts{margin-bottom:.9rem}a.secret{display:block;overflow-wrap:anywhere}
@media(min-width:48rem){.pair{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
@media(min-width:78rem){.js .writing{display:grid;gap:0 1.2rem;grid-template-columns:minmax(0,1fr) minmax(0,1fr);align-items:start}.writing .live{margin-top:-1.7rem;position:sticky;top:1rem}}
`;
