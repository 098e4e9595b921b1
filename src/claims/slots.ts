import { caseOf, isNoun, isRelative, isVerb, kidsBy, markOf, relation, type Tree } from './tree.ts';

/** Grammatical slots as in the active voice → head tokens of their fillers: `subj`, `obj`, `iobj`, `comp`, `poss`, `mod`, prepositions. */
export type Slots = Map<string, number[]>;

/** Adds a token to a slot, once. */
export const add = (slots: Slots, slot: string, token: number): void => {
  const list = slots.get(slot);
  if (!list) slots.set(slot, [token]);
  else if (!list.includes(token)) list.push(token);
};

/** Verbs whose subject, not object, does what the infinitive says: "Iran promised the rebels to send arms". */
const SUBJECT_CONTROL = new Set(['promise', 'threaten', 'vow', 'agree', 'pledge', 'swear']);

/** Verbs that ask somebody by a preposition to do what the infinitive says: "called **on** Chad to leave". */
const ASKING = new Set(['call', 'appeal', 'plead', 'pray', 'shout', 'push', 'press', 'wait', 'look']);

/** What is written or said in somebody's name. */
const DOCUMENTS = new Set(
  'bill communique declaration decree directive document law letter memo memorandum message motion note order petition post report resolution speech statement text tweet video'.split(
    ' ',
  ),
);

/** True for a passive verb, also a bare participle: "was hit", "the missiles **supplied** by them". */
export function isPassive(tree: Tree, v: number): boolean {
  const token = tree.tokens[v]!;
  if (isHeadlineParticiple(tree, v)) return true;
  if (kidsBy(tree, v, 'aux:pass').length > 0) return true;
  if (kidsBy(tree, v, 'nsubj:pass', 'csubj:pass').length > 0) {
    // A finite clause without any auxiliary is active, whatever the parser says: "The opposition **called** for reform".
    const finite = ['root', 'ccomp', 'parataxis'].includes(relation(token)) || token.deprel === 'acl:relcl';
    return !finite || kidsBy(tree, v, 'aux', 'cop').length > 0;
  }
  if (token.xpos !== 'VBN' && token.xpos !== 'VBD') return false;
  if (kidsBy(tree, v, 'nsubj', 'aux').length > 0) return false;
  if (token.xpos === 'VBN' && (token.deprel === 'acl' || relation(token) === 'advcl' || relation(token) === 'amod'))
    return kidsBy(tree, v, 'obj').length === 0 || kidsBy(tree, v, 'obl:agent').length > 0;
  // "was arrested and jailed": the second participle shares the auxiliary.
  return (
    token.xpos === 'VBN' && relation(token) === 'conj' && token.head >= 0 && isVerb(tree.tokens[token.head]!) && isPassive(tree, token.head)
  );
}

/** "Lawmaker **detained** at rally": a headline tells in the present; a past form without an object in it is a passive. */
function isHeadlineParticiple(tree: Tree, v: number): boolean {
  const token = tree.tokens[v]!;
  if (token.sentence !== 0 || !/^VB[DN]$/.test(token.xpos) || relation(token) !== 'root') return false;
  if (kidsBy(tree, v, 'aux', 'cop', 'obj', 'ccomp', 'xcomp').length > 0 || kidsBy(tree, v, 'nsubj').length === 0) return false;
  let last = v;
  while (tree.tokens[last + 1]?.sentence === 0) last++;
  return last + 1 < tree.tokens.length && !/^[.?!…:"”’]$/.test(tree.tokens[last]!.text);
}

/**
 * The token that stands, or would stand, as the verb's subject on the surface: its own, a shared one ("came and **went**"), the noun
 * of a relative or participle clause, or the one that controls an infinitive ("forced **them** to leave"); null if there is none.
 */
export function surfaceSubject(tree: Tree, v: number, depth = 0): number | null {
  if (depth > 8) return null;
  const token = tree.tokens[v]!;
  const all = kidsBy(tree, v, 'nsubj');
  // Of two subjects the parser means one by mistake: the noun or pronoun nearest to the verb is it.
  const own =
    all.length > 1
      ? (namedBefore(tree, all) ?? all.filter((k) => isNoun(tree.tokens[k]!) || tree.tokens[k]!.upos === 'PRON').at(-1) ?? all[0])
      : all[0];
  if (own !== undefined) {
    if (isRelative(tree.tokens[own]!) && token.deprel === 'acl:relcl' && token.head >= 0) return token.head;
    // "What Israeli officials described": a free relative has no antecedent.
    return own;
  }
  const head = token.head;
  if (head < 0) return null;
  const up = tree.tokens[head]!;
  switch (relation(token)) {
    case 'conj':
      // "hold them to **account** and to support us" is said of who holds
      if (up.lemma === 'account' && relation(up) === 'xcomp') return surfaceSubject(tree, up.head, depth + 1);
      return surfaceSubject(tree, head, depth + 1);
    case 'acl': {
      if (token.deprel === 'acl:relcl') return hasRelativeObject(tree, v) ? null : head;
      // "after years of being held, we bring them home": whose years they are is not said
      if (/^(?:year|month|week|day|decade|hour)$/.test(up.lemma)) return null;
      if (token.xpos === 'VB' || kidsBy(tree, v, 'mark').length > 0) return nounController(tree, head, depth + 1);
      // "adopted a resolution **condemning** the raid": who speaks is who wrote it.
      return token.xpos === 'VBG' && DOCUMENTS.has(up.lemma) ? (authorOf(tree, head, depth + 1) ?? head) : head;
    }
    case 'xcomp':
    case 'ccomp':
    case 'advcl':
    case 'parataxis': {
      if (relation(token) === 'parataxis' && token.xpos !== 'VBG' && token.xpos !== 'VBN') return null;
      if (!isVerb(up) && up.upos !== 'ADJ') return isNoun(up) ? nounController(tree, head, depth + 1) : null;
      const mark = markOf(tree, v);
      if (relation(token) === 'advcl' && mark === 'to' && isPlotOfOthers(tree, v)) return null;
      const objects = [...kidsBy(tree, head, 'obj'), ...kidsBy(tree, head, 'iobj')];
      const object = isPassive(tree, head) ? kidsBy(tree, head, 'nsubj')[0] : (objects[0] ?? addressee(tree, head, v));
      const control =
        relation(token) === 'xcomp'
          ? !SUBJECT_CONTROL.has(up.lemma)
          : ['of', 'for', 'from'].includes(mark) ||
            (mark === 'to' && ASKING.has(up.lemma)) ||
            // "charged **the army** with staging attacks"
            (mark === 'with' && /^(?:charge|task|credit)$/.test(up.lemma));
      if (control && object !== undefined && object < v) return object;
      return surfaceSubject(tree, head, depth + 1);
    }
    default:
      return null;
  }
}

/** "**Chad and Mali**, the guarantors of the deal, urged": of two subjects a name before a comma, the other says who that is. */
function namedBefore(tree: Tree, subjects: readonly number[]): number | undefined {
  const [first, second] = subjects;
  if (first === undefined || second === undefined || tree.tokens[first]!.upos !== 'PROPN' || tree.tokens[second]!.upos !== 'NOUN')
    return undefined;
  let start = second;
  for (const k of tree.kids[second]!) if (k > first) start = Math.min(start, k);
  return tree.tokens[start - 1]?.text === ',' ? first : undefined;
}

/** "called on **Chad** to leave", "appealed to **both sides** to stop": the one whom a verb without an object asks by a preposition. */
function addressee(tree: Tree, verb: number, infinitive: number): number | undefined {
  if (!ASKING.has(tree.tokens[verb]!.lemma) || markOf(tree, infinitive) !== 'to') return undefined;
  return kidsBy(tree, verb, 'obl').find((k) => k < infinitive && /^(?:on|upon|to|with|for)$/.test(caseOf(tree, k)));
}

/** Verbs by which a text becomes its subject's own: "issued a statement", not "blocked a statement". */
const AUTHORING = new Set(
  'adopt approve back endorse file issue make pass post publish release send sign submit support table tweet write'.split(' '),
);

/** Whose text it is: "the **council**'s statement", "a Security **Council** statement", "the **union** signed a letter". */
function authorOf(tree: Tree, n: number, depth: number): number | null {
  const named = kidsBy(tree, n, 'nmod:poss', 'compound').find(
    (k) => tree.tokens[k]!.deprel === 'nmod:poss' || tree.tokens[k]!.upos === 'PROPN',
  );
  if (named !== undefined) return named;
  const token = tree.tokens[n]!;
  const verb = token.head >= 0 && relation(token) === 'obj' ? tree.tokens[token.head]! : undefined;
  return verb !== undefined && AUTHORING.has(verb.lemma) ? surfaceSubject(tree, verb.i, depth) : null;
}

/** "arrested two over a **plot to sabotage** a pipeline": whose the plot is is not said; those who arrest do not carry it out. */
function isPlotOfOthers(tree: Tree, v: number): boolean {
  const noun = Math.min(v, ...kidsBy(tree, v, 'mark')) - 1;
  return (
    noun >= 0 && isNoun(tree.tokens[noun]!) && relation(tree.tokens[noun]!) === 'obl' && /^(?:over|for|against)$/.test(caseOf(tree, noun))
  );
}

/** Who acts under a noun: "**Iran**'s plan to", "**Iran** made plans to", "the first **country** to". */
function nounController(tree: Tree, n: number, depth: number): number | null {
  const possessor = kidsBy(tree, n, 'nmod:poss')[0];
  if (possessor !== undefined) return possessor;
  // "**Germany** has been the largest donor, giving …": a predicate noun's subject.
  const subject = kidsBy(tree, n, 'cop').length > 0 ? kidsBy(tree, n, 'nsubj')[0] : undefined;
  if (subject !== undefined) return subject;
  const token = tree.tokens[n]!;
  if (relation(token) === 'obl' && caseOf(tree, n) === 'over') return null;
  if (token.head >= 0 && ['obj', 'obl', 'xcomp', 'ccomp'].includes(relation(token)) && isVerb(tree.tokens[token.head]!))
    return surfaceSubject(tree, token.head, depth);
  const modifier = kidsBy(tree, n, 'amod', 'compound').find(
    (k) => tree.tokens[k]!.upos === 'PROPN' || /^\p{Lu}/u.test(tree.tokens[k]!.text),
  );
  return modifier ?? (relation(token) === 'nsubj' ? n : null);
}

const hasRelativeObject = (tree: Tree, v: number): boolean => kidsBy(tree, v, 'obj', 'obl').some((k) => isRelative(tree.tokens[k]!));

/** What a verb is said with, passive and shared parts undone. */
export function verbSlots(tree: Tree, v: number): Slots {
  const slots: Slots = new Map();
  const token = tree.tokens[v]!;
  const passive = isPassive(tree, v);
  const subject = surfaceSubject(tree, v);
  const objects = kidsBy(tree, v, 'obj').map((k) => (isRelative(tree.tokens[k]!) && token.head >= 0 ? token.head : counted(tree, v, k)));
  const indirect = kidsBy(tree, v, 'iobj');
  if (subject !== null) {
    // "Ukraine was given tanks": the subject is whom, the object stays.
    if (!passive) add(slots, 'subj', subject);
    else add(slots, objects.length > 0 ? 'iobj' : 'obj', subject);
  }
  for (const k of indirect) add(slots, 'iobj', k);
  // Two bare objects are whom and what, whatever the parser calls them: "gave Kyiv tanks".
  if (objects.length === 2 && indirect.length === 0) {
    add(slots, 'iobj', objects[0]!);
    add(slots, 'obj', objects[1]!);
  } else for (const k of objects) add(slots, 'obj', k);
  // "the missiles Iran sent": the gap is the noun itself.
  if (token.deprel === 'acl:relcl' && !passive && objects.length === 0 && subject !== token.head && token.head >= 0) {
    const fronted = tree.kids[v]!.some(
      (k) => isRelative(tree.tokens[k]!) || (kidsBy(tree, k, 'case').length > 0 && isRelative(tree.tokens[k]!)),
    );
    if (!fronted || hasRelativeObject(tree, v) || kidsBy(tree, v, 'nsubj').length > 0) add(slots, 'obj', token.head);
  }
  addObliques(tree, v, passive, slots);
  if (passive && !slots.has('subj')) for (const k of strayAgent(tree, kidsBy(tree, v, 'obl', 'obj'))) add(slots, 'subj', k);
  for (const k of kidsBy(tree, v, 'ccomp', 'xcomp')) add(slots, 'comp', k);
  for (const k of kidsBy(tree, v, 'advcl')) {
    const mark = markOf(tree, k);
    if (mark !== '' && tree.tokens[k]!.xpos === 'VBG') add(slots, mark, k);
  }
  if (!slots.has('comp')) for (const k of looseInfinitives(tree, v, slots)) add(slots, 'comp', k);
  // "told **both parties** to stop", "warned **Chad** that it would": with a clause for what is said, the one bare object is whom.
  if (!slots.has('obj') && !passive && slots.get('comp')?.some((k) => token.lemma !== 'tell' || markOf(tree, k) === 'to'))
    for (const k of indirect) add(slots, 'obj', k);
  shareWithConjuncts(tree, v, passive, slots);
  return slots;
}

/** "called on Kenya **to open** the border", "ordered the bank **to pay**": an infinitive that the parser hung beside its verb. */
function looseInfinitives(tree: Tree, v: number, slots: Slots): number[] {
  const infinitive = (k: number): boolean => k > v && tree.tokens[k]!.xpos === 'VB' && markOf(tree, k) === 'to';
  const parts = [...slots].filter(([slot]) => ['obj', 'on', 'upon', 'to', 'with', 'from'].includes(slot)).flatMap(([, tokens]) => tokens);
  return [...kidsBy(tree, v, 'advcl'), ...parts.flatMap((part) => kidsBy(tree, part, 'acl'))].filter(infinitive);
}

function addObliques(tree: Tree, v: number, passive: boolean, slots: Slots): void {
  for (const k of kidsBy(tree, v, 'obl', 'nmod')) {
    const preposition = caseOf(tree, k);
    // "stood by its allies" has no agent, whatever the parser calls it.
    if (tree.tokens[k]!.deprel === 'obl:agent' && (passive || preposition !== 'by')) {
      add(slots, 'subj', k);
      continue;
    }
    if (preposition === '') {
      // "cut off **aid** to Niger": an object often comes out as a bare adjunct; days and the like are taken out later.
      if (!passive && k > v && !slots.has('obj') && !slots.has('comp') && isNoun(tree.tokens[k]!)) add(slots, 'obj', k);
      continue;
    }
    const token = isRelative(tree.tokens[k]!) && tree.tokens[v]!.head >= 0 ? tree.tokens[v]!.head : k;
    // "all but one signed it, **with Eritrea** the last outside": a circumstance, no company
    if (preposition === 'with' && k > v && isSetOff(tree, k)) continue;
    if (preposition === 'by' && passive) add(slots, 'subj', token);
    else add(slots, preposition, token);
    // "pulled **out of** Timbuktu" is from there; "upon" is on.
    const plain = PLAIN_PREPOSITION.get(preposition);
    // "off the coast of Oman" is where, not whence
    const where = preposition === 'off' && /^(?:coast|coastline|shore|island)$/.test(tree.tokens[k]!.lemma);
    if (plain !== undefined && !where && !slots.has(plain)) add(slots, plain, token);
  }
}

/** True where a comma stands before the preposition of a phrase. */
export function isSetOff(tree: Tree, k: number): boolean {
  const first = Math.min(k, ...kidsBy(tree, k, 'case'));
  return tree.tokens[first - 1]?.text === ',';
}

/** Prepositions that frames know under a plainer one. */
const PLAIN_PREPOSITION: ReadonlyMap<string, string> = new Map([
  ['out-of', 'from'],
  ['off', 'from'],
  ['upon', 'on'],
  ['onto', 'on'],
  ['towards', 'toward'],
  ['amongst', 'among'],
  ['ahead-of', 'before'],
  ['prior-to', 'before'],
  ['in-front-of', 'outside'],
]);

/** "hosts **more** than a million **refugees**": what is counted, not the count, however the parser hung it. */
function counted(tree: Tree, v: number, k: number): number {
  if (!/^(?:more|less|fewer)$/i.test(tree.tokens[k]!.text)) return k;
  const than = [...kidsBy(tree, k, 'obl', 'nmod'), ...kidsBy(tree, v, 'obl')].find((t) => t > k && t - k < 8 && caseOf(tree, t) === 'than');
  return than !== undefined && isNoun(tree.tokens[than]!) ? than : k;
}

/** "sold and delivered missiles": an object that stands at one verb only belongs to both if nothing stands between them. */
function shareWithConjuncts(tree: Tree, v: number, passive: boolean, slots: Slots): void {
  if (passive) return;
  const token = tree.tokens[v]!;
  if (!slots.has('obj') && !slots.has('comp') && kidsBy(tree, v, 'obl').every((k) => k < v)) {
    const next = kidsBy(tree, v, 'conj').find((k) => isVerb(tree.tokens[k]!) && k - v <= 3);
    if (next !== undefined) {
      for (const k of kidsBy(tree, next, 'obj')) add(slots, 'obj', k);
      for (const k of kidsBy(tree, next, 'obl')) if (caseOf(tree, k) !== '' && !slots.has(caseOf(tree, k))) add(slots, caseOf(tree, k), k);
    }
  }
  if (relation(token) === 'conj' && token.head >= 0 && isVerb(tree.tokens[token.head]!) && !slots.has('obj') && !slots.has('comp')) {
    for (const k of kidsBy(tree, token.head, 'obj')) if (k > v) add(slots, 'obj', k);
    if (v - token.head <= 3)
      for (const k of kidsBy(tree, token.head, 'obl'))
        if (k > v && caseOf(tree, k) !== '' && !slots.has(caseOf(tree, k))) add(slots, caseOf(tree, k), k);
  }
}

/** "was supplied with [drones by Turkey]", "the invasion of [Somalia by Kenya]": an agent that the parser hung one noun too low. */
export function strayAgent(tree: Tree, heads: readonly number[]): number[] {
  for (const head of heads) {
    const agents = kidsBy(tree, head, 'nmod').filter((k) => caseOf(tree, k) === 'by' && k > head);
    if (agents.length > 0) return agents;
  }
  return [];
}
