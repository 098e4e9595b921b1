import type { Quad } from '@rdfjs/types';
import { Store } from 'n3';
import type { Reading } from '../claims/claim.ts';
import type { Analysed } from '../language/doc.ts';
import type { Ontology } from '../ontology/ontology.ts';
import { readClaims } from '../rdf/read-claims.ts';
import type { Article } from '../text/article.ts';
import { phrasesOf } from '../view/phrases.ts';
import { claimsTable } from './claims-table.ts';
import type { Context } from './context.ts';

/** A table longer than this is cut on a terminal. */
const MOST_ROWS = 60;

const FROM: Readonly<Record<string, string>> = {
  option: 'from --date',
  metadata: 'from its metadata',
  dateline: 'from its dateline',
  inferred: 'inferred from the text',
};

const count = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;

/** "Read 3 articles · English · dated 2024-10-11 to 2024-10-12". */
export function readLine(articles: readonly Article[], claims: number): string {
  const dates = articles.flatMap((article) => article.date ?? []).sort();
  const undated = articles.length - dates.length;
  const [first] = dates;
  const last = dates.at(-1);
  const from = articles.length === 1 ? FROM[articles[0]!.dateFrom ?? ''] : undefined;
  const dated =
    first === undefined
      ? 'no date known'
      : `dated ${first === last ? first : `${first} to ${last}`}${from ? ` (${from})` : ''}${undated > 0 ? `, ${undated} undated` : ''}`;
  return `Read ${count(articles.length, 'article')} · ${dated} · ${count(claims, 'claim')}\n`;
}

/** The table of all claims, or a word that there are none. */
export function readTable(quads: readonly Quad[], ontology: Ontology, context: Context): string {
  const claims = readClaims(new Store(quads as never));
  if (claims.length === 0) return '';
  const cut = context.out.isTerminal && claims.length > MOST_ROWS;
  const table = claimsTable(claims, phrasesOf(ontology), context.out, cut ? MOST_ROWS : claims.length);
  return cut ? `${table}… and ${claims.length - MOST_ROWS} more: write them with -o claims.csv\n` : table;
}

/** The sentences with a trigger but no claim: what was not understood. */
export function missedLines(doc: Analysed, reading: Reading): string {
  return reading.missed
    .map(({ sentence, trigger, frame }) => {
      const { start, end } = doc.sentences[sentence]!;
      const text = doc.article.text.slice(start, end).replace(/\s/g, ' ');
      return `not understood: ${doc.article.id}, sentence ${sentence + 1}, ${frame}\n  ${text}\n  ${' '.repeat(trigger.start - start)}${'^'.repeat(trigger.end - trigger.start)}\n`;
    })
    .join('');
}

/** What to do next, with the file that was written. */
export function nextLine(quads: readonly Quad[], where: string | undefined): string {
  if (quads.length === 0) return '';
  if (where === undefined) return 'next: keep it with -o out.ttl or --store .entente, then ask: entente ask\n';
  const arms = quads.some((quad) => quad.object.value.endsWith('#ArmsTransfer'));
  const file = where === '' ? '' : ` ${where}`;
  return `next: entente ask ${arms ? 'who-supplied-arms-to-whom' : 'timeline'}${file} · entente show 1${file} · entente serve${file}\n`;
}
