/**
 * The only script of a report: boxes that hide a status, and lighting up a claim in text and list alike. Everything else works without it.
 * Its hash stands in the report's policy, so nothing else can run.
 */
export const REPORT_SCRIPT = `
'use strict';
const all = (selector) => [...document.querySelectorAll(selector)];
for (const box of all('.legend input')) {
  box.disabled = false;
  box.addEventListener('change', () => {
    for (const item of all('.claims li, a.n')) if (item.dataset.status === box.value) item.hidden = !box.checked;
    for (const line of all('.u.s-' + box.value)) line.style.textDecorationLine = box.checked ? '' : 'none';
  });
}
const light = (claim) => {
  for (const item of all('.lit')) item.classList.remove('lit');
  if (claim === null) return;
  for (const item of all('[data-claims]')) if (item.dataset.claims.split(' ').includes(claim)) item.classList.add('lit');
};
for (const item of all('.claims li')) {
  item.addEventListener('mouseenter', () => light(item.dataset.claims));
  item.addEventListener('mouseleave', () => light(null));
}
`;
