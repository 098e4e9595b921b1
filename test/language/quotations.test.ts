import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EntenteError } from '../../src/errors.ts';
import { findQuotations } from '../../src/language/quotations.ts';
import { readReportingWords } from '../../src/language/reporting-verbs.ts';
import { docOf, type Thing } from './doc-of.ts';
import { readTrees } from './read-trees.ts';

const words = readReportingWords(readFileSync('data/lexicon/reporting-verbs.csv', 'utf8'));
const trees = readTrees('quotations.txt');
const things: readonly Thing[] = [
  { type: 'Person', forms: ['Amadou Keita', 'Keita'] },
  { type: 'Person', forms: ['Maria Lopez', 'Lopez'] },
  { type: 'Person', forms: ['Albert Muchanga'] },
  { type: 'GovernmentBody', forms: ['Interior Ministry'] },
  { type: 'InternationalOrganization', forms: ['UN'] },
  { type: 'Country', forms: ['Kinshasa'], country: 'COD' },
  { type: 'Country', forms: ['Kigali'], country: 'RWA' },
  { type: 'Country', forms: ['Ghana'], country: 'GHA' },
  { type: 'Country', forms: ['Benin'], country: 'BEN' },
];

/** "direct|cue|speaker|content" of every quotation of a block. */
function quotations(name: string): readonly string[] {
  const doc = docOf(trees.get(name)!, things);
  const { text } = doc.article;
  return findQuotations(words)(doc).map((q) => {
    const mention = q.speaker === null ? undefined : doc.mentions[q.speaker];
    const [first, last] = q.speakerTokens ?? [0, 0];
    const phrase = q.speakerTokens ? `(${text.slice(doc.tokens[first]!.start, doc.tokens[last - 1]!.end)})` : '-';
    const speaker = mention ? text.slice(mention.start, mention.end) : phrase;
    expect(text.slice(q.start, q.end)).toBe(text.slice(doc.tokens[q.first]!.start, doc.tokens[q.last - 1]!.end));
    return `${q.direct ? 'direct' : 'indirect'}|${q.cue === null ? '-' : doc.tokens[q.cue]!.text}|${speaker}|${text.slice(q.start, q.end)}`;
  });
}

describe('quotations', () => {
  test.each([
    ['told', ['direct|told|Amadou Keita|We will not yield,', 'direct|told|Amadou Keita|The border is ours.']],
    ['straight', ['direct|added|(she)|The talks failed,', 'direct|added|(she)|Nobody won.']],
    ['before', ['direct|-|Keita|It is false.']],
    ['replied', ['direct|replied|Keita|No comment.']],
    ['paragraphs', ['direct|said|Maria Lopez|This is a disgrace,', 'direct|said|Maria Lopez|And we shall not forget it,']],
    ['aside', ['indirect|said|(officials)|The raid killed nine soldiers']],
    ['middle', ['indirect|said|Keita|has left the town']],
    ['headline', ['indirect|says|UN|Ghana closes border']],
    ['according', ['indirect|According|Interior Ministry|rebels attacked a convoy and kidnapped two aid workers']],
    ['accused', ['indirect|accused|Kinshasa|arming the rebels']],
    ['denied', ['indirect|denied|(The ministry)|supplying weapons to the rebels']],
    ['quoted', ['indirect|saying|(The general)|the operation would last for weeks']],
    ['believed', ['indirect|believed|-|to have killed at least 40 civilians']],
    ['vowed', ['indirect|said|Lopez|the attack was a “war crime”', 'indirect|vowed|Lopez|to respond']],
    ['claims', ['indirect|Claims|-|the army used poison gas']],
    ['apposition', ['indirect|said|Albert Muchanga|Benin had joined']],
  ])('%s', (name, expected) => {
    expect(quotations(name)).toEqual(expected);
  });

  test.each(['scare', 'planned'])('nobody speaks in: %s', (name) => {
    expect(quotations(name)).toEqual([]);
  });
});

test('a kind that no rule knows is refused', () => {
  expect(() => readReportingWords('word,class,kind,links\nsay,verb,mumble,that\n')).toThrow(EntenteError);
});
