import type { ClaimRecord } from '../../rdf/read-claims.ts';
import { claimsOf } from '../claims-of.ts';
import { csvRow } from '../csv-row.ts';
import type { Format } from '../format.ts';

const labels = (nodes: readonly { readonly label: string }[] | undefined): string => (nodes ?? []).map((n) => n.label).join('; ');

/** Title and content of each column; a row is a claim. */
const COLUMNS: readonly (readonly [title: string, value: (claim: ClaimRecord) => string | number | null])[] = [
  ['claim', (c) => c.iri],
  ['article', (c) => c.article.id],
  ['published', (c) => c.article.issued],
  ['publisher', (c) => c.article.publisher],
  ['status', (c) => c.status],
  ['negated', (c) => (c.negated ? 'true' : 'false')],
  ['category', (c) => c.event?.category ?? null],
  ['type', (c) => c.event?.type ?? c.relation?.predicate ?? null],
  ['who', (c) => (c.event ? labels(c.event.actors) : (c.relation?.subject.label ?? null))],
  ['whom', (c) => (c.event ? labels(c.event.recipients) : (c.relation?.object.label ?? null))],
  ['item', (c) => labels(c.event?.roles.get('item'))],
  ['instrument', (c) => labels(c.event?.roles.get('instrument'))],
  ['quantity', (c) => c.event?.quantity ?? null],
  ['place', (c) => labels(c.event?.places)],
  ['date', (c) => c.event?.date ?? null],
  ['earliest', (c) => c.event?.earliest ?? null],
  ['latest', (c) => c.event?.latest ?? null],
  ['time words', (c) => c.event?.timeText ?? null],
  ['according to', (c) => labels(c.attributedTo)],
  ['cue', (c) => c.cues.join('; ')],
  ['quote', (c) => c.spans.map((s) => s.exact).join(' … ')],
  ['start', (c) => c.spans[0]?.start ?? null],
  ['end', (c) => c.spans[0]?.end ?? null],
  ['confidence', (c) => c.confidence],
  ['frame', (c) => c.frame],
  ['event', (c) => c.event?.iri ?? null],
  ['contradicts', (c) => c.contradicts.join(' ')],
  ['contradicted by', (c) => c.contradictedBy.join(' ')],
];

/** CSV of claims: a row per claim, with the exact words. */
export const csv: Format = {
  name: 'csv',
  endings: ['csv'],
  mediaType: 'text/csv',
  summary: 'a row per claim, for spreadsheets: who, what, whom, when, status, according to whom, exact words',
  keeps: 'view',
  *write({ quads }) {
    yield csvRow(COLUMNS.map(([title]) => title));
    for (const claim of claimsOf(quads)) yield csvRow(COLUMNS.map(([, value]) => value(claim)));
  },
};
