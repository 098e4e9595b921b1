/** The style of a report: readable on a screen, in the dark, and on paper. Its hash stands in the report's policy. */
export const REPORT_STYLE = `
:root{--paper:#fff;--ink:#14202e;--faint:#566170;--edge:#d3dae2;--panel:#f5f7f9;--lit:#fff1b8;--cue:#ffe08a;
--asserted:#14202e;--reported:#14557f;--alleged:#8a4b00;--planned:#2a4fb0;--possible:#6a3c96;--denied:#a3142a;color-scheme:light dark}
@media screen and (prefers-color-scheme:dark){:root{--paper:#12181f;--ink:#eaeff4;--faint:#a7b3c0;--edge:#36414d;--panel:#1b232c;--lit:#4a4010;--cue:#6b5710;
--asserted:#eaeff4;--reported:#8fc7ef;--alleged:#f0b25c;--planned:#9db8ff;--possible:#cfa8f5;--denied:#ff8d99}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1.6rem clamp(.8rem,3vw,2.4rem) 4rem;font:16px/1.5 system-ui,"Helvetica Neue",Arial,sans-serif;color:var(--ink);background:var(--paper)}
h1,h2,h3,.text,q,blockquote{font-family:Charter,"Bitstream Charter",Georgia,"Liberation Serif",serif}
h1{font-size:2rem;line-height:1.15;margin:0 0 .3rem}h2{font-size:1.3rem;margin:2.2rem 0 .6rem;border-top:2px solid var(--ink);padding-top:.5rem}h3{margin:1rem 0 .3rem}
p{margin:.3rem 0}.meta,.note{color:var(--faint);font-size:.9rem;overflow-wrap:anywhere}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;border:0;padding:0;margin:1rem 0}.legend label{display:inline-flex;gap:.35rem;align-items:baseline;cursor:pointer}
.columns{display:grid;gap:2rem}@media(min-width:60rem){.columns{grid-template-columns:minmax(0,1.1fr) minmax(0,1fr)}}
.text{font-size:1.08rem;line-height:1.85;white-space:pre-wrap;overflow-wrap:anywhere;max-width:68ch}
.s-asserted{--s:var(--asserted);--l:solid}.s-reported{--s:var(--reported);--l:dashed}.s-alleged{--s:var(--alleged);--l:dotted}
.s-planned{--s:var(--planned);--l:dashed}.s-possible{--s:var(--possible);--l:wavy}.s-denied{--s:var(--denied);--l:double}
.u{text-decoration:underline var(--l) var(--s);text-decoration-thickness:2px;text-underline-offset:4px;text-decoration-skip-ink:none}
.u.s-alleged{text-decoration-thickness:3px}.u.s-possible{text-decoration-thickness:1px}.u.d1{text-underline-offset:8px}.u.d2{text-underline-offset:12px}
.n{font:600 .68rem/1 system-ui,Arial,sans-serif;color:var(--s);vertical-align:.5em;text-decoration:none;padding:.25rem .1rem}
.badge{color:var(--s);border:1.5px solid var(--s);border-radius:4px;padding:0 .4rem;font-size:.85rem;font-weight:600;white-space:nowrap}
.badge.s-reported,.badge.s-planned{border-style:dashed}.badge.s-alleged,.badge.s-possible{border-style:dotted}.badge.s-denied{border-style:double;border-width:3px}
.claims{list-style:none;margin:0;padding:0;display:grid;gap:.8rem}
.claims li{border-left:4px solid var(--s);padding:.1rem 0 .3rem .8rem;break-inside:avoid}
.claims li.s-reported,.claims li.s-planned{border-left-style:dashed}.claims li.s-alleged,.claims li.s-possible{border-left-style:dotted}.claims li.s-denied{border-left:6px double var(--s)}
.head{display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:baseline;font-size:.9rem;color:var(--faint)}.head a{color:var(--ink);font-weight:700;text-decoration:none}
.fact{font-size:1.05rem}.fact b{font-weight:650}blockquote{margin:.2rem 0;padding-left:.7rem;border-left:2px solid var(--edge)}mark{background:var(--cue);color:inherit}
:target{background:var(--lit)}.lit{background:var(--lit)}[hidden]{display:none}a{color:var(--reported)}
figure{margin:0;background:#fff;border:1px solid var(--edge);border-radius:8px;overflow:hidden}figure svg{display:block;width:100%;height:auto}
ul.plain{margin:.3rem 0;padding-left:1.2rem}code{font-size:.8rem;overflow-wrap:anywhere}
:focus-visible{outline:2px solid var(--reported);outline-offset:2px}
@media print{body{max-width:none;padding:0;font-size:10.5pt}.legend input{display:none}.columns{display:block}h2{break-after:avoid}figure{break-inside:avoid;border:0}a{color:inherit}}
`;
