import { statusLine } from '../../network/status-line.ts';
import { STATUSES } from '../../network/status-strength.ts';
import type { ClaimRecord } from '../../rdf/read-claims.ts';
import type { App, Pane } from '../shell/app.ts';
import { count } from '../shell/count.ts';
import { html, replace, svg } from '../shell/elements.ts';
import { nameOf } from '../shell/model.ts';
import { type TimeLine, timeLine } from './time-bins.ts';

/** Up to this many claims in one stretch are drawn as signs; more become bars. */
const SIGNS = 9;

function words(claims: readonly ClaimRecord[]): string {
  const counts = STATUSES.flatMap((status) => {
    const n = claims.filter((claim) => claim.status === status).length;
    return n === 0 ? [] : [`${n} ${status}`];
  });
  return counts.join(', ');
}

/** When it was: one sign per claim, or bars by status; undated claims are counted, never placed. */
export function timePane(app: App): Pane {
  const note = html('p', { class: 'hint' });
  const stage = html('div', { class: 'stage time-stage' });
  const element = html(
    'section',
    { class: 'pane time', 'aria-labelledby': 'time-title' },
    html('header', { class: 'pane-head' }, html('h2', { id: 'time-title' }, 'Time')),
    html('div', { class: 'pane-body' }, stage, note),
  );
  let key: unknown[] = [];

  const draw = ({ unit, bins, undated, earlier }: TimeLine): void => {
    const { model, state } = app.now();
    const width = Math.max(stage.clientWidth || 420, 240);
    const height = Math.max(stage.clientHeight || 120, 96);
    const base = height - 22;
    // The first and the last tick need room for half of their words.
    const step = Math.min(64, (width - 56) / Math.max(1, bins.length));
    const left = (width - step * bins.length) / 2;
    const most = Math.max(1, ...bins.map((bin) => bin.claims.length));
    const signs = most <= SIGNS && step >= 9;
    const unitHeight = Math.min(34, (base - 8) / most);
    const size = Math.max(9, Math.min(26, unitHeight * 0.85, step * 0.95));
    const labelled = Math.max(1, Math.ceil((unit === 'day' ? 74 : 54) / step));
    const columns = bins.map((bin, k) => {
      const x = left + step * (k + 0.5);
      const last = bin.claims.length;
      const marks = signs
        ? bin.claims.map((claim, level) =>
            svg(
              'text',
              {
                x: x.toFixed(1),
                y: (base - 4 - size * 0.15 - level * unitHeight).toFixed(1),
                class: `sign s-${claim.status}`,
                'font-size': size.toFixed(1),
                'text-anchor': 'middle',
              },
              statusLine(claim.status).sign,
              svg('title', {}, `${claim.status}: ${nameOf(model, claim.event?.type ?? '')}`),
            ),
          )
        : STATUSES.reduce<{ y: number; parts: SVGElement[] }>(
            (sum, status) => {
              const n = bin.claims.filter((claim) => claim.status === status).length;
              const h = ((base - 8) * n) / most;
              if (n > 0) {
                sum.y -= h;
                sum.parts.push(
                  svg('rect', {
                    x: (x - step * 0.4).toFixed(1),
                    y: sum.y.toFixed(1),
                    width: (step * 0.8).toFixed(1),
                    height: h.toFixed(1),
                    class: `bar s-${status}`,
                  }),
                );
                // Where there is room, the bar says its status by sign too.
                if (h >= 12 && step >= 12) {
                  sum.parts.push(
                    svg(
                      'text',
                      { class: 'bar-sign', x: x.toFixed(1), y: (sum.y + h / 2 + 3.5).toFixed(1), 'text-anchor': 'middle' },
                      statusLine(status).sign,
                    ),
                  );
                }
              }
              return sum;
            },
            { y: base, parts: [] },
          ).parts;
      const first = bin.claims[0];
      const pick = (): void => {
        if (last === 0 || !first) return;
        if (last === 1) app.change({ claim: first.iri, article: first.article.iri });
        else app.change(state.from === bin.key && state.to === bin.key ? { from: null, to: null } : { from: bin.key, to: bin.key });
      };
      return svg(
        'g',
        last === 0
          ? { class: 'bin' }
          : {
              class: 'bin full',
              tabindex: '0',
              role: 'button',
              'aria-label': `${bin.key}: ${words(bin.claims)}`,
              onclick: pick,
              onkeydown: (event: KeyboardEvent) => {
                if (event.key === 'Enter' || event.key === ' ') {
                  event.preventDefault();
                  pick();
                } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
                  const all = [...stage.querySelectorAll<SVGElement>('.bin.full')];
                  all[all.indexOf(event.currentTarget as SVGElement) + (event.key === 'ArrowRight' ? 1 : -1)]?.focus();
                  event.preventDefault();
                }
              },
            },
        svg('rect', { class: 'hit', x: (x - step / 2).toFixed(1), y: 0, width: step.toFixed(1), height }),
        marks,
        k % labelled === 0 ? svg('text', { class: 'tick', x: x.toFixed(1), y: height - 6, 'text-anchor': 'middle' }, bin.key) : null,
      );
    });
    replace(
      stage,
      svg(
        'svg',
        { viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': 'Time line of the claims' },
        svg('line', { class: 'axis', x1: 4, x2: width - 4, y1: base, y2: base }),
        columns,
      ),
    );
    if (bins.length === 0) replace(stage, html('p', { class: 'empty' }, 'No selected claim has a date.'));
    note.textContent = [
      bins.length > 0 ? `One column is one ${unit}.` : '',
      earlier.length > 0 ? `${count(earlier.length, 'claim')} before ${bins[0]?.key}.` : '',
      undated.length > 0 ? `${count(undated.length, 'claim')} without a date.` : '',
    ]
      .filter(Boolean)
      .join(' ');
  };
  if ('ResizeObserver' in window) {
    let width = 0;
    new ResizeObserver(() => {
      if (Math.abs(stage.clientWidth - width) < 8) return;
      width = stage.clientWidth;
      draw(timeLine(app.now().selected.claims));
    }).observe(stage);
  }
  return {
    element,
    update({ selected, model }) {
      if (element.offsetParent === null && element.isConnected) return;
      const next = [selected, model];
      if (next.every((value, k) => value === key[k])) return;
      key = next;
      draw(timeLine(selected.claims));
    },
  };
}
