import type { ClaimRecord } from '../rdf/read-claims.ts';
import { claimRow } from '../view/claim-row.ts';
import type { Phrases } from '../view/phrases.ts';
import { statusSign } from '../view/status-sign.ts';
import type { Output } from './context.ts';
import { statusColor } from './status-color.ts';
import { type Column, drawTable } from './table.ts';

/** Claims as an aligned table: number, status, who, does what, to whom, when, the words and who says so; the first `most` of them. */
export function claimsTable(claims: readonly ClaimRecord[], phrases: Phrases, out: Output, most = claims.length): string {
  const numbers = new Map(claims.map((claim, i) => [claim.iri, i + 1]));
  const several = new Set(claims.map((claim) => claim.article.iri)).size > 1;
  const rows = claims.slice(0, most).map((claim, i) => {
    const row = claimRow(claim, phrases);
    const against = [...new Set([...claim.contradicts, ...claim.contradictedBy])].flatMap((iri) => numbers.get(iri) ?? []);
    const evidence = `“${row.quote}”${row.by ? ` (${row.by})` : ''}`;
    const cells = [
      String(i + 1),
      statusSign(row.status) + (against.length > 0 ? ` ⇄ ${against.join(', ')}` : ''),
      row.who || '–',
      row.what,
      row.whom || '–',
      row.when || '–',
    ];
    return [...cells, ...(several ? [claim.article.id] : []), evidence];
  });
  const columns: Column[] = [
    { title: '#', align: 'right', min: 3, paint: out.color.dim },
    { title: 'status', min: 10, paint: (cell) => statusColor(cell, out.color) },
    { title: 'who', min: 8, paint: out.color.bold },
    { title: 'does what', min: 10 },
    { title: 'to whom', min: 8, paint: out.color.bold },
    { title: 'when', min: 7 },
    ...(several ? [{ title: 'article', min: 8 }] : []),
    { title: 'evidence (according to)', min: 12, paint: out.color.dim },
  ];
  return drawTable(columns, rows, out.columns, out.color.dim);
}
