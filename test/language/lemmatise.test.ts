import { expect, test } from 'vitest';
import { lemmatise, readLemmaModel } from '../../src/language/lemmatise.ts';

const model = readLemmaModel(
  ['w\twent\tVBD\tgo', 'e\ted\tVBD\t2|', 'e\tied\tVBD\t3|y', 'e\ts\tNNS\t1|', "w\t's\tPOS\t's"].join('\n'),
  'form,lemma\nfroze,freeze\n',
);
const known = new Set(['provoke', 'talk', 'carry', 'smell']);
const lemma = lemmatise(model, (word) => known.has(word));

test.each([
  ['Went', 'VBD', 'go'],
  ['talked', 'VBD', 'talk'],
  ['carried', 'VBD', 'carry'],
  ['provoked', 'VBD', 'provoke'],
  ['smelled', 'VBD', 'smell'],
  ['froze', 'VBD', 'freeze'],
  ['zorbed', 'VBD', 'zorb'],
  ['’s', 'POS', "'s"],
  ['Springs', 'NNP', 'Springs'],
  ['springs', 'NNS', 'spring'],
  ['hm', 'UH', 'hm'],
])('%s as %s is %s', (word, xpos, expected) => {
  expect(lemma(word, xpos)).toBe(expected);
});
