import type { App, Pane } from './app.ts';
import { html, replace } from './elements.ts';
import { fold, kindOf, type SearchEntry, search, searchEntries } from './search.ts';

/** Finds entities by label and alias and claims by their words: a combobox after the ARIA pattern. */
export function searchBox(app: App): Pane & { readonly focus: () => void } {
  const input = html('input', {
    type: 'search',
    id: 'search',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: 'Search entities & claims',
    'aria-label': 'Search entities and claims',
    'aria-expanded': 'false',
    'aria-controls': 'found',
    'aria-autocomplete': 'list',
    oninput: () => look(),
    onkeydown: (event: KeyboardEvent) => key(event),
    onblur: () => close(),
  });
  const list = html('ul', { id: 'found', role: 'listbox', 'aria-label': 'Found', hidden: true });
  const element = html('div', { class: 'search', role: 'search' }, input, html('kbd', { 'aria-hidden': 'true' }, '/'), list);
  let entries: readonly SearchEntry[] = [];
  let found: readonly SearchEntry[] = [];
  let at = -1;
  let listed: unknown = null;

  const close = (): void => {
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (entry: SearchEntry): void => {
    close();
    input.value = '';
    // The keys of the page rest in a field; what was found is in the list of claims, so the focus goes there.
    document.querySelector<HTMLElement>('#claims .pane-body')?.focus();
    if (entry.kind === 'actor') app.change({ actor: entry.iri, open: [entry.iri] });
    else app.change({ claim: entry.iri, article: app.now().model.claimOf.get(entry.iri)?.article.iri ?? null, view: 'read' });
  };
  const mark = (): void => {
    for (const [k, item] of [...list.children].entries()) item.setAttribute('aria-selected', String(k === at));
    if (at < 0) input.removeAttribute('aria-activedescendant');
    else {
      input.setAttribute('aria-activedescendant', `found-${at}`);
      list.children[at]?.scrollIntoView({ block: 'nearest' });
    }
  };
  const look = (): void => {
    const { model } = app.now();
    if (listed !== model) {
      listed = model;
      entries = searchEntries(model);
    }
    found = fold(input.value) === '' ? [] : search(entries, input.value, 12);
    at = found.length > 0 ? 0 : -1;
    list.hidden = input.value.trim() === '';
    input.setAttribute('aria-expanded', String(!list.hidden));
    replace(
      list,
      found.map((entry, k) =>
        html(
          'li',
          {
            id: `found-${k}`,
            role: 'option',
            onmousedown: (event: Event) => {
              event.preventDefault();
              choose(entry);
            },
          },
          html('span', { class: 'hit' }, entry.label),
          html('span', { class: 'kind' }, kindOf(entry)),
        ),
      ),
      found.length === 0 ? html('li', { role: 'option', 'aria-disabled': 'true' }, 'Nothing has this name or says these words.') : null,
    );
    mark();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      if (list.hidden) input.blur();
      else close();
      event.preventDefault();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.hidden) look();
      if (found.length > 0) at = (at + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length;
      mark();
      event.preventDefault();
    } else if (event.key === 'Enter' && found[at]) {
      choose(found[at]!);
      event.preventDefault();
    }
  };
  return { element, update: () => {}, focus: () => input.focus() };
}
