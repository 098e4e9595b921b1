import { EntenteError } from '../errors.ts';
import { ordered, pairKey } from './link.ts';
import { parseCsv } from './parse-csv.ts';

/** What somebody has decided about two IRIs. */
export interface Decision {
  readonly left: string;
  readonly right: string;
  readonly verdict: 'same' | 'different' | 'unsure';
  readonly by: string;
  /** `YYYY-MM-DD`; empty if not said. */
  readonly date: string;
  readonly why: string;
  readonly leftLabel: string;
  readonly rightLabel: string;
}

// The columns are those of SSSOM, the standard for files of mappings, so that its tools read the file.
const COLUMNS = [
  'subject_id',
  'subject_label',
  'predicate_id',
  'predicate_modifier',
  'object_id',
  'object_label',
  'mapping_justification',
  'author_label',
  'mapping_date',
  'comment',
];

/** Reads a file of decisions (SSSOM/TSV). Fails with `merge/bad-decisions` and the line. */
export function parseDecisions(text: string, source?: string): Decision[] {
  const body = text.replace(/^#.*\n/gm, '');
  const skipped = text.split('\n').length - body.split('\n').length;
  return parseCsv(body, '\t', source).map((row, i) => {
    const fault = (why: string): EntenteError =>
      new EntenteError('merge/bad-decisions', `${source ?? 'The file of decisions'} has a row that cannot be read.`, {
        place: { ...(source === undefined ? {} : { source }), line: skipped + i + 2 },
        why,
        next: `The columns are ${COLUMNS.join(', ')}, parted by tabs; predicate_id is owl:sameAs or skos:closeMatch (unsure), predicate_modifier is empty or Not.`,
      });
    const [a, b] = [row['subject_id'], row['object_id']];
    if (!a || !b) throw fault('An id is missing.');
    const not = row['predicate_modifier'] === 'Not';
    const verdict =
      row['predicate_id'] === 'skos:closeMatch'
        ? 'unsure'
        : row['predicate_id'] === 'owl:sameAs'
          ? not
            ? 'different'
            : 'same'
          : undefined;
    if (!verdict) throw fault(`The predicate ${JSON.stringify(row['predicate_id'] ?? '')} is unknown.`);
    const [left, right] = ordered(a, b);
    const labels = [row['subject_label'] ?? '', row['object_label'] ?? ''];
    if (left !== a) labels.reverse();
    return {
      left,
      right,
      verdict,
      by: row['author_label'] ?? '',
      date: row['mapping_date'] ?? '',
      why: row['comment'] ?? '',
      leftLabel: labels[0]!,
      rightLabel: labels[1]!,
    };
  });
}

/** Writes decisions as SSSOM/TSV, sorted, so that a change is a line in version control. */
export function writeDecisions(decisions: readonly Decision[]): string {
  const cell = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');
  const lines = decisions.map((d) =>
    [
      d.left,
      d.leftLabel,
      d.verdict === 'unsure' ? 'skos:closeMatch' : 'owl:sameAs',
      d.verdict === 'different' ? 'Not' : '',
      d.right,
      d.rightLabel,
      'semapv:ManualMappingCuration',
      d.by,
      d.date,
      d.why,
    ]
      .map(cell)
      .join('\t'),
  );
  return `${[COLUMNS.join('\t'), ...lines.sort()].join('\n')}\n`;
}

const CAUTION = ['same', 'unsure', 'different'];

/** The decision that holds for each pair: the latest; of two on one day the more cautious. */
export function standingDecisions(decisions: readonly Decision[]): Map<string, Decision> {
  const standing = new Map<string, Decision>();
  for (const decision of decisions) {
    const key = pairKey(decision.left, decision.right);
    const other = standing.get(key);
    const newer = !other || compareDecisions(decision, other) > 0;
    if (newer) standing.set(key, decision);
  }
  return standing;
}

const compareDecisions = (x: Decision, y: Decision): number =>
  compareText(x.date, y.date) ||
  CAUTION.indexOf(x.verdict) - CAUTION.indexOf(y.verdict) ||
  compareText(JSON.stringify(x), JSON.stringify(y));
const compareText = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
