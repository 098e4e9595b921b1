import type { MergeRules } from './merge-rules.ts';

/** A name taken apart for comparison. */
export interface ComparableName {
  /** As it stood in the graph. */
  readonly text: string;
  /** Small Latin letters without accents: "Влади́мир" → "vladimir". */
  readonly plain: string;
  readonly words: readonly string[];
  /** Whether letters had to be put into Latin script. */
  readonly transliterated: boolean;
}

const MARKS = /\p{M}/gu;

/** Brings a name into a comparable form: other scripts into Latin letters, no accents, no case, no signs. */
export function comparableName(text: string, rules: MergeRules): ComparableName {
  let transliterated = false;
  const latin = [...text.normalize('NFC').toLowerCase()]
    .map((letter) => {
      const to = rules.letters.get(letter);
      if (to === undefined) return letter;
      transliterated = true;
      return to;
    })
    .join('');
  const plain = latin
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(/['’ʼ`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
  return { text, plain, words: plain === '' ? [] : plain.split(' '), transliterated };
}

/** Whether words can be the name of one thing at all: "drones" and "officials" mean something else in the next article. */
const isProper = ({ text }: ComparableName): boolean => /[\p{Lu}\p{Lo}\d]/u.test(text);

/** The names by which an entity can be known elsewhere; none if what it is called is no name ("drones", also "drones to Russia"). */
export function properNames({
  labels,
  aliases,
}: {
  readonly labels: readonly ComparableName[];
  readonly aliases: readonly ComparableName[];
}): ComparableName[] {
  if (labels.length > 0 && !labels.some(isProper)) return [];
  return [...labels, ...aliases].filter(isProper);
}

/** Whether a name is an acronym as it stands: "NATO", "U.N.", "ЕС". */
export const isAcronym = (text: string): boolean => /^(?:\p{Lu}[\p{Lu}\d]{1,7}|(?:\p{Lu}\.){2,7})$/u.test(text);

/** The first letters of a name's weighty words: "International Atomic Energy Agency" → "iaea". */
export const acronymOf = (name: ComparableName, rules: MergeRules): string =>
  name.words
    .filter((w) => !rules.stopWords.has(w))
    .map((w) => w[0]!)
    .join('');

/**
 * How a name sounds, roughly: consonants only, spellings of one sound made one. "Pezeshkian" and "Pezeshkiyan", "Muhammad" and
 * "Mohammed" fall together. Far too coarse to join anything; it only brings two names into the same block.
 */
export function soundOf(name: ComparableName, rules: MergeRules): string {
  return name.words
    .filter((w) => !rules.stopWords.has(w))
    .map((word) => {
      const folded = word
        .replace(/ph/g, 'f')
        .replace(/[kg]h/g, 'k')
        .replace(/[td]h/g, 't')
        .replace(/sch|sh|sz/g, '0')
        .replace(/tch|ch|cz/g, '1')
        .replace(/zh|j/g, '2')
        .replace(/ck|[cq]/g, 'k')
        .replace(/w/g, 'v')
        .replace(/x/g, 'ks')
        .replace(/h/g, '');
      const first = /^[aeiouy]/.test(folded) ? 'a' : '';
      return first + folded.replace(/[aeiouy]/g, '').replace(/(.)\1+/g, '$1');
    })
    .join(' ');
}

/**
 * Under which keys a name is looked up. Two entities are compared only if they share a key, so that a hundred thousand against a
 * hundred thousand does not mean ten thousand million comparisons.
 */
export function nameKeys(name: ComparableName, kind: string, rules: MergeRules): string[] {
  if (name.words.length === 0) return [];
  const keys = [`=${name.plain}`];
  if (name.words.length > 1) keys.push(`~${[...name.words].sort().join(' ')}`);
  if (kind === 'organization' && isAcronym(name.text)) keys.push(`^${name.plain.replaceAll(' ', '')}`);
  else if (kind === 'organization' && name.words.length > 2) keys.push(`^${acronymOf(name, rules)}`);
  if (kind === 'person' && name.words.length > 1) {
    const [first] = name.words;
    keys.push(`.${first![0]} ${name.words.at(-1)}`);
    const sound = soundOf(name, rules);
    if (sound.replace(/ /g, '').length > 4) keys.push(`#${sound}`);
  }
  return keys;
}
