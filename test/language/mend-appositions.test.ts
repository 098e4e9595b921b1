import { expect, test } from 'vitest';
import type { WordAnalysis } from '../../src/language/analyse-words.ts';
import { mendAppositions } from '../../src/language/mend-appositions.ts';

/** `word/class/head/relation …` → what each word hangs on afterwards. */
const mended = (text: string): string => {
  const rows = text.split(' ').map((t) => t.split('/'));
  const words = rows.map((r) => r[0]!);
  const tree = rows.map(
    ([lemma, upos, head, deprel]): WordAnalysis => ({ lemma: lemma!, upos: upos!, xpos: '', head: Number(head), deprel: deprel! }),
  );
  return mendAppositions(words, tree)
    .map((w, i) => `${words[i]}/${w.head}/${w.deprel}`)
    .join(' ');
};

test('an acronym in brackets is the same thing', () => {
  expect(
    mended(
      'Lake/PROPN/3/compound Chad/PROPN/3/compound Council/PROPN/7/nsubj (/PUNCT/5/punct LCC/PROPN/7/nsubj )/PUNCT/5/punct met/VERB/0/root',
    ),
  ).toContain('LCC/3/appos');
  const other = 'Lake/PROPN/2/compound Council/PROPN/6/nsubj (/PUNCT/4/punct UNO/PROPN/2/nmod )/PUNCT/4/punct met/VERB/0/root';
  expect(mended(other)).toContain('UNO/2/nmod');
});

test('an age belongs to the name before it', () => {
  const text =
    'Anna/PROPN/9/nsubj Berg/PROPN/1/flat ,/PUNCT/4/punct 42/NUM/1/conj ,/PUNCT/7/punct and/CCONJ/7/cc Lund/PROPN/4/conj ,/PUNCT/4/punct left/VERB/0/root';
  expect(mended(text)).toContain('42/1/appos');
  expect(mended(text)).toContain('Lund/1/conj');
  // on the way through a sentence a list is no list; in an address it is one
  const told = 'Anna/PROPN/6/nsubj ,/PUNCT/3/punct 42/NUM/1/list ,/PUNCT/3/punct also/ADV/6/advmod left/VERB/0/root';
  expect(mended(told)).toContain('42/1/appos');
  const address = 'Berg/PROPN/0/root ,/PUNCT/3/punct 42/NUM/1/list ,/PUNCT/5/punct Oslo/PROPN/1/list';
  expect(mended(address)).not.toContain('appos');
  expect(mended('In/ADP/2/case May/PROPN/5/obl ,/PUNCT/4/punct 42000/NUM/5/nsubj left/VERB/0/root')).toContain('42000/5/nsubj');
});

test('what is said of somebody hangs on the head of the name', () => {
  const name = 'Professor/PROPN/2/compound Berg/PROPN/6/nsubj ,/PUNCT/4/punct';
  const rest = 'head/NOUN/1/appos ,/PUNCT/4/punct left/VERB/0/root';
  expect(mended(`${name} ${rest}`)).toContain('head/2/appos');
  // not on a name that comes later
  const later = 'Oslo/PROPN/5/compound ,/PUNCT/3/punct capital/NOUN/1/appos ,/PUNCT/3/punct bank/NOUN/0/root';
  expect(mended(later)).toContain('capital/1/appos');
});
