import type { Gazetteer } from './gazetteer.ts';
import { type GroupPhrase, groupAfter, groupBefore } from './group-phrase.ts';
import type { KnownThing } from './known-things.ts';
import type { NameDraft } from './name-draft.ts';
import { nameText } from './name-text.ts';
import { type Surroundings, sliceOf } from './resolve-span.ts';

/** Owners whose usual adjective is the short name itself: "US officials", "EU ministers". */
function ownerWord(thing: KnownThing, surface: string, kind: NameDraft['kind']): string {
  if (thing.type === 'Country') {
    const short = thing.aliases.find((a) => /^[A-Z]{2,3}$/.test(a));
    return short && thing.list === 'countries' && thing.label.includes(' ') && /^(?:US|UAE)$/.test(short)
      ? short
      : (thing.adjectives[0] ?? thing.label);
  }
  if (thing.type === 'Place') return kind === 'adjective' ? (thing.adjectives[0] ?? thing.label) : thing.label;
  if (thing.type === 'InternationalOrganization') return thing.aliases.find((a) => /^[A-Z]{2,6}$/.test(a)) ?? thing.label;
  return surface;
}

/**
 * Makes actors of phrases: "Israeli officials", "the armed forces of Ukraine", "Houthi rebels", "EU foreign ministers". What stands for
 * the state ("the Israeli government") is the state; a phrase that the lists know ("Israeli military") is what they say.
 */
export function groupDrafts(around: Surroundings, gazetteer: Gazetteer, drafts: readonly NameDraft[]): NameDraft[] {
  const tokens = around.tree.tokens;
  const out: NameDraft[] = [];
  const used = new Set<number>();
  const named = new Map<number, NameDraft>();
  for (const d of drafts) for (let i = d.first; i < d.last; i++) if (!named.has(i)) named.set(i, d);
  // "Nigeria's Senate": a body without its state is a noun here, not a name by itself
  const isName = (i: number): boolean => {
    const d = named.get(i);
    return d !== undefined && !around.lexicon.groupNouns.has(sliceOf(around.text, tokens, d.first, d.last).toLowerCase());
  };
  for (const draft of drafts) {
    const organised = /^(?:Country|Place|InternationalOrganization|ArmedGroup|GovernmentBody|Group|MilitaryUnit|Person)$/.test(draft.type);
    if (!organised || draft.identity.startsWith('people:')) continue;
    const phrase =
      groupAfter(around.lexicon, tokens, draft.first, draft.last, isName) ??
      (draft.kind === 'name' ? groupBefore(around.lexicon, tokens, draft.first, draft.last) : null);
    if (!phrase || used.has(phrase.head)) continue;
    // "Russian mercenary group Wagner": the noun only introduces the name
    if (
      /^(?:group|movement|agency|bank|news agency|state news agency|faction|militia)$/.test(phraseNoun(tokens, phrase)) &&
      named.has(phrase.last)
    )
      continue;
    const made = actorOf(around, gazetteer, draft, phrase);
    if (!made) continue;
    used.add(phrase.head);
    out.push(made);
  }
  return out;
}

const phraseNoun = (tokens: Surroundings['tree']['tokens'], phrase: GroupPhrase): string => tokens[phrase.last - 1]!.text.toLowerCase();

function actorOf(around: Surroundings, gazetteer: Gazetteer, owner: NameDraft, phrase: GroupPhrase): NameDraft | null {
  const { noun, tie } = phrase;
  const surface = sliceOf(around.text, around.tree.tokens, phrase.first, phrase.last).replace(/\s+/g, ' ');
  const base = { first: phrase.first, last: phrase.last, head: phrase.head, kind: 'name' as const, phrases: [] };
  if (tie) {
    if (!/^(?:ArmedGroup|Group|MilitaryUnit)$/.test(noun.type)) return null;
    return {
      ...base,
      identity: `group:${nameText(surface)}`,
      thing: null,
      type: noun.type,
      label: surface,
      country: null,
      typedBy: 'context',
    };
  }
  if (owner.type === 'Person') {
    // "the Trump administration", "Abiy Ahmed's government": the state that he or she governs
    const governs = owner.thing?.terms.some(
      (t) => t.of === null && /^(?:president|prime minister|chancellor|supreme leader|monarch)$/.test(t.office),
    );
    const state = owner.country ? gazetteer.countries.get(owner.country) : undefined;
    if (noun.as !== 'self' || !governs || !state) return null;
    return { ...base, identity: state.key, thing: state, type: state.type, label: state.label, country: state.country, typedBy: 'context' };
  }
  const self = noun.as === 'self' || (noun.as === 'rebels' && owner.type === 'ArmedGroup');
  if (self) {
    if (
      noun.as === 'self' &&
      owner.type !== 'Country' &&
      owner.type !== 'InternationalOrganization' &&
      !(owner.type === 'Place' && owner.country)
    )
      return null;
    const place = owner.type === 'Place' ? gazetteer.countries.get(owner.country!) : undefined;
    // "authorities in Kharkiv" are not the state
    if (owner.type === 'Place' && !place?.metonyms.some((m) => nameText(m) === nameText(owner.label))) return null;
    const thing = place ?? owner.thing;
    return {
      ...owner,
      ...base,
      identity: thing?.key ?? owner.identity,
      thing,
      type: thing?.type ?? owner.type,
      label: thing?.label ?? owner.label,
    };
  }
  if (owner.type === 'MilitaryUnit' || owner.type === 'GovernmentBody') {
    // "FSB officers", "IDF troops", "Kremlin officials": the body itself acts
    return noun.type === 'GovernmentBody' || noun.type === 'MilitaryUnit' ? { ...owner, ...base } : null;
  }
  // "NFM fighters", "SDF troops": an armed body of its own
  if (owner.thing === null && owner.type === 'Group' && /^(?:MilitaryUnit|ArmedGroup)$/.test(noun.type) && owner.kind === 'name') {
    return { ...owner, ...base, type: 'ArmedGroup', typedBy: 'context' };
  }
  const word = owner.thing ? ownerWord(owner.thing, owner.label, owner.kind) : owner.label;
  const label = `${word} ${noun.label}`;
  const known = gazetteer.lookUp(label).find((c) => !c.ambiguous && c.use === 'name')?.thing ?? null;
  if (known)
    return {
      ...base,
      identity: known.key,
      thing: known,
      type: known.type,
      label: known.label,
      country: known.country,
      typedBy: 'gazetteer',
    };
  return { ...base, identity: `group:${nameText(label)}`, thing: null, type: noun.type, label, country: owner.country, typedBy: 'context' };
}
