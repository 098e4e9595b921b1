import { categoryOf, typeOf } from '../../network/select-claims.ts';
import { tieNames } from '../../view/phrases.ts';
import { claimDate } from '../claims/claim-line.ts';
import type { App } from './app.ts';
import { csvText } from './csv.ts';
import { html } from './elements.ts';
import { nameOf } from './model.ts';
import { saveFile } from './save-file.ts';

const COLUMNS = [
  'number',
  'status',
  'negated',
  'who',
  'what',
  'category',
  'whom',
  'where',
  'when',
  'according to',
  'quote',
  'article',
  'published',
  'confidence',
  'claim',
];

function claimRows(app: App): (string | number | null)[][] {
  const { model, selected } = app.now();
  const names = (all: readonly { readonly label: string }[]): string => all.map(({ label }) => label).join('; ');
  return selected.claims.map((claim) => [
    model.numberOf.get(claim.iri) ?? null,
    claim.status,
    String(claim.negated),
    claim.relation ? claim.relation.subject.label : names(claim.event?.actors ?? []),
    nameOf(model, typeOf(claim)),
    categoryOf(claim),
    claim.relation ? claim.relation.object.label : names(claim.event?.recipients ?? []),
    names(claim.event?.places ?? []),
    claimDate(claim),
    names(claim.attributedTo),
    claim.spans.map((span) => span.exact).join(' … '),
    claim.article.id,
    claim.article.issued,
    claim.confidence,
    claim.iri,
  ]);
}

/** Saves what is selected: claims as CSV or TriG, the network in every format, the picture. */
export function exportMenu(app: App): HTMLElement {
  const item = (words: string, act: () => void | Promise<void>): HTMLElement =>
    html(
      'li',
      {},
      html(
        'button',
        {
          type: 'button',
          onclick: () => {
            menu.open = false;
            void act();
          },
        },
        words,
      ),
    );
  const network =
    (name: string, asPng = false) =>
    async (): Promise<void> => {
      const [{ NETWORK_FORMATS }, { pngOf }] = await Promise.all([import('../../network/formats.ts'), import('../network/network-png.ts')]);
      const format = NETWORK_FORMATS.find((one) => one.name === name);
      const { model, selected } = app.now();
      const source = `Source: ${model.articles.length === 1 ? (model.articles[0]?.title ?? model.articles[0]?.id) : `${model.articles.length} articles`}`;
      const picture = {
        source,
        title: 'Who is tied to whom, and how firmly',
        nameOf: tieNames((type, form, claim) => nameOf(model, type, form, claim)),
      };
      if (!format) return;
      const text = format.write(selected.network, picture);
      if (!asPng) saveFile(`network${format.endings[0]}`, text, format.mediaType);
      else
        await pngOf(text).then(
          (address) => saveFile('network.png', address),
          () => app.say('This browser cannot draw the picture. Take the SVG.'),
        );
    };
  const menu = html(
    'details',
    {
      class: 'menu',
      onkeydown: (event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        menu.open = false;
        menu.querySelector('summary')?.focus();
      },
    },
    html('summary', {}, 'Export'),
    html(
      'ul',
      {},
      item('Claims as CSV', () => saveFile('claims.csv', csvText([COLUMNS, ...claimRows(app)]), 'text/csv')),
      item('Claims as TriG', async () => {
        const answer = await fetch('/api/turtle', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ claims: app.now().selected.claims.map((claim) => claim.iri) }),
        });
        if (answer.ok) saveFile('claims.trig', await answer.text(), 'application/trig');
        else app.say('The server could not write the claims.');
      }),
      item('Network as GEXF (Gephi)', network('gexf')),
      item('Network as GraphML', network('graphml')),
      item('Network as JSON', network('json')),
      item('Network as picture (SVG)', network('svg')),
      item('Network as picture (PNG)', network('svg', true)),
      item('Print this view', () => window.print()),
    ),
  );
  document.addEventListener('click', (event) => {
    if (menu.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
  return menu;
}
