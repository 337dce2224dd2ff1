/** Reviews, comments, notices. */
export const reviewStyles = `
#talk .panel{padding:.8rem 1rem}#talk .line{margin:.3rem 0}#talk form{margin:.3rem 0}.talk-page{max-width:46rem}
.work p{margin:.2rem 0}.work .line:empty{display:none}
.verdict{border-left:4px solid var(--edge);padding:.1rem .8rem;margin:.3rem 0 .6rem}.verdict.approved{border-color:var(--good)}.verdict.changes_wanted{border-color:var(--warn)}
p.said{border-left:2px solid var(--line);padding-left:.7rem;margin:.4rem 0}
.thread{border-top:1px solid var(--line);padding:.7rem 0 .2rem}.thread:first-of-type{border-top:0}.thread:target{outline:3px solid var(--link);outline-offset:4px;border-radius:2px}
.thread .about{margin:0;font-size:.86rem;color:var(--soft)}.thread blockquote{margin:.2rem 0 .3rem;padding-left:.7rem;border-left:2px solid var(--edge);color:var(--soft);font-size:.9rem;overflow-wrap:anywhere}
.thread .standing{color:var(--warn);font-size:.86rem;margin:0 0 .3rem}.thread .said{margin:.4rem 0}.thread .by{margin:0;font-size:.86rem}.thread .by time{color:var(--soft)}.thread .said .text{margin:.1rem 0}.mention{color:var(--link)}
.thread .acts{display:flex;flex-wrap:wrap;gap:0 1.2rem;align-items:baseline}#talk .thread .acts form,.thread .acts details{margin:0}.thread .acts details[open]{flex:1 1 100%}
[data-told]:empty{display:none}
.mark{display:inline-block;min-width:1.6rem;line-height:1.6rem;text-align:center;font-size:.82rem;border-radius:1em;background:var(--act);color:var(--on-act);text-decoration:none;font-variant-numeric:tabular-nums}.mark.none{background:none;color:var(--soft);border:1px solid var(--line);line-height:calc(1.6rem - 2px)}.mark.none:hover{color:var(--ink);border-color:var(--edge)}
.bell{display:inline-flex;align-items:center;gap:.25rem;min-height:2rem;padding:0 .2rem;color:var(--soft);text-decoration:none}.bell:hover,.bell[aria-current]{color:var(--ink)}.bell .icon{width:1.15rem;height:1.15rem}
.bell .number{font-size:.78rem;line-height:1.25rem;min-width:1.25rem;padding:0 .3rem;text-align:center;border-radius:1em;background:var(--act);color:var(--on-act);font-variant-numeric:tabular-nums}
.who a{color:inherit;text-decoration-color:var(--edge)}
.all-read{margin:0 0 .4rem}.unread form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 1rem;align-items:start}.unread .told{text-align:left;font-weight:600;padding-block:.1rem;min-height:1.7rem}.unread .done{grid-column:2;grid-row:1;font-size:.86rem;min-height:1.7rem;padding-block:.1rem}.plain .beside{min-width:0}.plain .beside p{margin:.1rem 0}.plain .quoted{color:var(--soft);border-left:2px solid var(--line);padding-left:.7rem}.plain .due{margin-left:.8rem}
`;
