import { readableName } from '../../network/readable-name.ts';
import { partiesOf } from '../../network/select-claims.ts';
import { STATUSES } from '../../network/status-strength.ts';
import type { App } from '../shell/app.ts';
import { html } from '../shell/elements.ts';
import type { Model } from '../shell/model.ts';
import { safeLink } from '../shell/safe-link.ts';
import { statusBadge } from './status-badge.ts';

/** Who the list is about: names, identities, claims by status; a way back to all. */
export function actorSummary(app: App, model: Model, iri: string): HTMLElement {
  const party = model.parties.get(iri);
  const actor = model.actors.get(iri);
  const label = party?.named.label ?? iri;
  const mine = model.claims.filter((claim) => partiesOf(claim).some((p) => p.iri === iri));
  const aliases = (actor?.aliases ?? []).filter((alias) => alias !== label).slice(0, 8);
  return html(
    'section',
    { class: 'actor', 'aria-label': `About ${label}` },
    html(
      'header',
      {},
      html('h3', {}, label),
      html('span', { class: 'kind' }, [readableName(party?.named.type ?? ''), actor?.alpha3].filter(Boolean).join(' · ')),
      html('button', { type: 'button', class: 'small', onclick: () => app.change({ actor: null }) }, 'all claims'),
    ),
    aliases.length > 0 ? html('p', {}, 'also: ', aliases.join(', ')) : null,
    (actor?.sameAs ?? []).length > 0
      ? html(
          'p',
          {},
          'same as ',
          (actor?.sameAs ?? []).map((address, k) => [k > 0 ? ', ' : '', safeLink(address, address.replace(/^https?:\/\/(www\.)?/, ''))]),
        )
      : null,
    html(
      'p',
      { class: 'tally' },
      STATUSES.map((status) => {
        const n = mine.filter((claim) => claim.status === status).length;
        return n === 0 ? null : html('span', {}, statusBadge(status), ` ${n} `);
      }),
    ),
  );
}
