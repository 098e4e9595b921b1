import type { Network } from '../../network/project.ts';
import { tieNames } from '../../view/phrases.ts';
import type { App, Pane } from '../shell/app.ts';
import { html, replace } from '../shell/elements.ts';
import { nameOf } from '../shell/model.ts';
import type { NetworkCanvas } from './network-canvas.ts';
import { networkPicture } from './network-picture.ts';
import { MOST_NODES, NODES_PER_PARTY, partySign, type ShownNetwork, shownNetwork } from './shown-network.ts';
import { sideLegend } from './side-legend.ts';

/** Networks up to this size are shown whole at the start; larger ones begin with the partners of one party. */
const SMALL = 40;

/** The parties that are open: those of the address, else one to begin with where the network is large. */
function openParties(network: Network, open: readonly string[]): readonly string[] {
  const known = open.filter((node) => network.hasNode(node));
  if (known.length > 0 || network.order <= SMALL) return known;
  const first = network.nodes().reduce((best, node) => (network.degree(node) > network.degree(best) ? node : best));
  return [first];
}

/** Who is tied to whom by the selected claims: parallel claims as curves of their own, partners opened one by one, with undo. */
export function networkPane(app: App): Pane & { readonly undo: () => void } {
  const title = html('span', { class: 'around' });
  const stage = html('div', { class: 'stage', role: 'img', 'aria-label': 'Network of the parties; the list below says the same in words' });
  const notice = html('p', { class: 'hint', role: 'status' });
  const parties = html('ul', { class: 'parties' });
  const listTitle = html('summary', {}, 'Parties');
  const undoButton = html('button', { type: 'button', class: 'small', title: 'Undo the last step (u)', onclick: () => undo() }, 'undo');
  const allButton = html('button', { type: 'button', class: 'small', onclick: () => step([]) }, 'start over');
  const zoom = (factor: number | 'all', sign: string, words: string): HTMLElement =>
    html('button', { type: 'button', class: 'small', 'aria-label': words, title: words, onclick: () => canvas?.zoom(factor) }, sign);
  const element = html(
    'section',
    { class: 'pane network', 'aria-labelledby': 'network-title' },
    html(
      'header',
      { class: 'pane-head' },
      html('h2', { id: 'network-title' }, 'Network '),
      title,
      html(
        'span',
        { class: 'tools' },
        undoButton,
        allButton,
        zoom(1.4, '+', 'Zoom in'),
        zoom(1 / 1.4, '−', 'Zoom out'),
        zoom('all', '⤢', 'Show all'),
      ),
    ),
    html('div', { class: 'pane-body' }, stage, sideLegend(), notice, html('details', { class: 'party-list' }, listTitle, parties)),
  );
  const past: (readonly string[])[] = [];
  let canvas: NetworkCanvas | null = null;
  let started = false;
  let shown: ShownNetwork | null = null;
  let key: unknown[] = [];

  const open = (): readonly string[] => {
    const { selected, state } = app.now();
    return openParties(selected.network, state.open);
  };
  const step = (next: readonly string[]): void => {
    past.push(app.now().state.open);
    app.change({ open: next });
  };
  const expand = (id: string): void => {
    const now = open();
    if (!now.includes(id)) step([...now, id]);
  };
  const undo = (): void => {
    const before = past.pop() ?? app.now().state.open.slice(0, -1);
    app.change({ open: before });
    app.say('Undone.');
  };
  const start = async (): Promise<void> => {
    try {
      const { networkCanvas } = await import('./network-canvas.ts');
      canvas = networkCanvas(stage, {
        node: (id) => app.change({ actor: id }),
        expand,
        edge: ([claim]) => claim !== undefined && app.change({ claim, article: app.now().model.claimOf.get(claim)?.article.iri ?? null }),
      });
      if (shown) canvas.draw(shown);
    } catch {
      element.classList.add('no-canvas');
      const { model, selected } = app.now();
      replace(
        stage,
        networkPicture(
          selected.network,
          tieNames((type, form, claim) => nameOf(model, type, form, claim)),
        ),
      );
    }
  };
  return {
    element,
    undo,
    update({ model, state, selected }) {
      // A hidden canvas has no size; it is drawn when its view is looked at.
      if (element.offsetParent === null && element.isConnected) return;
      const next = [selected, state.open.join(' '), model];
      if (next.every((value, k) => value === key[k])) return;
      key = next;
      const opened = open();
      const limit = Math.min(MOST_NODES, opened.length > 0 ? NODES_PER_PARTY * opened.length : MOST_NODES);
      shown = shownNetwork(selected.network, opened, limit);
      const label = (id: string): string => selected.network.getNodeAttribute(id, 'label');
      title.textContent =
        opened.length === 0
          ? `all ${shown.nodes.length} parties`
          : `around ${opened.slice(0, 3).map(label).join(', ')}${opened.length > 3 ? ` and ${opened.length - 3} more` : ''}`;
      notice.textContent =
        selected.network.order === 0
          ? 'No selected claim ties two parties.'
          : shown.cut && opened.length === 0
            ? `Only the ${MOST_NODES} parties with the most claims are shown.`
            : opened.length > 0 && shown.nodes.length < selected.network.order
              ? `${shown.nodes.length} of ${selected.network.order} parties are shown. “+n” counts partners that are not.`
              : '';
      undoButton.disabled = past.length === 0 && state.open.length === 0;
      allButton.disabled = state.open.length === 0;
      listTitle.textContent = `Parties (${shown.nodes.length})`;
      const ranked = [...shown.nodes].sort((x, y) => y.claims - x.claims || (x.label < y.label ? -1 : 1));
      replace(
        parties,
        ranked.slice(0, 60).map((node) =>
          html(
            'li',
            {},
            html('span', { 'aria-hidden': 'true' }, partySign(node.type)),
            html('button', { type: 'button', class: 'party', onclick: () => app.change({ actor: node.id }) }, node.label),
            html('span', { class: 'n' }, `${node.claims}`),
            opened.includes(node.id)
              ? null
              : html(
                  'button',
                  {
                    type: 'button',
                    class: 'small',
                    'aria-label': `Expand ${node.label}: ${node.hidden} more`,
                    onclick: () => expand(node.id),
                  },
                  node.hidden > 0 ? `expand +${node.hidden}` : 'centre',
                ),
          ),
        ),
      );
      if (element.classList.contains('no-canvas'))
        replace(
          stage,
          networkPicture(
            selected.network,
            tieNames((type, form, claim) => nameOf(model, type, form, claim)),
          ),
        );
      else if (canvas) canvas.draw(shown);
      else if (!started) {
        started = true;
        void start();
      }
    },
  };
}
