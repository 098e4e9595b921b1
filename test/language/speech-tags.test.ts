import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readReportingWords } from '../../src/language/reporting-verbs.ts';
import { speechTagOf } from '../../src/language/speech-tags.ts';

const reporting = readReportingWords(readFileSync('data/lexicon/reporting-verbs.csv', 'utf8'));

/** What is told and who tells, of a sentence of `word/TAG` with lemmas for the verbs of saying. */
function split(sentence: string): string | null {
  const words = sentence.split(' ').map((cell) => {
    const [text = '', xpos = ''] = cell.split('/');
    return {
      text,
      xpos,
      lemma: text
        .replace(/^sa(?:id|ys)$/, 'say')
        .replace(/^reported$/, 'report')
        .replace(/^denied$/, 'deny'),
    };
  });
  const tag = speechTagOf(reporting, words);
  if (tag === null) return null;
  const text = (part: typeof words): string => part.map((w) => w.text).join(' ');
  return `${text(words.slice(0, tag.comma))} | ${text(words.slice(tag.first))}`;
}

test.each([
  [
    'Rebels/NNS killed/VBD nine/CD people/NNS ,/, officials/NNS said/VBD on/IN Monday/NNP ./.',
    'Rebels killed nine people | officials said on Monday .',
  ],
  ["“/`` We/PRP won/VBD again/RB ,/, ”/'' said/VBD Okello/NNP ,/, a/DT spokesman/NN ./.", '“ We won again | said Okello , a spokesman .'],
  [
    'Rebels/NNS fled/VBD north/RB ,/, the/DT army/NN said/VBD ,/, adding/VBG that/IN it/PRP won/VBD ./.',
    'Rebels fled north | the army said , adding that it won .',
  ],
  [
    'Chad/NNP won/VBD again/RB ,/, the/DT prosecutor/NN ,/, Ali/NNP Mehr/NNP ,/, said/VBD ./.',
    'Chad won again | the prosecutor , Ali Mehr , said .',
  ],
])('%s', (sentence, expected) => {
  expect(split(sentence)).toBe(expected);
});

test.each([
  ['the clause follows', 'After/IN rebels/NNS fled/VBD ,/, the/DT army/NN said/VBD it/PRP won/VBD ./.'],
  ['an opener is no sentence', 'Speaking/VBG in/IN Goma/NNP ,/, the/DT minister/NN said/VBD on/IN Monday/NNP ./.'],
  ['a relative clause', 'The/DT envoy/NN ,/, who/WP left/VBD ,/, said/VBD talks/NNS failed/VBD ./.'],
  ['a denial tells nothing', 'Rebels/NNS took/VBD the/DT town/NN ,/, officials/NNS denied/VBD ./.'],
])('no tag where %s', (_, sentence) => {
  expect(split(sentence)).toBeNull();
});
