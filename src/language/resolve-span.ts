import { actsForState, isDateline, standsIn } from './acting-seat.ts';
import type { EntityType, Parsed } from './doc.ts';
import { choose, type Evidence } from './evidence.ts';
import type { FoundSpan } from './found-span.ts';
import type { Candidate } from './gazetteer.ts';
import type { KnownThing } from './known-things.ts';
import type { NameDraft } from './name-draft.ts';
import { nameText } from './name-text.ts';
import type { NamesLexicon } from './names-lexicon.ts';
import type { Tree } from './tree.ts';
import { typeOrganisation } from './type-organisation.ts';

/** What the resolving of one span looks into. */
export interface Surroundings {
  readonly lexicon: NamesLexicon;
  readonly tree: Tree;
  readonly text: string;
  readonly evidence: Evidence;
}

/** The text of tokens `first` to `last` as the article has it. */
export const sliceOf = (text: string, tokens: readonly Parsed[], first: number, last: number): string =>
  text.slice(tokens[first]!.start, tokens[last - 1]!.end);

/** The token of a span that hangs outside of it; of several, the first of a name, which UD makes its head. */
export function headOf(tokens: readonly Parsed[], first: number, last: number): number {
  for (let i = first; i < last; i++) {
    const { head, deprel } = tokens[i]!;
    if ((head < first || head >= last) && deprel !== 'punct' && deprel !== 'case') return i;
  }
  return last - 1;
}

/** Turns a span that is no person's name into a draft; null where it names nothing that can be told. */
export function resolveSpan(around: Surroundings, span: FoundSpan): NameDraft | null {
  const { tree, text } = around;
  const { first, last, candidates } = span;
  const head = headOf(tree.tokens, first, last);
  const surface = sliceOf(text, tree.tokens, first, last);
  const draft = (thing: KnownThing, kind: NameDraft['kind'] = 'name', type: EntityType = thing.type): NameDraft => ({
    first,
    last,
    head,
    kind,
    identity: thing.key,
    thing,
    type,
    label: thing.label,
    country: thing.country,
    typedBy: 'gazetteer',
    phrases: [],
  });
  if (span.kind === 'ADJ') return adjective(around, span, head, draft);
  const seats = candidates.filter((c) => c.use === 'metonym');
  const names = candidates.filter((c) => c.use === 'name');
  if (seats.length > 0) {
    // "Washington" said; "in Washington" is the town
    const state = new Set(seats.map((c) => c.thing)).size === 1 ? seats[0]!.thing : choose(seats, around.evidence, surface);
    const town = names.some((c) => c.thing.type === 'Place');
    const acts = town ? !isDateline(tree.tokens, first, last) && actsForState(tree, head) : !standsIn(tree, head);
    if (state && acts) return draft(state);
    const place = names.filter((c) => c.thing.type === 'Place' || c.thing.type === 'Facility');
    if (place.length > 0) {
      return draft((place.find((c) => c.thing.list === 'cities' && c.thing.country === state?.country) ?? place[0]!).thing);
    }
    return { ...minted(around, span, head, surface, 'Facility', 'gazetteer'), country: state?.country ?? null };
  }
  if (names.length > 0) {
    const thing = sureThing(names) ?? seenBody(span, names) ?? (span.kind === 'PER' ? null : choose(names, around.evidence, surface));
    if (thing && thing.type !== 'Person') return draft(thing);
    const types = new Set(names.map((c) => c.thing.type));
    const type = types.size === 1 ? [...types][0]! : types.has('Country') || span.kind === 'LOC' ? 'Place' : 'Group';
    return minted(around, span, head, surface, type === 'Country' ? 'Country' : type, 'model');
  }
  if (span.kind === 'MISC') return minted(around, span, head, surface, 'Materiel', 'context');
  if (span.kind === 'LOC') {
    const word = tree.tokens[last - 1]!.text.toLowerCase();
    const type = around.lexicon.nameWords.get(word) === 'Facility' && last - first > 1 ? 'Facility' : 'Place';
    return minted(around, span, head, surface, type, type === 'Facility' ? 'context' : 'model');
  }
  const { type, typedBy } = typeOrganisation(around.lexicon, tree.tokens, first, last);
  return minted(around, span, head, surface, type, typedBy);
}

function minted(_: Surroundings, { first, last }: FoundSpan, head: number, label: string, type: EntityType, typedBy: string): NameDraft {
  return {
    first,
    last,
    head,
    kind: 'name',
    identity: `name:${nameText(label)}`,
    thing: null,
    type,
    label: label.replace(/\s+/g, ' '),
    country: null,
    typedBy,
    phrases: [],
  };
}

/** "Amnesty said": the one listed body of that name, where the model sees a body too and the name is not one that every state has. */
function seenBody(span: FoundSpan, names: readonly Candidate[]): KnownThing | null {
  const things = [...new Set(names.map((c) => c.thing))];
  const own = /^(?:CivilSocietyOrganization|Company|MediaOrganization|ArmedGroup|InternationalOrganization)$/;
  return span.byModel && span.kind === 'ORG' && things.length === 1 && own.test(things[0]!.type) ? things[0]! : null;
}

function sureThing(candidates: readonly Candidate[]): KnownThing | null {
  const sure = new Set(candidates.filter((c) => !c.ambiguous).map((c) => c.thing));
  return sure.size === 1 && candidates.every((c) => !c.ambiguous) ? [...sure][0]! : null;
}

/** "Iranian": the state by its adjective. "Iranians": the people. "a Russian was held" names nobody's state. */
function adjective(
  around: Surroundings,
  { first, last, candidates }: FoundSpan,
  head: number,
  draft: (thing: KnownThing, kind?: NameDraft['kind']) => NameDraft,
): NameDraft | null {
  const token = around.tree.tokens[last - 1]!;
  const things = [...new Set(candidates.map((c) => c.thing))];
  const thing = things.length === 1 ? things[0]! : choose(candidates, around.evidence, '');
  if (!thing) return null;
  const plural = token.xpos === 'NNPS' || token.xpos === 'NNS' || /^\p{Lu}.*s$/u.test(token.text);
  if (candidates.some((c) => c.use === 'people') && plural) {
    const label = sliceOf(around.text, around.tree.tokens, first, last);
    return {
      first,
      last,
      head,
      kind: 'name',
      identity: `people:${thing.key}`,
      thing: null,
      type: 'Group',
      label,
      country: thing.country,
      typedBy: 'gazetteer',
      phrases: [],
    };
  }
  if (candidates.every((c) => c.use === 'people') && thing.type !== 'Country') return draft(thing, 'name');
  const before = around.tree.tokens[first - 1]?.text.toLowerCase() ?? '';
  const modifies =
    /^(?:amod|compound|nmod|conj|flat)/.test(token.deprel) ||
    around.tree.tokens[last]?.text === '-' ||
    before === '-' ||
    /^(?:NOUN|PROPN|ADJ)$/.test(around.tree.tokens[last]?.upos ?? '');
  // "in English", "speaks Russian"; "the French" acts
  if (!modifies && before !== 'the') return null;
  return draft(thing, 'adjective');
}
