import { categoryOf } from '../../network/select-claims.ts';
import { statusLine } from '../../network/status-line.ts';
import type { ClaimRecord } from '../../rdf/read-claims.ts';
import type { App } from '../shell/app.ts';
import { html } from '../shell/elements.ts';
import type { Model } from '../shell/model.ts';
import { citation } from './citation.ts';
import { claimDate, claimLine, row } from './claim-line.ts';
import { quoteWithCues } from './quote-with-cues.ts';
import { statusBadge } from './status-badge.ts';

const about = (claim: ClaimRecord): string =>
  claim.attributedTo.length === 0 ? '' : claim.attributedTo.map((who) => who.label).join(', ');

/** A claim that contradicts another, in one line that leads to it. */
function opposite(app: App, model: Model, other: ClaimRecord): HTMLElement {
  const words = other.spans[0]?.exact ?? '';
  return html(
    'div',
    { class: `opposite s-${other.status}` },
    html('span', { 'aria-hidden': 'true' }, '⇄ '),
    statusBadge(other.status),
    about(other) === '' ? ' ' : ` by ${about(other)}: `,
    html('q', {}, words.length > 160 ? `${words.slice(0, 160)}…` : words),
    ' ',
    html(
      'button',
      { type: 'button', class: 'small', onclick: () => app.change({ claim: other.iri, article: other.article.iri }) },
      `see ${model.numberOf.get(other.iri) ?? ''}`,
    ),
  );
}

function reasons(claim: ClaimRecord): HTMLElement {
  const line = (name: string, value: string): HTMLElement[] => [html('dt', {}, name), html('dd', {}, value)];
  return html(
    'dl',
    { class: 'why' },
    claim.frame === null ? null : line('rule', claim.frame),
    line('cues', claim.cues.length === 0 ? 'none: the article says it itself' : claim.cues.map((cue) => `“${cue}”`).join(', ')),
    line(
      'reading',
      claim.confidence === null ? 'no figure' : `${Math.round(claim.confidence * 100)} % sure that the words were read rightly`,
    ),
    line('kind', `${claim.event?.type ?? claim.relation?.predicate ?? ''} (${categoryOf(claim)})`),
    claim.event?.timeText ? line('time words', `“${claim.event.timeText}”`) : null,
    line('article', [claim.article.title ?? claim.article.id, claim.article.publisher, claim.article.issued].filter(Boolean).join(' · ')),
    line('characters', claim.spans.map((span) => `${span.start}–${span.end}`).join(', ')),
    html('dt', {}, 'IRI'),
    html('dd', {}, html('code', {}, claim.iri)),
  );
}

/** The card of a claim: status, who does what to whom, when, the exact words, who says so, and what stands against it. */
export function claimCard(app: App, model: Model, claim: ClaimRecord): HTMLElement {
  const number = model.numberOf.get(claim.iri) ?? 0;
  const said = about(claim);
  const id = `why-${model.claims.indexOf(claim)}`;
  const why = html('div', { id, hidden: true });
  const whyButton = html(
    'button',
    {
      type: 'button',
      class: 'small',
      'aria-expanded': 'false',
      'aria-controls': id,
      onclick: () => {
        const open = why.hidden;
        if (open && why.childElementCount === 0) why.append(reasons(claim));
        why.hidden = !open;
        whyButton.setAttribute('aria-expanded', String(open));
      },
    },
    'why?',
  );
  const against = [...claim.contradicts, ...claim.contradictedBy].flatMap((iri) => model.claimOf.get(iri) ?? []);
  return html(
    'article',
    { class: `card s-${claim.status}`, 'data-claim': claim.iri, tabindex: '-1', 'aria-label': `Claim ${number}, ${claim.status}` },
    html(
      'header',
      {},
      statusBadge(claim.status),
      html('span', { class: 'number' }, `${number}`),
      html('span', { class: 'date' }, claimDate(claim)),
      model.articles.length > 1
        ? html('span', { class: 'source' }, claim.article.publisher ?? claim.article.title ?? claim.article.id)
        : null,
    ),
    claimLine(app, model, claim),
    claim.spans.map((span) => html('blockquote', {}, '“', quoteWithCues(span.exact, claim.cues), '”')),
    said === '' ? null : html('p', { class: 'said' }, 'according to ', row(claim.attributedTo.map((who) => html('b', {}, who.label)))),
    against.map((other) => opposite(app, model, other)),
    html(
      'div',
      { class: 'actions' },
      html(
        'button',
        { type: 'button', class: 'small show', onclick: () => app.change({ claim: claim.iri, article: claim.article.iri, view: 'read' }) },
        'show in text',
      ),
      whyButton,
      html(
        'button',
        {
          type: 'button',
          class: 'small',
          onclick: () => {
            navigator.clipboard.writeText(citation(claim)).then(
              () => app.say(`Claim ${number} is copied as a citation.`),
              () => app.say('The browser does not allow copying.'),
            );
          },
        },
        'copy citation',
      ),
    ),
    why,
  );
}

/** Sign of a claim's status. */
export const signOf = (claim: ClaimRecord): string => statusLine(claim.status).sign;
