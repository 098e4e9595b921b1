import { EntenteError } from '../errors.ts';
import { readCsv } from '../text/csv.ts';

const KINDS = [
  'say',
  'tell',
  'confirm',
  'claim',
  'describe',
  'report',
  'suggest',
  'believe',
  'predict',
  'deny',
  'accuse',
  'promise',
  'threaten',
  'warn',
  'demand',
] as const;

/** What sort of speech a word reports. */
export type ReportingKind = (typeof KINDS)[number];

/** A word that reports speech, and which of its complements hold the content: `that` a clause, `to` an infinitive, else a preposition. */
export interface ReportingWord {
  readonly kind: ReportingKind;
  readonly links: ReadonlySet<string>;
}

/** Verbs and nouns of saying by lemma. */
export interface ReportingWords {
  readonly verbs: ReadonlyMap<string, ReportingWord>;
  readonly nouns: ReadonlyMap<string, ReportingWord>;
}

const isKind = (word: string): word is ReportingKind => (KINDS as readonly string[]).includes(word);

/** Reads `data/lexicon/reporting-verbs.csv`; throws `language/unknown-kind` for a kind that no rule knows. */
export function readReportingWords(csv: string): ReportingWords {
  const verbs = new Map<string, ReportingWord>();
  const nouns = new Map<string, ReportingWord>();
  for (const row of readCsv(csv)) {
    const kind = row['kind'] ?? '';
    if (!isKind(kind)) {
      throw new EntenteError('language/unknown-kind', `"${kind}" is no kind of reporting word (at "${row['word']}").`, {
        why: 'Each reporting word needs a kind, so that promises and denials are not taken for reports.',
        next: `Use one of ${KINDS.join(', ')}.`,
      });
    }
    (row['class'] === 'noun' ? nouns : verbs).set(row['word'] ?? '', { kind, links: new Set((row['links'] ?? '').split('|')) });
  }
  return { verbs, nouns };
}
