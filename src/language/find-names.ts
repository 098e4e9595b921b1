import { acronymPairs } from './acronym-pairs.ts';
import type { Doc, Named, Parsed } from './doc.ts';
import { evidenceOf } from './evidence.ts';
import { findSpans } from './find-spans.ts';
import type { FoundSpan } from './found-span.ts';
import type { Gazetteer } from './gazetteer.ts';
import { groupDrafts } from './group-drafts.ts';
import { joinDrafts } from './join-drafts.ts';
import type { NameDraft } from './name-draft.ts';
import { modelNames, type NameModel } from './name-model.ts';
import { nameText } from './name-text.ts';
import type { NamesLexicon } from './names-lexicon.ts';
import { personDrafts } from './person-drafts.ts';
import { withRepeatedNames } from './repeated-names.ts';
import { resolveSpan } from './resolve-span.ts';
import { treeOf } from './tree.ts';
import type { WordClusters } from './word-clusters.ts';

/** What the names step needs besides the gazetteer. */
export interface NamesModels {
  readonly names: NameModel;
  readonly clusters: WordClusters;
  readonly lexicon: NamesLexicon;
}

/** Finds, types and links the names of an article. Linear in its length. */
export function findNames(models: NamesModels, gazetteer: Gazetteer): (doc: Doc<Parsed>) => Named {
  const seen = modelNames(models.names, models.clusters, gazetteer);
  const find = findSpans(gazetteer, models.lexicon);
  return (doc) => {
    const tree = treeOf(doc);
    const found: FoundSpan[] = doc.sentences.flatMap(({ first, last }) => {
      const tokens = doc.tokens.slice(first, last);
      const words = tokens.map((t) => t.text);
      return find(words, tokens, seen(words, tokens)).map((span) => ({ ...span, first: first + span.first, last: first + span.last }));
    });
    const pairs = acronymPairs(doc.tokens, withRepeatedNames(doc.tokens, found));
    const spans = statesNotPeople(gazetteer, models.lexicon, doc.tokens, pairs.spans);
    const around = { lexicon: models.lexicon, tree, text: doc.article.text, evidence: evidenceOf(spans) };
    const drafts: NameDraft[] = [];
    for (const span of spans) {
      if (span.kind === 'PER') continue;
      const draft = resolveSpan(around, span);
      if (draft) drafts.push(ofItsState(doc.tokens, draft, drafts.at(-1)));
    }
    const persons = personDrafts(
      around,
      spans.filter((span) => span.kind === 'PER'),
      drafts,
    );
    const named = [...drafts, ...persons];
    const groups = groupDrafts(around, gazetteer, named);
    return { ...doc, ...joinDrafts(doc, gazetteer, [...withoutParts(named, groups), ...groups], pairs.sameAs) };
  };
}

/**
 * "**Chad**'s president", where the model sees a man of that name: an ambiguous state is one where an office or body of it follows, or where
 * the text uses the name for the state elsewhere; but not where somebody of that name is introduced in full ("Chad Smith").
 */
function statesNotPeople(
  gazetteer: Gazetteer,
  lexicon: NamesLexicon,
  tokens: readonly Parsed[],
  spans: readonly FoundSpan[],
): readonly FoundSpan[] {
  const word = (span: FoundSpan): string => (span.last - span.first === 1 ? tokens[span.first]!.text : '');
  const states = new Set(spans.filter((s) => s.kind === 'LOC').map(word));
  const people = new Set(
    spans.filter((s) => s.kind === 'PER' && s.last - s.first > 1).flatMap((s) => tokens.slice(s.first, s.last).map((t) => t.text)),
  );
  return spans.map((span) => {
    const name = word(span);
    if (span.kind !== 'PER' || name === '' || people.has(name)) return span;
    const candidates = gazetteer.lookUp(name).filter((c) => c.use === 'name' && c.thing.type === 'Country');
    if (candidates.length === 0) return span;
    const [mark, ...next] = tokens.slice(span.last, span.last + 4).map((t) => t.text.toLowerCase());
    const owns = /^['’]s?$/.test(mark ?? '') && [1, 2, 3].some((n) => isOfState(lexicon, next.slice(0, n).join(' ')));
    return owns || states.has(name) ? { ...span, kind: 'LOC', candidates } : span;
  });
}

const isOfState = (lexicon: NamesLexicon, words: string): boolean => lexicon.titles.has(words) || lexicon.groupNouns.has(words);

/** "Chile's **Joint Chiefs of Staff**": a body that the lists know of one state is another one behind the name of another state. */
function ofItsState(tokens: readonly Parsed[], draft: NameDraft, before: NameDraft | undefined): NameDraft {
  if (!before || !draft.thing || before.type !== 'Country' || !/^(?:GovernmentBody|MilitaryUnit)$/.test(draft.type)) return draft;
  const gap = draft.first - before.last;
  const follows = gap === 0 || (gap === 1 && /^['’]s?$/.test(tokens[before.last]!.text));
  if (!follows || before.country === null || draft.country === null || before.country === draft.country) return draft;
  const label = tokens
    .slice(draft.first, draft.last)
    .map((t) => t.text)
    .join(' ');
  const whole = `${before.thing?.adjectives[0] ?? before.label} ${label}`;
  return { ...draft, identity: `group:${nameText(whole)}`, thing: null, label: whole, country: before.country, typedBy: 'context' };
}

/** "Nigeria's Senate" is one body; the Senate in it names no other. */
function withoutParts(named: readonly NameDraft[], groups: readonly NameDraft[]): NameDraft[] {
  const byLast = new Map(groups.map((g) => [g.last, g]));
  return named.filter((d) => {
    const group = byLast.get(d.last);
    return !group || d.first <= group.first || d.kind === 'adjective';
  });
}
