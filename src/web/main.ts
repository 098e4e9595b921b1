import type { PageData } from '../server/page-data.ts';
import { addArticle } from './article/add-article.ts';
import { articlePane } from './article/article-pane.ts';
import { articleTexts } from './article/article-texts.ts';
import { claimList, nextClaim } from './claims/claim-list.ts';
import { mapPane } from './map/map-pane.ts';
import { networkPane } from './network/network-pane.ts';
import { makeApp } from './shell/app.ts';
import { html, replace } from './shell/elements.ts';
import { exportMenu } from './shell/export-menu.ts';
import { filterBar } from './shell/filter-bar.ts';
import { headerBar } from './shell/header-bar.ts';
import { bindKeys } from './shell/keyboard.ts';
import { keysHelp } from './shell/keys-help.ts';
import { searchBox } from './shell/search-box.ts';
import { sourcesPane } from './sources/sources-pane.ts';
import { timePane } from './time/time-pane.ts';

const page = document.querySelector('#page')!;
const said = document.querySelector('#said')!;

/** Builds the page around its data; resolves when every part of it is drawn once. */
function build(data: PageData): Promise<void> {
  const app = makeApp(data, (text) => replace(said, text));
  const texts = articleTexts(() => app.change({}, 'quiet'));
  const search = searchBox(app);
  const network = networkPane(app);
  const add = addArticle(app, texts);
  const help = keysHelp();
  const addButton = html('button', { type: 'button', onclick: () => add.open() }, 'Add article');
  const helpButton = html(
    'button',
    { type: 'button', 'aria-label': 'Keys and signs', title: 'Keys and signs (?)', onclick: () => help.showModal() },
    '?',
  );
  const header = headerBar(app, search.element, addButton, exportMenu(app), helpButton);
  const filters = filterBar(app);
  const panes = [articlePane(app, texts), claimList(app), sourcesPane(app)];
  const pictures = [network, timePane(app), mapPane(app)];
  const main = html(
    'main',
    {},
    [...panes, ...pictures].map(({ element }) => element),
  );
  replace(
    page,
    header.element,
    filters.element,
    main,
    add.dialog,
    help,
    html('div', { class: 'drop-hint', 'aria-hidden': 'true' }, 'Drop to read'),
  );

  // The view decides by CSS which panes are seen; it must be known before the panes look at their size.
  app.add({
    element: main,
    update({ state }) {
      document.body.dataset['view'] = state.view;
    },
  });
  app.add(header);
  app.add(filters);
  for (const pane of panes) app.add(pane);
  for (const picture of pictures) app.addLater(picture);

  // A pane that was not seen was not drawn; where the layout changes it may be seen now.
  for (const width of [760, 1180]) matchMedia(`(min-width: ${width}px)`).addEventListener('change', () => app.change({}, 'quiet'));

  // Questions are asked later or never: their part comes when it is looked at.
  let asking = false;
  app.add({
    element: main,
    update({ state }) {
      if (state.view !== 'ask' || asking) return;
      asking = true;
      void import('./ask/ask-pane.ts').then(({ askPane }) => {
        const pane = askPane(app);
        main.append(pane.element);
        app.add(pane);
      });
    },
  });

  const go = (step: 1 | -1) => (): void => {
    const claim = nextClaim(app, step);
    if (claim) app.change({ claim: claim.iri, article: claim.article.iri }, 'quiet');
  };
  bindKeys({
    '/': search.focus,
    j: go(1),
    k: go(-1),
    e: () => {
      const { claim } = app.now().state;
      if (claim === null) go(1)();
      app.change({ view: 'read' });
      const card = document.querySelector<HTMLElement>('.card.current');
      card?.querySelector<HTMLButtonElement>('button[aria-controls]')?.click();
      card?.focus();
    },
    u: network.undo,
    a: add.open,
    '?': () => help.showModal(),
  });
  return app.settled();
}

async function start(): Promise<void> {
  try {
    const answer = await fetch('/api/page');
    if (!answer.ok) throw new Error(await answer.text());
    await build((await answer.json()) as PageData);
    document.documentElement.dataset['ready'] = 'yes';
    performance.mark('ready');
  } catch (error) {
    replace(
      page,
      html(
        'p',
        { class: 'fault', role: 'alert' },
        'The page could not be built. Is “entente serve” still running? ',
        String((error as Error).message).slice(0, 300),
      ),
    );
  }
}

void start();
