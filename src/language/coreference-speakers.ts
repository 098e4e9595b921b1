import type { Mention, Named } from './doc.ts';
import { findDirect } from './quotations.ts';
import type { ReportingWords } from './reporting-verbs.ts';

const FIRST_PERSON = /^(?:I|me|my|mine|myself|we|us|our|ours|ourselves)$/i;

const STATE = /^(?:country|nation|government|administration)$/i;

/** "Statement by President X on …", "Remarks of X": the one who says "I" in the text below. */
const STATEMENT =
  /^(?:(?:joint|press|readout|full|transcript|text of the)\s+)?(?:statement|remarks|speech|address|message)\s+(?:by|from|of)\s+/i;

/** "The minister, X, made the following statement": the one who says "I" below, in one of the first lines. */
const INTRODUCED = /\b(?:made|issued|released|gave|delivered)\s+(?:the\s+following|this)\s+(?:statement|remarks|speech|address)\b/i;
const FIRST_LINES = 4;

/** The person whose statement the whole article is, if its first line or the words before the statement say so. */
function author(doc: Named): readonly number[] {
  const namedIn = (start: number, end: number): readonly number[] | undefined =>
    doc.mentions.find((m) => m.start >= start && m.end <= end && m.kind === 'name' && doc.entities[m.entities[0] ?? -1]?.type === 'Person')
      ?.entities;
  for (const [k, { start, end }] of doc.sentences.slice(0, FIRST_LINES).entries()) {
    const line = doc.article.text.slice(start, end);
    const heading = k === 0 ? STATEMENT.exec(line) : null;
    const found = heading ? namedIn(start + heading[0].length, end) : undefined;
    if (found) return found;
    const introduced = INTRODUCED.exec(line);
    if (introduced) return namedIn(start, start + introduced.index) ?? [];
  }
  return [];
}

/** "I" and "we" in direct speech are the speaker, a person who may speak for a state; elsewhere they are the author of a statement, or the body that issued it. */
export function resolveSpeakers(
  words: ReportingWords,
  doc: Named,
  countryOf: (person: number) => readonly number[],
  issuer: readonly number[] = [],
): Named {
  const isFirst = (m: Mention): boolean => m.kind === 'pronoun' && FIRST_PERSON.test(doc.article.text.slice(m.start, m.end));
  const isGovernment = (m: Mention): boolean => m.kind === 'nominal' && /^the government$/i.test(doc.article.text.slice(m.start, m.end));
  if (!doc.mentions.some((m) => isFirst(m) || isGovernment(m))) return doc;
  const direct = findDirect(words)(doc);
  const person = author(doc);
  const writer = person.length > 0 ? person : issuer;
  let k = 0;
  const mentions = doc.mentions.map((mention) => {
    if (!isFirst(mention) && !isGovernment(mention)) return mention;
    while (direct[k] && direct[k]!.last <= mention.head) k++;
    const around = direct[k] && direct[k]!.first <= mention.head ? direct[k] : undefined;
    const speaker = around === undefined ? writer : around.speaker === null ? [] : (doc.mentions[around.speaker]?.entities ?? []);
    // "“You cannot overthrow the government,” Ruto said": his own, not one that was named before
    if (!isFirst(mention)) {
      const state = around !== undefined && speaker.length === 1 ? countryOf(speaker[0]!) : [];
      return state.length === 1 ? { ...mention, entities: state } : mention;
    }
    return speaker.length === 1 ? { ...mention, entities: speaker } : mention;
  });
  // "our country", "my administration": the speaker's state
  const speakers = new Map(mentions.filter((m) => isFirst(m) && m.entities.length === 1).map((m) => [m.first, m.entities[0] ?? -1]));
  return {
    ...doc,
    mentions: mentions.map((mention) => {
      const speaker = mention.kind === 'nominal' && mention.entities.length === 0 ? speakers.get(mention.first) : undefined;
      const state = speaker !== undefined && STATE.test(doc.tokens[mention.head]?.lemma ?? '') ? countryOf(speaker) : [];
      return state.length === 1 ? { ...mention, entities: state } : mention;
    }),
  };
}
