import type { Phrase } from './coreference-phrases.ts';
import { type Company, entityFor, isOfType, type Story, standsFor, stateOf } from './coreference-story.ts';
import type { EntityType, Mention } from './doc.ts';
import { caseOf, dependents, relationOf } from './tree.ts';

/** So many companies back is far enough for what "the two countries" of an article are. */
const MEMORY = 200;
/** "The leaders" without a number look back only this far. */
const NEAR = 2;
/** A bare "the two" looks back this far, in sentences. */
const REACH = 4;

/** Puts into the story who was named together with a mention: by "and", by a dash, or as subject and partner of one verb. */
export function tellCompany(story: Story, mention: Mention): void {
  const { tree, doc } = story;
  const token = tree.tokens[mention.head];
  const own = mention.entities[0];
  if (!token || own === undefined || mention.entities.length !== 1) return;
  // "12 countries, including Britain and Germany": examples of many are no pair
  if (
    /^(?:including|like)$/i.test(doc.tokens[mention.first - 1]?.text ?? '') ||
    /^including the$/i.test(wordsBefore(doc.tokens, mention.first))
  )
    return;
  const add = (others: readonly (number | undefined)[], joined: boolean): void => {
    const entities = [...new Set([own, ...others.filter((o) => o !== undefined)])];
    if (entities.length > 1) story.company.push({ entities, sentence: token.sentence, joined });
  };
  const single = (head: number): number | undefined => {
    const found = standsFor(story, head);
    return found?.length === 1 ? found[0] : undefined;
  };
  const joined = dependents(tree, mention.head, 'conj').map((t) => single(t.i));
  if (joined.length > 0) add(joined, true);
  // "Russia-Iran relations", "Turkish-Libyan talks"
  if (/^[-–]$/.test(doc.tokens[mention.last]?.text ?? '')) {
    const next = story.index.at.get(mention.last + 1)?.find((m) => m.first === mention.last + 1);
    if (next) add([next.entities[0]], true);
  }
  if (relationOf(token) === 'nsubj') {
    const partners = dependents(tree, token.head, 'obj', 'obl').filter(
      (t) => t.deprel === 'obj' || /^(?:with|against|to)$/.test(caseOf(tree, t.i)),
    );
    const other = partners.map((t) => single(t.i)).find((id) => id !== undefined);
    if (other !== undefined) add([other], false);
  }
}

const wordsBefore = (tokens: Story['doc']['tokens'], i: number): string => `${tokens[i - 2]?.text ?? ''} ${tokens[i - 1]?.text ?? ''}`;

/** The states of several persons: "Presidents X and Y" → their countries, where the text names them. */
function countriesOf(story: Story, entities: readonly number[]): readonly number[] {
  const codes = [...new Set(entities.map((id) => stateOf(story, id)))];
  if (codes.includes(null)) return [];
  return codes.flatMap((code) => countryByCode(story, code ?? ''));
}

/** The country with a code, whether the text has named it or not. */
export function countryByCode(story: Story, code: string): readonly number[] {
  const id = story.countries.get(code);
  if (id !== undefined) return [id];
  const thing = story.known.countries.get(code);
  return thing ? [entityFor(story, thing)] : [];
}

/** The members of a company that are of the types; persons give their countries where countries are wanted. */
function membersOf(story: Story, company: Company, types: ReadonlySet<EntityType>): readonly number[] {
  const own = company.entities.filter((id) => isOfType(story, id, types));
  if (own.length === company.entities.length || !types.has('Country')) return own.length > 1 ? own : [];
  const states = company.entities.flatMap((id) => (isOfType(story, id, types) ? [id] : countriesOf(story, [id])));
  return states.length === company.entities.length ? [...new Set(states)] : own.length > 1 ? own : [];
}

/**
 * "The two countries", "both leaders", "the sides": the last that were named together in that number. Those joined by "and" go
 * before those that only deal with each other; what the same words meant before in the article stays, until others are named.
 */
export function resolveCollective(story: Story, phrase: Phrase, types: ReadonlySet<EntityType>): readonly number[] {
  const sentence = story.tree.tokens[phrase.head]?.sentence ?? 0;
  let weak: readonly number[] = [];
  let distant: readonly number[] = [];
  for (let k = story.company.length - 1; k >= Math.max(0, story.company.length - MEMORY); k--) {
    const company = story.company[k]!;
    const gap = sentence - company.sentence;
    // the number that the phrase gives must be met; without one, two or more will do
    const members = membersOf(story, company, types);
    const fits = phrase.count === null ? members.length > 1 : members.length === phrase.count;
    if (!fits) continue;
    if (gap <= (phrase.count === null ? NEAR : REACH) && company.joined) return members;
    if (gap <= REACH && weak.length === 0 && phrase.count !== null) weak = members;
    if (gap > REACH && distant.length === 0 && company.joined) distant = members;
    if (gap > REACH && (weak.length > 0 || distant.length > 0)) break;
  }
  if (weak.length > 0) {
    // "Russia turned to Pyongyang. … The two sides swapped prisoners": who only dealt with each other is not whom the article is about
    const main = phrase.count === 2 && types.has('Country') ? mainPair(story, types) : [];
    return main.length === 0 || main.every((id) => weak.includes(id)) ? weak : /^side$/i.test(lemmaOf(story, phrase)) ? main : [];
  }
  // an article on two states speaks of "the two countries" to its end
  if (phrase.count !== 2 || !types.has('Country')) return [];
  return isMainPair(story, distant, types) ? distant : mainPair(story, types);
}

const lemmaOf = (story: Story, phrase: Phrase): string => story.tree.tokens[phrase.head]?.lemma ?? '';

/** Two of the types that the text names again and again, and no third half as often. */
function mainPair(story: Story, types: ReadonlySet<EntityType>): readonly number[] {
  const counted = [...story.counts].filter(([id]) => isOfType(story, id, types)).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const [first, second, third] = counted;
  if (!first || !second || second[1] < 3 || (third && third[1] * 2 > second[1])) return [];
  return [first[0], second[0]].sort((a, b) => a - b);
}

/** True if no third one of the types is named as often as the rarer of the two. */
function isMainPair(story: Story, pair: readonly number[], types: ReadonlySet<EntityType>): boolean {
  if (pair.length !== 2) return false;
  const rarer = Math.min(...pair.map((id) => story.counts.get(id) ?? 0));
  return [...story.counts].every(([id, count]) => pair.includes(id) || !isOfType(story, id, types) || count < rarer);
}
