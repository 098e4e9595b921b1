import { statusLine } from '../../network/status-line.ts';
import { html } from '../shell/elements.ts';

/** Sign and word of a status; the box's line has the style of the status too. */
export const statusBadge = (status: string): HTMLElement =>
  html('span', { class: `badge s-${status}` }, html('span', { 'aria-hidden': 'true' }, statusLine(status).sign), ` ${status}`);
