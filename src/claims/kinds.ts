import type { EntityType } from '../language/doc.ts';
import type { Context } from './context.ts';
import { caseOf, firstConjunct, kidsBy, relation } from './tree.ts';

/** Entity types that can act. */
export const ACTORS: ReadonlySet<EntityType> = new Set<EntityType>([
  'Person',
  'Country',
  'GovernmentBody',
  'InternationalOrganization',
  'ArmedGroup',
  'MilitaryUnit',
  'Company',
  'MediaOrganization',
  'CivilSocietyOrganization',
  'Group',
]);

/** Nouns that only count or group what follows "of": "dozens **of soldiers**". */
export const GROUPING =
  /^(dozens?|hundreds?|thousands?|millions?|scores?|tens|group|number|majority|series|member|some|many|several|one|two|three|most|all|part|team|crowd|couple|coalition|band|handful|kind|type|batch|shipment|consignment|wave|barrage|hail|round|lot|piece)$/;

/** Nouns that measure what follows "of": "tons **of medicine**". */
const MEASURE =
  /^(ton|tonne|kilo|kilogram|kg|pound|litre|liter|barrel|box|crate|truck|lorry|wagon|truckload|load|planeload|container|percent|%|half|third|quarter|share|amount|quantity|supply|delivery|package|worth|dose|set)$/;

/** Kinds of noun that stand for people or bodies who can act. */
const PARTY_KINDS = [
  'person-noun',
  'group-noun',
  'troops',
  'diplomat',
  'official',
  'captive',
  'workers',
  'helpers',
  'refugee',
  'peacekeepers',
  'organization',
];
const PERSON_KINDS = ['person-noun', 'diplomat', 'official', 'captive', 'workers', 'refugee', 'helpers'];
const PERSON_PRONOUNS = new Set(['he', 'she', 'him', 'her', 'they', 'them', 'who', 'whom', 'i', 'we', 'us', 'me', 'you']);

/** The semantic kinds of a noun by the word list: its own, and those of the compound that it ends ("air defence system"). */
export function nounKinds(context: Context, i: number): ReadonlySet<string> {
  const { tree, lexicon } = context;
  const token = tree.tokens[i]!;
  const lemma = token.lemma.toLowerCase();
  const kinds = new Set<string>([...(lexicon.kinds.get(lemma) ?? []), ...(lexicon.kinds.get(token.text.toLowerCase()) ?? [])]);
  const parts = [lemma];
  // "armoured vehicles": a participle before the noun counts as written, too.
  const written = [lemma];
  for (let k = i - 1; k >= 0 && i - k <= 3; k--) {
    const before = tree.tokens[k]!;
    if (before.sentence !== token.sentence || before.upos === 'DET' || before.upos === 'ADP') break;
    if (before.upos === 'VERB' && relation(before) !== 'amod') break;
    parts.unshift(before.lemma.toLowerCase());
    written.unshift(before.text.toLowerCase());
    for (const phrase of [parts.join(' '), parts.join(''), written.join(' ')])
      for (const kind of lexicon.kinds.get(phrase) ?? []) kinds.add(kind);
  }
  for (const k of kidsBy(tree, i, 'nmod')) {
    if (caseOf(tree, k) !== 'of') continue;
    // "a state of emergency", "a memorandum of understanding"; "tons of medicine" is medicine.
    for (const kind of lexicon.kinds.get(`${lemma} of ${tree.tokens[k]!.lemma.toLowerCase()}`) ?? []) kinds.add(kind);
    if (GROUPING.test(lemma) || MEASURE.test(lemma)) for (const kind of nounKinds(context, k)) kinds.add(kind);
  }
  return kinds;
}

/** True for a noun that stands for somebody who can act, though no entity: "three gunmen", "police". */
export function isParty(context: Context, i: number): boolean {
  const kinds = nounKinds(context, i);
  // a treaty is signed or joined, but does nothing itself
  if (kinds.has('treaty')) return false;
  if (PARTY_KINDS.some((kind) => kinds.has(kind))) return true;
  const token = context.tree.tokens[i]!;
  // Agent nouns in the plural: "fighters", "separatists", "employees". Singular ones name tools as often.
  return (
    kinds.size === 0 &&
    token.upos === 'NOUN' &&
    token.xpos === 'NNS' &&
    /(?:[^m]ers|ors|ists|ians|men|ees|ants)$/.test(token.text.toLowerCase())
  );
}

/** Whether the phrase that `i` heads is of a kind: an entity type, `Actor`, `Clause`, a kind of the word list, or a word itself. */
export function isKind(context: Context, i: number, kind: string): boolean {
  const token = context.tree.tokens[i]!;
  // "thousands of drones", "400 of its nationals" are drones and nationals.
  if (GROUPING.test(token.lemma) || token.upos === 'NUM') {
    if (kidsBy(context.tree, i, 'nmod').some((k) => ['of', ''].includes(caseOf(context.tree, k)) && isKind(context, k, kind))) return true;
  }
  const mention = context.headed.get(i) ?? context.within.get(i);
  const types = (mention?.entities ?? []).map((e) => context.doc.entities[e]!.type);
  switch (kind) {
    case 'promised':
      return saysOfItself(context, i) && !isNegated(context, i);
    case 'refused':
      return saysOfItself(context, i) && isNegated(context, i);
    case 'future':
      return willDo(context, i) && !isNegated(context, i);
    case 'future-negated':
      // "The rebels will not accept the truce": a refusal.
      return willDo(context, i) && isNegated(context, i);
    case 'obliged':
      // "said that Kenya **must** withdraw", "has to", "needs to".
      return (
        kidsBy(context.tree, i, 'aux').some((k) => /^(must|should|ought)$/i.test(context.tree.tokens[k]!.text)) ||
        (/^(have|need)$/.test(token.lemma) && kidsBy(context.tree, i, 'xcomp').length > 0 && kidsBy(context.tree, i, 'obj').length === 0)
      );
    case 'negated':
      return isNegated(context, i);
    case 'told':
      // "insisted that Rwanda **had withdrawn**": what is said to be so, not asked for.
      return (
        /^(?:VBD|VBZ)$/.test(token.xpos) ||
        kidsBy(context.tree, i, 'aux', 'cop').some((k) => /^(?:VBD|VBZ|VBP)$/.test(context.tree.tokens[k]!.xpos)) ||
        willDo(context, i)
      );
    case 'pronoun':
      return token.upos === 'PRON';
    case 'several':
      // "Chile and Peru agreed", "the two sides agreed", "Peruvian ministers agreed".
      return (
        kidsBy(context.tree, i, 'conj').length > 0 ||
        types.length > 1 ||
        (token.xpos === 'NNS' && types.every((type) => type === 'GovernmentBody' || type === 'Group'))
      );
    case 'Clause':
      return token.upos === 'VERB' || token.upos === 'AUX' || kidsBy(context.tree, i, 'cop', 'mark').length > 0;
    case 'Actor':
      return (
        types.some((t) => ACTORS.has(t)) ||
        PERSON_PRONOUNS.has(token.lemma.toLowerCase()) ||
        isParty(context, i) ||
        isCrewed(context, i) ||
        (types.length === 0 && token.upos === 'PROPN' && !context.timely.has(i))
      );
    case 'Person':
      return (
        types.includes('Person') || PERSON_PRONOUNS.has(token.lemma.toLowerCase()) || PERSON_KINDS.some((k) => nounKinds(context, i).has(k))
      );
    case 'Place':
      return types.includes('Place') || types.includes('Country') || nounKinds(context, i).has('territory');
    default:
      if (types.includes(kind as EntityType)) return true;
      if (kind === 'materiel' && types.includes('Materiel')) return true;
      return nounKinds(context, i).has(kind) || token.lemma.toLowerCase() === kind;
  }
}

/** A ship, aircraft or vehicle that a party owns acts for it: "**Kenyan** patrol boats seized a trawler". */
function isCrewed(context: Context, i: number): boolean {
  const kinds = nounKinds(context, i);
  if (!['ship', 'aircraft', 'vehicle'].some((kind) => kinds.has(kind))) return false;
  return kidsBy(context.tree, i, 'nmod:poss', 'amod', 'compound').some((k) =>
    (context.headed.get(k) ?? context.within.get(k))?.entities.some((e) => ACTORS.has(context.doc.entities[e]!.type)),
  );
}

/** "said that **it will** send troops": a future of which the speaker is himself the subject. */
function saysOfItself(context: Context, i: number): boolean {
  const { tree } = context;
  if (!willDo(context, i)) return false;
  const first = firstConjunct(tree, i);
  const subject = kidsBy(tree, i, 'nsubj')[0] ?? kidsBy(tree, first, 'nsubj')[0];
  return subject !== undefined && /^(it|he|she|they|we|i)$/i.test(tree.tokens[subject]!.text);
}

const willDo = (context: Context, i: number): boolean =>
  kidsBy(context.tree, i, 'aux').some((k) => /^(will|would|wo|'ll|’ll|shall)$/i.test(context.tree.tokens[k]!.text));

const isNegated = (context: Context, i: number): boolean =>
  kidsBy(context.tree, i, 'advmod').some((k) => /^(not|n['’]t|never)$/i.test(context.tree.tokens[k]!.text));
