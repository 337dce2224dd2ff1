/** The register. */
export const registerStyles = `
.panel.sheet,form.sheet{max-width:52rem}.panel.sheet h2{font-size:1.05rem;color:inherit}
.notice h2.plain{color:inherit;font-size:1rem}.sheet .notice{background:var(--tint);margin:.4rem 0 1rem}
.send{display:flex;flex-wrap:wrap;gap:.5rem 1.2rem;align-items:center;margin:.9rem 0 0}
.act{margin:.8rem 0 0}.field.short{max-width:10rem}.field.date{max-width:22rem}.fields .field.date{max-width:none}
.heading.names h1 .second{font-size:1.05rem;font-weight:400;color:var(--soft)}
.heading.names{align-items:center}
.pair{display:grid;gap:.8rem 1.1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));margin:.6rem 0 1rem}
fieldset.bare{margin:0 0 .8rem}fieldset.bare>legend{padding:0;margin:0;font-size:.9rem}fieldset.bare .fields label{font-weight:400}
.choice{margin:0 0 1rem}.choice .tick{padding:.5rem 0;border-top:1px solid var(--line)}.choice .tick:first-of-type{border-top:0}
.filter.register .field{flex:1 1 9rem}.filter.register .wide{flex-basis:18rem}table.register th .tag{margin-left:0}.meanwhile th{min-width:5rem}
h2.part{margin:0 0 .5rem}table.register td:nth-child(2){width:auto}table.register :is(th,td){width:auto}
.history{padding:0;margin:.3rem 0;list-style:none;font-size:.92rem}.history li{padding:.15rem 0}.history .number{color:var(--soft);font-variant-numeric:tabular-nums}.history .number::after{content:"."}
.history s{text-decoration-color:var(--soft);color:var(--soft)}
.side .facts.stacked dd+dd{margin-top:.1rem}.side .change{font-size:.89rem}
.moves{display:grid;gap:.7rem}.moves>div{border-top:1px solid var(--line);padding-top:.6rem}.moves>div:first-child{border-top:0;padding-top:0}.moves dt{font-size:.86rem;color:var(--soft)}.moves dd{padding:.1rem 0}
@media(min-width:48rem){.moves>div{display:grid;grid-template-columns:13rem minmax(0,1fr)}.moves dt{grid-row:1/span 100}.moves dd{grid-column:2}}
.counts.batches{gap:.2rem 1.4rem}.sheet form+form{margin-top:1rem}
`;
