/** The board of articles, an article, its publication. */
export const articleStyles = `
.states{display:flex;flex-wrap:wrap;gap:.1rem .8rem;margin:0}.state{display:inline-flex;gap:.35em;align-items:center;white-space:nowrap;font-size:.89rem}
.state.missing,.state.draft{color:var(--soft)}.state.current{color:var(--good)}.state:is(.outdated,.scheduled,.review){color:var(--warn)}.state.withdrawn{color:var(--bad)}
.icon .ring{fill:none;stroke:currentColor;stroke-width:1.5;stroke-linecap:round}.state.missing .ring{stroke-dasharray:2.2 2.2}
@media(min-width:47.01rem){table.articles{table-layout:fixed}table.articles th:first-child{width:19%}}table.articles td:nth-child(2){width:auto}table.articles .title{display:block}table.articles td .soft,table.articles th .soft{font-size:.86rem}
.editions,.halves{display:grid;gap:0 1.1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));align-items:start}
.edition{border-top:1px solid var(--line);padding:.7rem 0 .4rem;min-width:0}.edition .title{font:600 1.1rem/1.4 var(--serif);margin:.3rem 0}.edition .ways{align-items:center;margin:.6rem 0 .3rem;gap:.3rem 1rem}
.panel h3{margin:.9rem 0 .3rem;font-size:.95rem}.panel .edition h3{margin-top:0}
ul.short>li{padding:.12rem 0;border:0}
.ordered{list-style:none;padding:0;margin:.2rem 0 .8rem}.ordered>li,.suggested>li{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:center;padding:.35rem 0;border-top:1px solid var(--line)}.ordered>li:first-child,.suggested>li:first-child{border-top:0}
.ordered .what,.suggested .what{flex:1 1 16rem;min-width:0}.shifts{display:flex;flex-wrap:wrap;gap:.1rem .9rem}button:disabled{opacity:.45;cursor:default;border-color:var(--line)}button.quiet:disabled{border-color:transparent;text-decoration:none}
.passage{margin:.15rem 0}.passage q{quotes:none}mark{background:var(--warn-bg);color:inherit;box-shadow:inset 0 -2px var(--warn);border-radius:2px}
.outgoing{border-top:1px solid var(--line);padding:.5rem 0 .6rem}.outgoing:first-of-type{border-top:0}div.outgoing>:not(.tick){margin-left:1.6rem}p.outgoing{margin:0}table.articles button.quiet{min-height:1.7rem;padding-block:.1rem}
fieldset.when{margin:.9rem 0;max-width:34rem}.notes textarea{min-height:5rem}.plan{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:center;margin-bottom:.6rem}.plan p{margin:0}
blockquote.note{margin:.3rem 0 .6rem;padding:.1rem 0 .1rem .9rem;border-left:3px solid var(--edge);white-space:pre-wrap}.told{margin-bottom:.6rem}
`;
