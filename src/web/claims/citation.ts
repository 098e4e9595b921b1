import type { ClaimRecord } from '../../rdf/read-claims.ts';
import { claimDate } from './claim-line.ts';

/** A claim as a citation for a note: quote, who says so, source, date, offsets, and the IRI that never rots. */
export function citation(claim: ClaimRecord): string {
  const { article, spans } = claim;
  const said = claim.attributedTo.map((who) => who.label).join(', ');
  const where = spans.map((span) => `${span.start}–${span.end}`).join(', ');
  return [
    `“${spans.map((span) => span.exact).join(' … ')}”`,
    `(${claim.status}${said === '' ? '' : `, according to ${said}`}; ${claimDate(claim) || 'no date'})`,
    [article.publisher, article.title ?? article.id, article.issued, article.source].filter(Boolean).join(', '),
    `characters ${where}`,
    claim.iri,
  ].join('\n');
}
