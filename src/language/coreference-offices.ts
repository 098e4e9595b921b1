import type { CoreferenceLexicon } from './coreference-lexicon.ts';
import { nationsIn } from './coreference-phrases.ts';
import type { Named } from './doc.ts';
import { type MentionIndex, mentionAt } from './quotation-speaker.ts';
import { caseOf, dependents, nounPhrase, type Tree } from './tree.ts';

/** An office that the text gives to a person: "Turkish President X", "X, the mayor of Y". */
export interface HeldOffice {
  readonly entity: number;
  /** Words of the title in lower case, normalised, without country: "prime minister", "spokesperson". */
  readonly office: string;
  readonly country: string | null;
}

/** One spelling for each title: "Defence" → "defense", "spokeswoman" → "spokesperson", "premier" → "prime minister". */
export function normaliseOffice(words: readonly string[]): string {
  return words
    .join(' ')
    .toLowerCase()
    .replace(/defence/g, 'defense')
    .replace(/\b(spokes|chair|congress|states)(?:man|woman|person)\b/g, (_, stem: string) => (stem === 'chair' ? 'chair' : `${stem}person`))
    .replace(/\bpremier\b/g, 'prime minister')
    .replace(/\bgen\./g, 'general')
    .replace(/\bsen\./g, 'senator');
}

const PAST =
  /^(?:former|ex|then|late|onetime|deposed|ousted|outgoing|acting|interim|incumbent|current|new|newly|elected|longtime|veteran|top|senior)$/;

/**
 * True where a phrase ("minister") can mean the holder of an office ("foreign minister"). Only words that are common to many offices
 * may stand for a longer title; "the president" is no vice president and "the minister" no prime minister.
 */
export function isOffice(office: string, wanted: string): boolean {
  if (office === wanted) return true;
  if (/^(?:president|king|queen|chancellor|leader|prince)$/.test(wanted)) return false;
  return !wanted.includes(' ') && office.endsWith(` ${wanted}`) && office !== 'prime minister' && !/\b(?:vice|deputy)\b/.test(office);
}

/** Title words right before a name, read leftwards from it. */
function titleBefore(
  doc: Named,
  index: MentionIndex,
  lexicon: CoreferenceLexicon,
  first: number,
): { words: string[]; country: string | null; former: boolean } {
  const words: string[] = [];
  let country: string | null = null;
  let former = false;
  const sentence = doc.tokens[first]?.sentence;
  for (let i = first - 1; i >= 0 && first - i < 8; i--) {
    const token = doc.tokens[i];
    if (!token || token.sentence !== sentence) break;
    const mention = index.at.get(i)?.[0];
    if (mention) {
      const entity = mention.entities.length === 1 ? doc.entities[mention.entities[0] ?? -1] : undefined;
      if (entity?.type === 'Person') break;
      country = entity?.country ?? null;
      break;
    }
    const word = token.text.toLowerCase();
    if (token.text === '-' || /^ex$/.test(word)) {
      former ||= word === 'ex';
      continue;
    }
    if (!/^(?:NOUN|PROPN|ADJ)$/.test(token.upos)) break;
    // the word next to the name must be a title
    if (words.length === 0 && !isTitle(lexicon, word, token.lemma)) break;
    if (PAST.test(word)) former ||= /^(?:former|late|deposed|ousted|onetime)$/.test(word);
    else words.unshift(word);
  }
  return { words, country, former };
}

const isTitle = (lexicon: CoreferenceLexicon, word: string, lemma: string): boolean => {
  const nominal = lexicon.nominals.get(lemma.toLowerCase()) ?? lexicon.nominals.get(word);
  return nominal !== undefined && (nominal.class === 'office' || nominal.class === 'leader');
};

/** Reads off the text who holds which office. Former holders are left out: "the president" is not the former one. */
export function findOffices(doc: Named, tree: Tree, index: MentionIndex, lexicon: CoreferenceLexicon): readonly HeldOffice[] {
  const held: HeldOffice[] = [];
  for (const mention of doc.mentions) {
    const id = mention.entities[0];
    const entity = id === undefined ? undefined : doc.entities[id];
    if (mention.kind !== 'name' || entity?.type !== 'Person' || id === undefined) continue;
    const before = titleBefore(doc, index, lexicon, mention.first);
    if (before.words.length > 0 && !before.former) {
      held.push({ entity: id, office: normaliseOffice(before.words), country: before.country ?? entity.country });
    }
    for (const appositive of apposedTo(tree, index, mention.head)) {
      const head = doc.tokens[appositive];
      if (!head || !isTitle(lexicon, head.text.toLowerCase(), head.lemma)) continue;
      const [first] = nounPhrase(tree, appositive);
      const inside = doc.tokens.slice(first, appositive);
      if (inside.some((t) => /^(?:former|ex|late)$/i.test(t.text))) continue;
      const words = inside
        .filter((t) => /^(?:compound|amod)$/.test(t.deprel) && !index.at.has(t.i) && !PAST.test(t.text.toLowerCase()))
        .map((t) => t.text);
      const of = dependents(tree, appositive, 'nmod', 'nmod:poss').map((n) => mentionAt(tree, index, n.i));
      const nations = [...nationsIn(index, first, appositive), ...of];
      const country = nations.map((m) => doc.entities[m?.entities[0] ?? -1]?.country ?? null).find((c) => c !== null) ?? entity.country;
      held.push({ entity: id, office: normaliseOffice([...words, head.lemma]), country });
    }
  }
  return held;
}

/** Nouns in apposition to a name, on either side: "X, the mayor", "the mayor, X". */
function apposedTo(tree: Tree, index: MentionIndex, head: number): readonly number[] {
  const after = dependents(tree, head, 'appos')
    .filter((t) => t.upos === 'NOUN' || (t.upos === 'PROPN' && !index.at.has(t.i)))
    .map((t) => t.i);
  const token = tree.tokens[head];
  const over = token?.deprel === 'appos' && caseOf(tree, head) === '' ? [token.head] : [];
  return [...after, ...over];
}
