/** Pictures. */
export const imageStyles = `
.pictures{list-style:none;margin:0 0 1.1rem;padding:0;display:grid;gap:1.1rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,13rem),1fr))}
.pictures>li{background:var(--sheet);border:1px solid var(--line);border-radius:6px;padding:.7rem;display:flex;flex-direction:column;gap:.15rem;min-width:0}
.pictures a{display:block}.pictures .name{display:block;margin-top:.5rem;overflow-wrap:anywhere}.pictures .hint{margin:0}
.thumbnail{display:block;position:relative;aspect-ratio:3/2;background:var(--tint);border-radius:3px;overflow:hidden}.thumbnail img{position:absolute;inset:0;width:100%;height:100%;object-fit:contain}
.pictures .tag{white-space:normal;border-radius:.75em;margin-top:.2rem}
figure.picture{margin:0 0 1.1rem}.picture img{display:block;max-width:100%;max-height:32rem;width:auto;height:auto;background:var(--tint);border-radius:3px;margin-bottom:.7rem}
.lead-image .fields{align-items:end}.chosen{display:flex;flex-wrap:wrap;gap:.7rem;align-items:center}.chosen .thumbnail{width:9rem}
.choices{display:grid;gap:.4rem .9rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,10rem),1fr));max-height:26rem;overflow:auto;padding:.2rem}
.picture-choice{align-items:start}.picture-choice>span{flex:1}.picture-choice .name{display:block;overflow-wrap:anywhere}.picture-choice .hint{display:block}
`;
