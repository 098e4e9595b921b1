import { periodOf } from '../../network/select-claims.ts';
import type { ClaimRecord } from '../../rdf/read-claims.ts';
import type { App, Pane } from '../shell/app.ts';
import { html, replace } from '../shell/elements.ts';
import { actorSummary } from './actor-summary.ts';
import { claimCard } from './claim-card.ts';

/** As many cards as a screen holds at once; the others are drawn when one comes near them. */
const FIRST = 10;
const STEP = 30;
const MOST_PRINTED = 500;

function ordered(claims: readonly ClaimRecord[], sort: string): readonly ClaimRecord[] {
  if (sort === 'text') return claims;
  const key = (claim: ClaimRecord): string => periodOf(claim)?.from ?? '9999';
  return [...claims].sort((x, y) =>
    sort === 'date' ? (key(x) < key(y) ? -1 : key(x) > key(y) ? 1 : 0) : (y.confidence ?? 0) - (x.confidence ?? 0),
  );
}

/** The list of claims: the words behind every picture. It grows as one reads, so that 5,000 claims cost no more than 40. */
export function claimList(app: App): Pane {
  const count = html('span', { class: 'count', role: 'status' });
  const sort = html(
    'select',
    { 'aria-label': 'Order of the claims', onchange: () => app.change({ sort: sort.value as 'text' | 'date' | 'confidence' }, 'quiet') },
    html('option', { value: 'text' }, 'by place in text'),
    html('option', { value: 'date' }, 'by date'),
    html('option', { value: 'confidence' }, 'by confidence'),
  );
  const summary = html('div', {});
  const list = html('div', { class: 'cards' });
  const more = html('button', { type: 'button', class: 'more', onclick: () => grow() });
  const element = html(
    'section',
    { class: 'pane claims', 'aria-labelledby': 'claims-title', id: 'claims' },
    html('header', { class: 'pane-head' }, html('h2', { id: 'claims-title' }, 'Claims '), count, sort),
    html('div', { class: 'pane-body', tabindex: '0', role: 'group', 'aria-label': 'List of claims' }, summary, list, more),
  );
  let shown: readonly ClaimRecord[] = [];
  let drawn = 0;
  let key: unknown[] = [];
  let focused: string | null = null;

  const grow = (to = drawn + STEP): void => {
    const { model } = app.now();
    const part = shown.slice(drawn, to).map((claim) => claimCard(app, model, claim));
    list.append(...part);
    drawn += part.length;
    more.hidden = drawn >= shown.length;
    more.textContent = `Show ${Math.min(STEP, shown.length - drawn)} more of ${shown.length - drawn}`;
  };
  // On paper nobody scrolls.
  window.addEventListener('beforeprint', () => grow(Math.min(shown.length, MOST_PRINTED)));
  if ('IntersectionObserver' in window) {
    new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting) && !more.hidden) grow();
    }).observe(more);
  }

  return {
    element,
    update({ model, state, selected }) {
      const next = [selected, state.sort, model];
      if (next.some((value, k) => value !== key[k])) {
        key = next;
        focused = null;
        shown = ordered(selected.claims, state.sort);
        drawn = 0;
        list.replaceChildren();
        count.textContent = `${shown.length}${shown.length === model.claims.length ? '' : ` of ${model.claims.length}`}`;
        sort.value = state.sort;
        grow(FIRST);
        if (shown.length === 0) {
          list.append(
            html(
              'p',
              { class: 'empty' },
              model.claims.length === 0 ? 'No claims yet. Drop an article to read it.' : 'No claim passes the filters.',
            ),
          );
        }
      }
      replace(summary, state.actor === null ? null : actorSummary(app, model, state.actor));
      if (state.claim !== focused) {
        focused = state.claim;
        list.querySelector('.card.current')?.classList.remove('current');
        const at = shown.findIndex((claim) => claim.iri === state.claim);
        if (at < 0) return;
        if (at >= drawn) grow(at + 5);
        const card = list.children[at] as HTMLElement | undefined;
        card?.classList.add('current');
        card?.scrollIntoView({ block: 'nearest' });
      }
    },
  };
}

/** The claim before or after the one in focus, in the order of the list. */
export function nextClaim(app: App, step: 1 | -1): ClaimRecord | null {
  const { state, selected } = app.now();
  const all = ordered(selected.claims, state.sort);
  const at = all.findIndex((claim) => claim.iri === state.claim);
  return all[at < 0 ? (step === 1 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)] ?? null;
}
