import { html } from '../shell/elements.ts';

const SIDES = [
  ['side1', 'cooperation'],
  ['side-1', 'conflict'],
  ['side0', 'neither'],
] as const;

/** What the colours of lines mean; the status is in the line's style, as in the filters above. */
export const sideLegend = (): HTMLElement =>
  html(
    'p',
    { class: 'legend' },
    SIDES.map(([side, words]) => html('span', {}, html('i', { class: `swatch ${side}`, 'aria-hidden': 'true' }), words)),
    html('span', {}, 'dashes and double lines: status, as in the filters'),
  );
