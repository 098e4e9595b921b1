import { sideLegend } from '../network/side-legend.ts';
import type { App, Pane } from '../shell/app.ts';
import { count } from '../shell/count.ts';
import { html } from '../shell/elements.ts';
import type { MapDrawing } from './map-drawing.ts';

/** Where the claims are: flows between countries and places of events, in the line style of their status. */
export function mapPane(app: App): Pane {
  const stage = html('div', { class: 'stage map-stage' });
  const note = html('p', { class: 'hint' });
  let drawing: MapDrawing | null = null;
  let started = false;
  let key: unknown = null;
  const tool = (sign: string, words: string, act: () => void): HTMLElement =>
    html('button', { type: 'button', class: 'small', 'aria-label': words, title: words, onclick: act }, sign);
  const element = html(
    'section',
    { class: 'pane map', 'aria-labelledby': 'map-title' },
    html(
      'header',
      { class: 'pane-head' },
      html('h2', { id: 'map-title' }, 'Map'),
      html(
        'span',
        { class: 'tools' },
        tool('+', 'Zoom in on the map', () => drawing?.zoom(1.5)),
        tool('−', 'Zoom out of the map', () => drawing?.zoom(1 / 1.5)),
        tool('⤢', 'Show all claims on the map', () => drawing?.fit()),
      ),
    ),
    html('div', { class: 'pane-body' }, stage, sideLegend(), note),
  );
  const draw = (): void => {
    const { model, selected } = app.now();
    const nowhere = drawing?.draw(model, selected.claims) ?? 0;
    note.textContent = `${nowhere > 0 ? `${count(nowhere, 'claim')} without a known place. ` : ''}Borders as drawn by Natural Earth (public domain). A party stands in the middle of its state.`;
  };
  const start = async (): Promise<void> => {
    try {
      const [{ mapDrawing }, { loadWorld }] = await Promise.all([import('./map-drawing.ts'), import('./world.ts')]);
      drawing = mapDrawing(stage, await loadWorld(), app);
      draw();
    } catch {
      note.textContent = 'The map could not be loaded. The list of claims says the same in words.';
    }
  };
  if ('ResizeObserver' in window) new ResizeObserver(() => drawing?.resize()).observe(stage);
  return {
    element,
    update({ selected }) {
      if ((element.offsetParent === null && element.isConnected) || key === selected) return;
      key = selected;
      if (drawing) draw();
      else if (!started) {
        started = true;
        void start();
      }
    },
  };
}
