import type { App, Pane } from './app.ts';
import { html } from './elements.ts';
import { VIEWS } from './state.ts';

const WORDS = { read: 'Read', ask: 'Ask', network: 'Network', time: 'Time', map: 'Map', sources: 'Sources' } as const;

/** Name, views, search, what can be added and saved. */
export function headerBar(app: App, search: HTMLElement, ...tools: readonly HTMLElement[]): Pane {
  const links = VIEWS.map((view) => {
    const link = html(
      'a',
      {
        href: `?view=${view}`,
        onclick: (event: MouseEvent) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          app.change({ view });
        },
      },
      WORDS[view],
    );
    return { view, link };
  });
  const notice = html('p', { class: 'notice', hidden: true });
  const element = html(
    'header',
    { class: 'top' },
    html('h1', { class: 'brand' }, 'entente'),
    html(
      'nav',
      { 'aria-label': 'Views' },
      links.map(({ link }) => link),
    ),
    search,
    html('span', { class: 'tools' }, tools),
    notice,
  );
  return {
    element,
    update({ model, state }) {
      for (const { view, link } of links) {
        if (view === state.view) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
      notice.textContent = model.data.notice ?? '';
      notice.hidden = model.data.notice === null;
    },
  };
}
