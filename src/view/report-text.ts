import { statusLine } from '../network/status-line.ts';
import { statusRank } from '../network/status-strength.ts';
import { element, escapeXml } from '../network/xml.ts';
import type { ClaimRecord } from '../rdf/read-claims.ts';
import { codeUnitsOf } from './code-units.ts';
import { segments } from './text-segments.ts';

/** The article's text with numbered underlines in the line style of each status; a number leads to the claim. */
export function reportText(text: string, claims: readonly ClaimRecord[], numberOf: (iri: string) => number): string {
  const unit = codeUnitsOf(text);
  const marks = claims.flatMap((claim) =>
    claim.spans.map((span, k) => ({
      start: unit(span.start),
      end: unit(span.end),
      claim: claim.iri,
      status: claim.status,
      first: k === 0,
    })),
  );
  const parts = segments(text.length, marks).map((segment) => {
    const numbers = segment.begins.map(({ claim, status }) => {
      const n = numberOf(claim);
      const label = `Claim ${n}, ${status}`;
      return element(
        'a',
        { class: `n s-${status}`, href: `#claim-${n}`, 'data-status': status, 'aria-label': label },
        `${statusLine(status).sign}${n}`,
      );
    });
    const statuses = [...new Set(segment.marks.map((mark) => mark.status))].sort((x, y) => statusRank(x) - statusRank(y)).slice(0, 3);
    const ids = segment.marks.map((mark) => `c${numberOf(mark.claim)}`).join(' ');
    const words = escapeXml(text.slice(segment.start, segment.end));
    const lined = statuses.reduce((inner, status, depth) => element('span', { class: `u s-${status} d${depth}` }, inner), words);
    const anchors = segment.begins
      .filter((mark) => mark.first)
      .reduce((inner, mark) => element('span', { id: `text-${numberOf(mark.claim)}` }, inner), lined);
    return numbers.join('') + (ids === '' ? anchors : element('span', { 'data-claims': ids }, anchors));
  });
  return element('div', { class: 'text', lang: 'en' }, ...parts, '');
}
