import { STATUSES } from '../../network/status-strength.ts';
import type { JsonAnswer, JsonTerm } from '../../server/answer-json.ts';
import { signOf } from '../claims/claim-card.ts';
import { statusBadge } from '../claims/status-badge.ts';
import type { App } from '../shell/app.ts';
import { type Child, html } from '../shell/elements.ts';

const STEP = 200;

function cell(app: App, variable: string, term: JsonTerm | null): Child {
  if (term === null) return html('span', { class: 'unbound' }, '–');
  const { model } = app.now();
  if (term.kind === 'iri') {
    const claim = model.claimOf.get(term.value);
    if (claim) {
      const number = model.numberOf.get(claim.iri);
      return html(
        'button',
        {
          type: 'button',
          class: 'small evidence',
          'aria-label': `${signOf(claim)} ${number} evidence, ${claim.status}`,
          onclick: () => app.change({ view: 'read', claim: claim.iri, article: claim.article.iri }),
        },
        `${signOf(claim)} ${number} evidence`,
      );
    }
    if (model.parties.has(term.value)) {
      return html(
        'button',
        { type: 'button', class: 'party', onclick: () => app.change({ view: 'read', actor: term.value, open: [term.value] }) },
        term.label,
      );
    }
    return html('span', { title: term.value }, term.label);
  }
  if ((STATUSES as readonly string[]).includes(term.value)) return statusBadge(term.value);
  if (/quote|exact/i.test(variable) && term.value !== '') return html('q', {}, term.value);
  return /^\d{4}-\d\d/.test(term.value) ? html('span', { class: 'date' }, term.value) : term.value;
}

/** The rows of an answer, with labels for IRIs, the signs of statuses, and the way to the evidence. */
export function answerTable(app: App, answer: Extract<JsonAnswer, { kind: 'bindings' }>): HTMLElement {
  const body = html('tbody', {});
  const more = html('button', { type: 'button', class: 'more', onclick: () => grow() });
  let drawn = 0;
  const grow = (): void => {
    const part = answer.rows.slice(drawn, drawn + STEP);
    body.append(
      ...part.map((row) =>
        html(
          'tr',
          {},
          row.map((term, k) => html('td', {}, cell(app, answer.variables[k] ?? '', term))),
        ),
      ),
    );
    drawn += part.length;
    more.hidden = drawn >= answer.rows.length;
    more.textContent = `Show ${Math.min(STEP, answer.rows.length - drawn)} more rows`;
  };
  grow();
  return html(
    'div',
    {},
    html(
      'div',
      { class: 'table-box', tabindex: '0', role: 'group', 'aria-label': 'Table of the answer' },
      html(
        'table',
        {},
        html(
          'thead',
          {},
          html(
            'tr',
            {},
            answer.variables.map((variable) => html('th', { scope: 'col' }, variable.replaceAll('_', ' '))),
          ),
        ),
        body,
      ),
    ),
    more,
  );
}
