import { STATUS_LINES } from '../../network/status-line.ts';
import { STATUSES } from '../../network/status-strength.ts';
import { statusBadge } from '../claims/status-badge.ts';
import { html } from './elements.ts';

const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'search'],
  ['j', 'next claim'],
  ['k', 'claim before'],
  ['e', 'evidence of the claim'],
  ['u', 'undo in the network'],
  ['a', 'add an article'],
  ['?', 'this list'],
];

/** What the keys do and what the signs mean. */
export function keysHelp(): HTMLDialogElement {
  const dialog = html(
    'dialog',
    { 'aria-labelledby': 'keys-title' },
    html('h2', { id: 'keys-title' }, 'Signs and keys'),
    html(
      'dl',
      { class: 'signs' },
      STATUSES.flatMap((status) => [html('dt', {}, statusBadge(status)), html('dd', {}, STATUS_LINES[status].meaning)]),
    ),
    html(
      'p',
      { class: 'hint' },
      'In pictures the line says the status, the colour says cooperation (blue), conflict (orange) or neither (grey).',
    ),
    html(
      'dl',
      { class: 'keys' },
      KEYS.flatMap(([key, words]) => [html('dt', {}, html('kbd', {}, key)), html('dd', {}, words)]),
    ),
    html('div', { class: 'buttons' }, html('button', { type: 'button', onclick: () => dialog.close() }, 'Close')),
  );
  return dialog;
}
