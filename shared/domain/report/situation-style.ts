/** The looks of the situation's page: the app's own colours, light on paper whatever the screen was. */
export const SITUATION_STYLE = `
:root{color-scheme:light dark;--ground:#f4f6f9;--panel:#fff;--ink:#10151f;--ink-2:#3f4a5e;--line:#d3dae5;
--s1:#9b0a16;--s1-ink:#fff;--s1-line:#9b0a16;--s2:#ee8e33;--s2-ink:#0b0e14;--s2-line:#8f4a00;
--s3:#ffedb0;--s3-ink:#0b0e14;--s3-line:#7a6200;--s4:#1173d4;--s4-ink:#fff;--s4-line:#1173d4;--drill:#5b2a86;--drill-ink:#fff;
font:450 17px/1.45 Inter,system-ui,-apple-system,"Segoe UI",sans-serif}
@media (prefers-color-scheme:dark){:root{--ground:#0b0e14;--panel:#12161f;--ink:#f2f5fa;--ink-2:#b8c2d3;--line:#2c3546;
--s1:#ec453b;--s1-ink:#0b0e14;--s1-line:#ec453b;--s2:#ffab40;--s2-line:#ffab40;--s3:#fce9b0;--s3-line:#fce9b0;
--s4:#6e95ea;--s4-ink:#0b0e14;--s4-line:#6e95ea;--drill:#d9c2ff;--drill-ink:#0b0e14}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink)}
main{max-width:54rem;margin:auto;padding:1.5rem 1.25rem 2rem;overflow-wrap:anywhere}
h1,p,dl,dd{margin:0}
h1{font-size:1.65rem;line-height:1.2;font-weight:700;letter-spacing:-.01em}
i{font-style:normal;color:var(--ink-2)}
small{font-size:.85rem;font-weight:450;color:var(--ink-2)}
.figure{font-family:"JetBrains Mono",ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-variant-numeric:tabular-nums}
.exercise{margin-bottom:1rem;padding:.4rem .9rem;border-radius:.35rem;background:var(--drill);color:var(--drill-ink);font-weight:800;letter-spacing:.12em;text-align:center}
header{display:flex;gap:1.1rem;align-items:center;margin-bottom:1.25rem}
header>div{min-width:0}
.severity{flex:none;display:grid;grid-template-columns:auto auto;gap:0 .45rem;align-items:center;justify-content:center;min-width:8.25rem;padding:.7rem 1rem;border:2px solid;border-radius:.5rem}
.severity svg{width:1.5rem;height:1.5rem;fill:currentColor}
.severity b{font-size:1.9rem;line-height:1.1;font-weight:800}
.severity span{grid-column:1/-1;font-size:.95rem;font-weight:650;text-align:center}
.severity[data-level="1"]{background:var(--s1);color:var(--s1-ink);border-color:var(--s1-line)}
.severity[data-level="2"]{background:var(--s2);color:var(--s2-ink);border-color:var(--s2-line)}
.severity[data-level="3"]{background:var(--s3);color:var(--s3-ink);border-color:var(--s3-line)}
.severity[data-level="4"]{background:var(--s4);color:var(--s4-ink);border-color:var(--s4-line)}
.under{display:flex;flex-wrap:wrap;gap:.3rem .8rem;align-items:center;margin-top:.45rem;color:var(--ink-2);font-size:.9rem}
.phase{padding:.05rem .6rem;border:1px solid var(--ink-2);border-radius:.3rem;font-weight:650}
.facts>div,.words{background:var(--panel);border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem}
dt{color:var(--ink-2);font-size:.8rem;font-weight:650}
.facts{display:grid;grid-template-columns:1fr 1fr;gap:.6rem;margin-bottom:.6rem}
.facts dd{font-size:1.1rem;font-weight:650}
.facts dd.figure{font-weight:600}
.facts small{display:block}
.facts>div:last-child:nth-child(odd){grid-column:1/-1}
.facts dt{margin-bottom:.15rem}
.words{padding-block:.25rem}
.words>div{display:grid;grid-template-columns:7.5rem minmax(0,1fr);gap:.2rem 1rem;align-items:baseline;padding:.7rem 0}
.words>div+div{border-top:1px solid var(--line)}
.words dd{max-width:70ch;white-space:pre-line}
.words>:first-child dd{font-weight:600}
footer{margin-top:1.25rem;padding-top:.8rem;border-top:1px solid var(--line);color:var(--ink-2);font-size:.9rem}
footer b{color:var(--ink);font-variant-numeric:tabular-nums}
@media (max-width:34rem){main{padding:1rem .9rem 1.5rem}header{flex-direction:column;align-items:stretch;gap:.8rem}
.severity{justify-content:start;grid-template-columns:auto auto 1fr;padding:.55rem .9rem}.severity span{grid-column:auto;text-align:start;padding-left:.4rem}
h1{font-size:1.4rem}.facts,.words>div{grid-template-columns:1fr}}
@page{size:A4;margin:14mm}
@media print{:root{color-scheme:light;--ground:#fff;--panel:#fff;--ink:#10151f;--ink-2:#3f4a5e;--line:#b8c2d3;
--s1:#9b0a16;--s1-ink:#fff;--s1-line:#9b0a16;--s2:#ee8e33;--s2-line:#8f4a00;--s3:#ffedb0;--s3-line:#7a6200;
--s4:#1173d4;--s4-ink:#fff;--s4-line:#1173d4;--drill:#5b2a86;--drill-ink:#fff;font-size:11pt}
.severity,.exercise{print-color-adjust:exact;-webkit-print-color-adjust:exact}
main{max-width:none;padding:0}header{flex-direction:row;align-items:center}dl>div{break-inside:avoid}.facts{grid-template-columns:1fr 1fr}.words>div{grid-template-columns:7.5rem minmax(0,1fr)}}
`;
