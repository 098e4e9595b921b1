import type { Named } from './doc.ts';
import { MONTH_NUMBER, WEEKDAY_NUMBER } from './time-words.ts';
import { caseOf, dependents, relationOf, type Tree, treeOf } from './tree.ts';

/** A new head and relation for a token. */
type Change = readonly [token: number, head: number, deprel: string];
type Rule = (doc: Named, tree: Tree) => Change[];

/**
 * Mends attachments that parsers get wrong often and that names or days know better. Each rule moves single words; the rules run one
 * after another, so that later ones see what earlier ones mended.
 */
export function mendTree(doc: Named): Named {
  let { tokens } = doc;
  for (const rule of RULES) {
    const changes = new Map(rule(doc, treeOf({ ...doc, tokens })).map((change) => [change[0], change]));
    if (changes.size === 0) continue;
    tokens = tokens.map((token) => {
      const change = changes.get(token.i);
      return change ? { ...token, head: change[1], deprel: change[2] } : token;
    });
  }
  return tokens === doc.tokens ? doc : { ...doc, tokens };
}

const isVerb = (token: { readonly upos: string }): boolean => token.upos === 'VERB';
const isNoun = (token: { readonly upos: string }): boolean => token.upos === 'NOUN' || token.upos === 'PROPN';

/** "**Sen.** Ana Ruiz demanded": a title that the tree takes for the first part of a name only describes it. */
const titleBeforeName: Rule = (doc, tree) =>
  doc.mentions.flatMap((mention): Change[] => {
    const title = tree.tokens[mention.first - 1];
    const name = tree.tokens[mention.head]!;
    if (mention.kind !== 'name' || mention.entities.length !== 1 || doc.entities[mention.entities[0]!]!.type !== 'Person') return [];
    if (!title || !isNoun(title) || name.head !== title.i || !/^(?:flat|appos|compound)$/.test(relationOf(name))) return [];
    return [
      [name.i, title.head, title.deprel],
      [title.i, name.i, 'nmod:desc'],
      ...(tree.kids[title.i] ?? []).filter((k) => k !== name.i).map((k): Change => [k, name.i, tree.tokens[k]!.deprel]),
    ];
  });

/** "A diplomat, who …, [said] Paris was worried": a finite verb without an auxiliary is active, whatever its participle looks like. */
const activeWithoutAuxiliary: Rule = (_doc, tree) =>
  tree.tokens.flatMap((token): Change[] => {
    const verb = tree.tokens[token.head];
    if (token.deprel !== 'nsubj:pass' || !verb || !isVerb(verb) || !/^(?:root|ccomp|parataxis)$/.test(verb.deprel)) return [];
    return dependents(tree, verb.i, 'aux', 'cop').length === 0 && dependents(tree, verb.i, 'ccomp').length > 0
      ? [[token.i, verb.i, 'nsubj']]
      : [];
  });

/** "On Thursday, Maria Lopez, a candidate, held a rally": what stands beside a day is no other name of the day but the subject. */
const subjectBesideTime: Rule = (_doc, tree) =>
  tree.tokens.flatMap((time): Change[] => {
    const word = time.text.toLowerCase();
    if (time.upos !== 'PROPN' || !(WEEKDAY_NUMBER.has(word) || MONTH_NUMBER.has(word))) return [];
    const verb = tree.tokens[time.head];
    if (!verb || !isVerb(verb) || verb.i < time.i || hasSubject(tree, verb.i)) return [];
    const beside = dependents(tree, time.i, 'appos').find((t) => t.i > time.i && t.i < verb.i && isNoun(t));
    return beside ? [[beside.i, verb.i, subjectOf(tree, verb.i)]] : [];
  });

/** "Presidents Paul Biya [of Cameroon and Idriss Deby] of Chad" → the second man stands beside the first, not beside the state. */
const personBesidePerson: Rule = (doc, tree) => {
  const kind = new Map(
    doc.mentions.flatMap((m) => (m.kind === 'name' && m.entities.length === 1 ? [[m.head, doc.entities[m.entities[0]!]!.type]] : [])),
  );
  return tree.tokens.flatMap((token): Change[] => {
    if (relationOf(token) !== 'conj' || kind.get(token.i) !== 'Person') return [];
    const state = tree.tokens[token.head];
    if (!state || relationOf(state) !== 'nmod' || !['Country', 'Place'].includes(kind.get(state.i) ?? '') || caseOf(tree, state.i) !== 'of')
      return [];
    return kind.get(state.head) === 'Person' ? [[token.i, state.head, 'conj']] : [];
  });
};

/** "[A delegation] … failed to meet him, officials said": of two subjects the one before the reported verb is its own. */
const subjectOfReported: Rule = (_doc, tree) =>
  tree.tokens.flatMap((token): Change[] => {
    if (token.deprel !== 'ccomp' || token.head < token.i || hasSubject(tree, token.i)) return [];
    const subjects = dependents(tree, token.head, 'nsubj').map((t) => t.i);
    const own = subjects.find((s) => s < token.i);
    if (own === undefined || !subjects.some((s) => s > token.i)) return [];
    return [[own, token.i, subjectOf(tree, token.i)]];
  });

/** "Mutua and his counterparts, …, [gathered] in Nairobi.": a whole sentence without a verb, but with one read as a participle at its end. */
const participleAsVerb: Rule = (doc, tree) =>
  doc.sentences.flatMap((sentence): Change[] => {
    const words = tree.tokens.slice(sentence.first, sentence.last);
    const root = words.find((t) => t.head < 0);
    if (!root || !isNoun(root) || words.at(-1)?.text !== '.' || dependents(tree, root.i, 'cop').length > 0) return [];
    const verbs = words.filter((t) => t.upos === 'VERB' || t.upos === 'AUX');
    const verb = verbs[0];
    if (
      !verb ||
      relationOf(verb) !== 'acl' ||
      verb.xpos !== 'VBN' ||
      verb.i < root.i ||
      !/^(?:,|-+|–|—)$/.test(tree.tokens[verb.i - 1]?.text ?? '')
    )
      return [];
    if (
      verbs.some((t) => t !== verb && t.xpos !== 'VB' && t.xpos !== 'VBG') ||
      dependents(tree, verb.i, 'obl').some((t) => caseOf(tree, t.i) === 'by')
    )
      return [];
    return [
      [verb.i, -1, 'root'],
      [root.i, verb.i, 'nsubj'],
      ...words.filter((t) => t.head === root.i && t.i > verb.i).map((t): Change => [t.i, verb.i, t.deprel]),
    ];
  });

/** "Omar Haddad, [a Libyan dealer freed in May], is rumoured to": of two subjects the noun between commas says who the first is. */
const secondSubject: Rule = (_doc, tree) =>
  tree.tokens.flatMap((noun): Change[] => {
    if (relationOf(noun) !== 'nsubj' || noun.upos !== 'NOUN') return [];
    const name = dependents(tree, noun.head, 'nsubj').find((t) => t.i < noun.i && t.upos === 'PROPN');
    const article = dependents(tree, noun.i, 'det')[0];
    if (!name || !article || tree.tokens[article.i - 1]?.text !== ',' || article.i - 2 < name.i) return [];
    const closed = tree.tokens.slice(noun.i + 1, tree.tokens[noun.head]!.i).some((t) => t.text === ',');
    return closed ? [[noun.i, name.i, 'appos']] : [];
  });

/** Verbs with an object and what it is said to be. */
const NAMING = /^(?:call|label|brand|dub|term|deem|consider|declare|pronounce)$/;

/** "attacked a convoy, [a claim] that Chad denied": a second object behind a comma says more of the first; "called it [a lie]" says what it is. */
const secondObject: Rule = (_doc, tree) =>
  tree.tokens.flatMap((noun): Change[] => {
    if (noun.deprel !== 'obj' || noun.head < 0) return [];
    const object = dependents(tree, noun.head, 'obj').find((t) => t.i < noun.i);
    if (!object) return [];
    const first = Math.min(noun.i, ...(tree.kids[noun.i] ?? []).filter((k) => tree.tokens[k]!.upos !== 'PUNCT'));
    if (tree.tokens[first - 1]?.text === ',' && tree.tokens[first]?.upos === 'DET') return [[noun.i, object.i, 'appos']];
    return NAMING.test(tree.tokens[noun.head]!.lemma) ? [[noun.i, noun.head, 'xcomp']] : [];
  });

/** "condemned in the strongest terms [the attack]": an object may stand behind a phrase with a preposition; it is no other name of that phrase. */
const objectBehindPhrase: Rule = (_doc, tree) =>
  tree.tokens.flatMap((noun): Change[] => {
    const phrase = tree.tokens[noun.head];
    const verb = phrase && tree.tokens[phrase.head];
    if (noun.deprel !== 'appos' || noun.upos !== 'NOUN' || !phrase || relationOf(phrase) !== 'obl' || !verb || !isVerb(verb)) return [];
    const article = dependents(tree, noun.i, 'det')[0];
    if (phrase.i < verb.i || article?.i !== phrase.i + 1 || phrase.upos !== 'NOUN') return [];
    return dependents(tree, verb.i, 'obj', 'aux:pass', 'nsubj:pass', 'ccomp').length > 0 ? [] : [[noun.i, verb.i, 'obj']];
  });

/** "clashes between [supporters of Ana Ruiz] and [police]": "between" wants two, and a name and a common noun seldom own one thing. */
const betweenTwo: Rule = (_doc, tree) =>
  tree.tokens.flatMap((second): Change[] => {
    const name = tree.tokens[second.head];
    if (second.deprel !== 'conj' || second.upos !== 'NOUN' || name?.upos !== 'PROPN' || caseOf(tree, name.i) !== 'of') return [];
    const first = tree.tokens[name.head];
    if (!first || caseOf(tree, first.i) !== 'between' || dependents(tree, first.i, 'conj').length > 0) return [];
    return [[second.i, first.i, 'conj']];
  });

/** "his counterparts, [Jeje Odongo] and …": a name after a comma is no part of a compound that ended before it. */
const namesAfterComma: Rule = (doc, tree) =>
  doc.mentions.flatMap((mention): Change[] => {
    const token = tree.tokens[mention.head]!;
    const late =
      mention.kind === 'name' && ['compound', 'flat'].includes(relationOf(token)) && token.head >= 0 && token.head < mention.first;
    return late && tree.tokens[mention.first - 1]?.text === ',' && tree.tokens[token.head]!.i < mention.first - 1
      ? [[token.i, token.head, 'appos']]
      : [];
  });

/** "the minister and his [Ugandan] and [Rwandan] counterparts": adjectives of states beside the noun that they describe are not its fellows. */
const adjectivesOfStates: Rule = (doc, tree) =>
  doc.mentions.flatMap((mention): Change[] => {
    const token = tree.tokens[mention.head]!;
    if (mention.kind !== 'adjective' || relationOf(token) !== 'conj' || token.head < 0) return [];
    const noun = tree.tokens
      .slice(mention.last, mention.last + 5)
      .find((t) => t.upos === 'NOUN' && t.deprel === 'conj' && t.head === token.head);
    const between = noun ? tree.tokens.slice(mention.last, noun.i) : [];
    return noun && between.every((t) => /^(?:,|and|or)$/.test(t.text) || t.upos === 'ADJ' || t.upos === 'PROPN')
      ? [[token.i, noun.i, 'amod']]
      : [];
  });

/** "supplied tanks, built a factory, [and sold rifles]": verbs listed with commas and one "and" are all fellows of the first. */
const listedVerbs: Rule = (_doc, tree) =>
  tree.tokens.flatMap((token): Change[] => {
    const second = tree.tokens[token.head];
    if (token.deprel !== 'conj' || !isVerb(token) || second?.deprel !== 'conj' || !isVerb(second) || second.head < 0) return [];
    const listed = !behindAnd(tree, second.i) && behindAnd(tree, token.i);
    return listed && tree.tokens[second.head]!.i < second.i ? [[token.i, second.head, 'conj']] : [];
  });

/** "built a factory and sold [missiles]": the noun right behind a verb without an object is its object, not a fellow of the object before. */
const objectOfConjunct: Rule = (_doc, tree) =>
  tree.tokens.flatMap((verb): Change[] => {
    if (verb.deprel !== 'conj' || !isVerb(verb) || !behindAnd(tree, verb.i) || dependents(tree, verb.i, 'obj').length > 0) return [];
    let at = verb.i + 1;
    while (at < verb.i + 8 && /^(?:DET|ADJ|NUM|NOUN|PROPN|PUNCT)$/.test(tree.tokens[at]?.upos ?? '')) {
      const noun = tree.tokens[at]!;
      const fellow = noun.deprel === 'conj' && isNoun(tree.tokens[noun.head]!);
      const second = noun.deprel === 'obj' && dependents(tree, noun.head, 'obj').length > 1;
      if (isNoun(noun) && noun.head < verb.i && (fellow || second)) return [[noun.i, verb.i, 'obj']];
      // within the phrase words hang on what follows
      if (noun.head < noun.i && noun.upos !== 'PUNCT') return [];
      at++;
    }
    return [];
  });

/** True behind "and" or "or", wherever the parser hung the word. */
const behindAnd = (tree: Tree, i: number): boolean => dependents(tree, i, 'cc').length > 0 || tree.tokens[i - 1]?.upos === 'CCONJ';
const hasSubject = (tree: Tree, verb: number): boolean => dependents(tree, verb, 'nsubj', 'csubj').length > 0;
const subjectOf = (tree: Tree, verb: number): string =>
  tree.tokens[verb]!.xpos === 'VBN' && dependents(tree, verb, 'aux').some((t) => t.lemma === 'be') ? 'nsubj:pass' : 'nsubj';

const RULES: readonly Rule[] = [
  titleBeforeName,
  activeWithoutAuxiliary,
  subjectBesideTime,
  secondSubject,
  secondObject,
  objectBehindPhrase,
  betweenTwo,
  personBesidePerson,
  subjectOfReported,
  participleAsVerb,
  namesAfterComma,
  adjectivesOfStates,
  listedVerbs,
  objectOfConjunct,
];
