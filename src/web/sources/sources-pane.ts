import { statusLine } from '../../network/status-line.ts';
import { STATUSES } from '../../network/status-strength.ts';
import type { App, Pane } from '../shell/app.ts';
import { html, replace } from '../shell/elements.ts';

/** All articles, with what they hold, and who is quoted how often. */
export function sourcesPane(app: App): Pane {
  const body = html('div', { class: 'pane-body' });
  const element = html(
    'section',
    { class: 'pane sources', 'aria-labelledby': 'sources-title' },
    html('header', { class: 'pane-head' }, html('h2', { id: 'sources-title' }, 'Sources')),
    body,
  );
  let key: unknown = null;
  return {
    element,
    update({ model, state }) {
      if (state.view !== 'sources' || key === model) return;
      key = model;
      const rows = model.articles.map((article) => {
        const claims = model.claimsOf.get(article.iri) ?? [];
        return html(
          'tr',
          {},
          html(
            'td',
            {},
            html(
              'button',
              {
                type: 'button',
                class: 'party',
                onclick: () => app.change({ view: 'read', article: article.iri, only: true, claim: null }),
              },
              article.title ?? article.id,
            ),
          ),
          html('td', {}, article.publisher ?? '–'),
          html('td', {}, article.issued ?? 'no date'),
          html('td', { class: 'figure' }, String(claims.length)),
          STATUSES.map((status) =>
            html('td', { class: 'figure' }, String(claims.filter((claim) => claim.status === status).length || '·')),
          ),
        );
      });
      const speakers = new Map<string, number>();
      for (const claim of model.claims) for (const who of claim.attributedTo) speakers.set(who.label, (speakers.get(who.label) ?? 0) + 1);
      const ranked = [...speakers].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1)).slice(0, 40);
      replace(
        body,
        html(
          'div',
          { class: 'table-box', tabindex: '0', role: 'group', 'aria-label': 'Table of articles' },
          html(
            'table',
            {},
            html(
              'thead',
              {},
              html(
                'tr',
                {},
                ['article', 'publisher', 'published'].map((words) => html('th', { scope: 'col' }, words)),
                ['claims', ...STATUSES.map((status) => `${statusLine(status).sign} ${status}`)].map((words) =>
                  html('th', { scope: 'col', class: 'figure' }, words),
                ),
              ),
            ),
            html('tbody', {}, rows),
          ),
        ),
        html('h3', {}, 'Who is quoted'),
        ranked.length === 0
          ? html('p', { class: 'empty' }, 'Nobody: every claim stands in an article’s own voice.')
          : html(
              'ol',
              { class: 'speakers' },
              ranked.map(([label, n]) => html('li', {}, `${label} (${n})`)),
            ),
      );
    },
  };
}
