/** Who is told of changes. */
export const webhookStyles = `
.event-types{display:grid;gap:0 1.2rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,14rem),1fr))}
.fields.one{grid-template-columns:minmax(0,40rem)}.more fieldset{margin-bottom:1rem}
.address,pre.wrapped{overflow-wrap:anywhere}pre.wrapped{white-space:pre-wrap;font-size:.86rem}
.webhook-acts .panel{margin:0 0 1.1rem}ol.attempts{list-style:none;padding:0}ol.attempts>li{padding:.5rem 0;border-top:1px solid var(--line)}ol.attempts>li:first-child{border-top:0}
.facts code{overflow-wrap:anywhere}
`;
