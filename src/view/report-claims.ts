import { statusLine } from '../network/status-line.ts';
import { element, escapeXml } from '../network/xml.ts';
import type { ClaimRecord } from '../rdf/read-claims.ts';
import { claimRow } from './claim-row.ts';
import type { Phrases } from './phrases.ts';

/** Sign and word of a status in a box with its line. */
export const reportBadge = (status: string): string =>
  element('span', { class: `badge s-${status}` }, `${statusLine(status).sign} ${escapeXml(status)}`);

/** A quote with its cues marked ("reportedly", "has denied"). */
function quote(words: string, cues: readonly string[]): string {
  const found = cues
    .map((cue) => ({ at: words.toLowerCase().indexOf(cue.toLowerCase()), length: cue.length }))
    .filter(({ at, length }) => at >= 0 && length > 0)
    .sort((x, y) => x.at - y.at);
  let out = '';
  let end = 0;
  for (const { at, length } of found) {
    if (at < end) continue;
    out += escapeXml(words.slice(end, at)) + element('mark', {}, escapeXml(words.slice(at, at + length)));
    end = at + length;
  }
  return out + escapeXml(words.slice(end));
}

/** The claims as a list: status, who does what to whom, when, the words, who says so, and what stands against it. */
export function reportClaims(claims: readonly ClaimRecord[], numberOf: (iri: string) => number, phrases: Phrases): string {
  const known = new Map(claims.map((claim) => [claim.iri, claim]));
  const items = claims.map((claim) => {
    const n = numberOf(claim.iri);
    const { sentence, when, where, by } = claimRow(claim, phrases);
    const fact = [
      element('b', {}, escapeXml(sentence.subject || 'somebody')),
      escapeXml(sentence.verb),
      sentence.object === '' ? null : element('b', {}, escapeXml(sentence.object)),
    ].filter((part) => part !== null);
    const against = [...claim.contradicts, ...claim.contradictedBy].flatMap((iri) => known.get(iri) ?? []);
    return element(
      'li',
      { id: `claim-${n}`, class: `s-${claim.status}`, 'data-status': claim.status, 'data-claims': `c${n}` },
      element(
        'div',
        { class: 'head' },
        element('a', { href: `#text-${n}`, 'aria-label': `Claim ${n} in the text` }, String(n)),
        reportBadge(claim.status),
        element('span', {}, escapeXml([when, where].filter(Boolean).join(' · '))),
      ),
      element('div', { class: 'fact' }, fact.join(' ') + escapeXml(sentence.more)),
      ...claim.spans.map((span) => element('blockquote', {}, `“${quote(span.exact, claim.cues)}”`)),
      by === '' ? '' : element('div', { class: 'note' }, `according to ${escapeXml(by)}`),
      ...against.map((other) =>
        element(
          'div',
          { class: 'note' },
          '⇄ ',
          element(
            'a',
            { href: `#claim-${numberOf(other.iri)}` },
            `${statusLine(other.status).sign} ${escapeXml(other.status)} ${numberOf(other.iri)}`,
          ),
          escapeXml(other.attributedTo.length > 0 ? ` by ${other.attributedTo.map(({ label }) => label).join(', ')}` : ''),
        ),
      ),
    );
  });
  return element('ol', { class: 'claims' }, ...items, '');
}
