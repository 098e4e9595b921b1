import { readableName } from '../../network/readable-name.ts';
import type { ClaimRecord, Named } from '../../rdf/read-claims.ts';
import { whenOf } from '../../view/claim-row.ts';
import { formOf } from '../../view/phrases.ts';
import type { App } from '../shell/app.ts';
import { type Child, html } from '../shell/elements.ts';
import { type Model, nameOf } from '../shell/model.ts';

/** Roles that the line already tells as who and whom. */
const TOLD = new Set(['actor', 'recipient', 'participant', 'place']);

/** A party as a button that looks at what it does. */
export function partyButton(app: App, party: Named): HTMLElement {
  if (!app.now().model.parties.has(party.iri)) return html('span', { class: 'party' }, party.label);
  return html(
    'button',
    {
      type: 'button',
      class: 'party',
      title: `Claims about ${party.label}`,
      onclick: () => app.change({ actor: party.iri, open: [party.iri] }),
    },
    party.label,
  );
}

/** Names in a row: `a, b and c`. */
export function row(items: readonly Child[]): Child[] {
  return items.flatMap((item, k) => (k === 0 ? [item] : [k === items.length - 1 ? ' and ' : ', ', item]));
}

/** Who does what to whom as a sentence, with what else the text says of it. */
export function claimLine(app: App, model: Model, claim: ClaimRecord): HTMLElement {
  const parties = (all: readonly Named[]): Child[] => row(all.map((party) => partyButton(app, party)));
  if (claim.relation) {
    const { subject, predicate, object } = claim.relation;
    return html(
      'p',
      { class: 'line' },
      parties([subject]),
      ' ',
      html('span', { class: 'verb' }, nameOf(model, predicate, 'phrase', claim)),
      ' ',
      parties([object]),
    );
  }
  const event = claim.event;
  if (!event) return html('p', { class: 'line' });
  const others = [...event.roles].filter(([role, fillers]) => {
    if (TOLD.has(role)) return false;
    return fillers.some((f) => !event.actors.includes(f) && !event.recipients.includes(f) && !event.places.includes(f));
  });
  const { actors, recipients } = event;
  const form = formOf(actors.length, recipients.length);
  const nobody = actors.length + recipients.length === 0;
  return html(
    'p',
    { class: 'line' },
    nobody ? html('span', { class: 'nobody' }, 'somebody') : parties(form === 'passive' ? recipients : actors),
    ' ',
    html('span', { class: 'verb' }, nameOf(model, event.type, form, claim)),
    form === 'phrase' ? [' ', parties(recipients)] : null,
    event.quantity === null ? null : html('span', { class: 'quantity' }, ` (${event.quantity})`),
    others.map(([role, fillers]) => html('span', { class: 'role' }, ` · ${readableName(role)}: `, fillers.map((f) => f.label).join(', '))),
    event.places.length > 0 ? html('span', { class: 'role' }, ' · in ', event.places.map((f) => f.label).join(', ')) : null,
  );
}

/** When it was, as finely as the words say; unknown stays unknown. */
export const claimDate = (claim: ClaimRecord): string => (claim.event ? whenOf(claim) || 'no date' : '');
