import { categoryOf, typeOf } from '../../network/select-claims.ts';
import { STATUS_LINES } from '../../network/status-line.ts';
import { STATUSES } from '../../network/status-strength.ts';
import type { App, Pane } from './app.ts';
import { html, replace } from './elements.ts';
import { type Model, nameOf, sourceOf } from './model.ts';
import { START } from './state.ts';

const FILTERS = ['statuses', 'confidence', 'source', 'from', 'to', 'actor', 'type', 'only'] as const;

function typeOptions(model: Model): HTMLElement[] {
  const types = new Map<string, Map<string, number>>();
  for (const claim of model.claims) {
    const row = types.get(categoryOf(claim)) ?? new Map<string, number>();
    row.set(typeOf(claim), (row.get(typeOf(claim)) ?? 0) + 1);
    types.set(categoryOf(claim), row);
  }
  return [...types]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([category, row]) =>
      html(
        'optgroup',
        { label: category.toLowerCase() },
        [...row].sort(([x], [y]) => (x < y ? -1 : 1)).map(([type, n]) => html('option', { value: type }, `${nameOf(model, type)} (${n})`)),
      ),
    );
}

/** Filters by status, confidence, source, date, event class and actor; each shows what it leaves. */
export function filterBar(app: App): Pane {
  const boxes = STATUSES.map((status) => {
    const box = html('input', {
      type: 'checkbox',
      onchange: () => {
        const { statuses } = app.now().state;
        app.change({ statuses: STATUSES.filter((one) => (one === status ? box.checked : statuses.includes(one))) });
      },
    });
    const count = html('span', { class: 'n' });
    const label = html(
      'label',
      { class: `chip s-${status}`, title: STATUS_LINES[status].meaning },
      box,
      html('span', { 'aria-hidden': 'true' }, STATUS_LINES[status].sign),
      html('span', { class: 'under' }, status),
      count,
    );
    return { status, box, count, label };
  });
  const confidence = html('input', {
    type: 'range',
    min: '0',
    max: '1',
    step: '0.05',
    id: 'confidence',
    oninput: () => app.change({ confidence: Number(confidence.value) }, 'quiet'),
  });
  const figure = html('output', { for: 'confidence' });
  const source = html('select', { id: 'source', onchange: () => app.change({ source: source.value || null }) });
  const type = html('select', { id: 'type', onchange: () => app.change({ type: type.value || null }) });
  const from = html('input', { type: 'date', id: 'from', onchange: () => app.change({ from: from.value || null }) });
  const to = html('input', { type: 'date', id: 'to', onchange: () => app.change({ to: to.value || null }) });
  const actor = html('span', {});
  const clear = html(
    'button',
    { type: 'button', class: 'small', onclick: () => app.change(Object.fromEntries(FILTERS.map((name) => [name, START[name]]))) },
    'clear filters',
  );
  const field = (id: string, words: string, control: HTMLElement): HTMLElement =>
    html('span', { class: 'field' }, html('label', { for: id }, words), control);
  const more = html(
    'details',
    { class: 'more-filters' },
    html('summary', {}, 'more filters'),
    html(
      'div',
      { class: 'fields' },
      html('span', { class: 'field' }, html('label', { for: 'confidence' }, 'confidence ≥'), confidence, figure),
      field('type', 'what', type),
      field('source', 'source', source),
      field('from', 'from', from),
      field('to', 'to', to),
    ),
  );
  const element = html(
    'section',
    { class: 'filters', 'aria-label': 'Filters' },
    html(
      'fieldset',
      { class: 'statuses' },
      html('legend', { class: 'unseen' }, 'Status'),
      boxes.map(({ label }) => label),
    ),
    actor,
    more,
    clear,
  );
  let listed: unknown = null;
  return {
    element,
    update({ model, state, selected }) {
      if (listed !== model) {
        listed = model;
        replace(type, html('option', { value: '' }, 'anything'), typeOptions(model));
        const sources = [...new Set(model.articles.map(sourceOf))].sort();
        replace(
          source,
          html('option', { value: '' }, 'any source'),
          sources.map((one) => html('option', { value: one }, one)),
        );
      }
      for (const { status, box, count } of boxes) {
        box.checked = state.statuses.includes(status);
        count.textContent = String(selected.counts.get(status) ?? 0);
      }
      confidence.value = String(state.confidence);
      figure.textContent = state.confidence.toFixed(2);
      type.value = state.type ?? '';
      source.value = state.source ?? '';
      if (from.value !== (state.from ?? '')) from.value = (state.from ?? '').length === 10 ? (state.from ?? '') : '';
      if (to.value !== (state.to ?? '')) to.value = (state.to ?? '').length === 10 ? (state.to ?? '') : '';
      const party = state.actor === null ? null : (model.parties.get(state.actor)?.named.label ?? state.actor);
      replace(
        actor,
        party === null
          ? null
          : html(
              'button',
              { type: 'button', class: 'chip on', title: 'Show all actors again', onclick: () => app.change({ actor: null }) },
              `about ${party} ✕`,
            ),
      );
      const set = FILTERS.filter((name) => state[name] !== START[name] && String(state[name]) !== String(START[name]));
      clear.hidden = set.length === 0;
      if (['confidence', 'source', 'from', 'to', 'type'].some((name) => set.includes(name as (typeof FILTERS)[number]))) more.open = true;
    },
  };
}
