import type { FoundSpan } from './found-span.ts';
import type { Candidate } from './gazetteer.ts';
import { people, personOf } from './link-people.ts';
import type { NameDraft } from './name-draft.ts';
import { nameText } from './name-text.ts';
import { headOf, type Surroundings, sliceOf } from './resolve-span.ts';
import { titleBefore } from './title-phrase.ts';

/** People: who they are, their state by title or apposition, and the phrases that name them with their office. */
export function personDrafts(around: Surroundings, spans: readonly FoundSpan[], others: readonly NameDraft[]): NameDraft[] {
  const tokens = around.tree.tokens;
  const owners = new Map<number, NameDraft>();
  for (const draft of others) {
    if (draft.type === 'Place' && draft.kind === 'name' && draft.thing?.list !== 'regions') continue;
    for (let i = draft.first; i < draft.last; i++) if (!owners.has(i)) owners.set(i, draft);
  }
  const known = people();
  const drafts: NameDraft[] = [];
  const full = new Map<string, NameDraft>();
  // full names first, so that a headline's surname finds the name that the text gives later
  for (const pass of ['full', 'short'] as const) {
    for (const span of spans) {
      const surface = sliceOf(around.text, tokens, span.first, span.last).replace(/\s+/g, ' ');
      const words = surface.split(' ').length;
      if (words > 1 !== (pass === 'full')) continue;
      const title = titleBefore(around.lexicon, tokens, span.first, (i) => owners.has(i));
      const country = countryOf(around, span, title?.owner ?? null, owners);
      const office = title?.title?.office ?? null;
      const phrases = title ? [{ first: title.first, last: span.last }] : [];
      const base = {
        first: span.first,
        last: span.last,
        head: headOf(tokens, span.first, span.last),
        kind: 'name' as const,
        type: 'Person' as const,
        phrases,
      };
      const listed = contradicted(personOf(span.candidates, office, country), office, country);
      const earlier = words === 1 || !listed ? known.named(surface) : [];
      let made: NameDraft;
      if (listed && (earlier.length === 0 || earlier.includes(listed.thing.key) || (!listed.ambiguous && words > 1))) {
        made = {
          ...base,
          identity: listed.thing.key,
          thing: listed.thing,
          label: listed.thing.label,
          country: listed.thing.country ?? country,
          typedBy: title ? 'title' : 'gazetteer',
        };
      } else if (words === 1 && earlier.length > 0) {
        const before = full.get(earlier[0]!)!;
        made = { ...before, ...base, country: before.country ?? country };
      } else {
        made = {
          ...base,
          identity: `person:${nameText(surface)}`,
          thing: null,
          label: surface,
          country,
          typedBy: title ? 'title' : 'model',
        };
      }
      if (pass === 'full' || listed) {
        known.add(made.identity, made.label);
        if (pass === 'full') known.add(made.identity, surface);
        if (!full.has(made.identity)) full.set(made.identity, made);
      }
      drafts.push(made);
    }
  }
  return drafts;
}

/** Offices of state that the lists know well: who is said to hold one, but by the lists never did, is somebody else of the same name. */
const STATE_OFFICE = /^(?:president|prime minister|foreign minister|defence minister|chancellor|monarch)$/;

/** "Defense Minister Pedro Sánchez" is not the head of the Spanish government. */
function contradicted(candidate: Candidate | null, office: string | null, country: string | null): Candidate | null {
  if (!candidate) return null;
  const { terms, country: own } = candidate.thing;
  if (office === null || !STATE_OFFICE.test(office) || terms.length === 0 || terms.some((t) => t.office.includes(office))) return candidate;
  return country !== null && country === own ? candidate : null;
}

/** The state in a title, or behind the name: "**Russian** President X", "X, a **Russian** arms dealer", "X of **Greece**". */
function countryOf(
  around: Surroundings,
  span: FoundSpan,
  owner: readonly [number, number] | null,
  owners: ReadonlyMap<number, NameDraft>,
): string | null {
  const tokens = around.tree.tokens;
  for (let i = owner?.[0] ?? 0; i < (owner?.[1] ?? 0); i++) if (owners.get(i)?.country) return owners.get(i)!.country;
  const same = (i: number): boolean => tokens[i]?.sentence === tokens[span.first]!.sentence;
  // "Nicaragua's Ortega"
  if (/^['’]s?$/.test(tokens[span.first - 1]?.text ?? '') && same(span.first - 1) && owners.get(span.first - 2)?.type === 'Country') {
    return owners.get(span.first - 2)!.country;
  }
  // "Russian tycoon X", "Iranian dissident X"
  for (let i = span.first - 1; i >= span.first - 3 && i >= 0 && same(i); i--) {
    const draft = owners.get(i);
    if (draft?.kind === 'adjective') return draft.country;
    if (tokens[i]!.upos !== 'NOUN') break;
  }
  if (same(span.last) && tokens[span.last]?.text === 'of' && owners.get(span.last + 1)?.type === 'Country')
    return owners.get(span.last + 1)!.country;
  if (!same(span.last + 1) || tokens[span.last]?.text !== ',') return null;
  for (let i = span.last + 1; i < span.last + 10 && same(i); i++) {
    if (
      /^(?:,|\.|;|who|whom|whose|where|when|that|which|and|but|as|while|after|said|says)$/i.test(tokens[i]!.text) ||
      tokens[i]!.upos === 'VERB'
    )
      return null;
    const draft = owners.get(i);
    if (draft?.country && (draft.kind === 'adjective' || draft.type === 'Country')) return draft.country;
  }
  return null;
}
