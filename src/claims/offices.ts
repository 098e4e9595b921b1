import type { Span } from '../errors.ts';
import type { Entity, Mention } from '../language/doc.ts';
import type { Claim, Relation } from './claim.ts';
import type { Context } from './context.ts';
import { nounKinds } from './kinds.ts';
import type { Title } from './lexicon.ts';
import { caseOf, isNoun, kidsBy, relation } from './tree.ts';

const FORMER = /^(former|ex|late|then|ousted|deposed|erstwhile|one-time|onetime|retired)$/i;

interface Description {
  readonly title: Title | null;
  readonly former: boolean;
  /** Entities named inside the description: "**Russian** President", "senior analyst at **Chatham House**". */
  readonly about: readonly Entity[];
  /** Those of them that stand as adjectives: "a **Russian** trader". */
  readonly national: readonly number[];
  /** Head noun of the description, and all of its tokens. */
  readonly noun: number;
  readonly first: number;
  readonly last: number;
  readonly kind: 'title' | 'apposition';
}

/** What titles and appositions say of people: "Russian President X" holds an office, "X, an analyst at Y" is affiliated, "X, a Russian trader" is a citizen. */
export function officeClaims(context: Context): Claim[] {
  const claims: Claim[] = [];
  for (const mention of context.doc.mentions) {
    if (mention.kind !== 'name') continue;
    const subject = mention.entities[0];
    if (subject === undefined || context.doc.entities[subject]!.type !== 'Person') continue;
    for (const description of [before(context, mention), ...appositions(context, mention)]) {
      if (!description) continue;
      const relation = relationOf(context, subject, description);
      if (!relation) continue;
      const tokens = context.tree.tokens;
      const span: Span = {
        start: Math.min(mention.start, tokens[description.first]!.start),
        end: Math.max(mention.end, tokens[description.last - 1]!.end),
      };
      claims.push(stateClaim(relation, description.kind, span));
    }
  }
  return claims;
}

/** "Beirut, Lebanon": a place and, behind a comma, the state that it lies in. */
export function locationClaims(context: Context): Claim[] {
  const claims: Claim[] = [];
  const { doc, tree } = context;
  const startsAt = new Map(doc.mentions.filter((m) => m.kind === 'name').map((m) => [m.first, m]));
  for (const mention of doc.mentions) {
    if (mention.kind !== 'name' || mention.entities.length !== 1) continue;
    const place = doc.entities[mention.entities[0]!]!;
    const next = tree.tokens[mention.last]?.text === ',' ? startsAt.get(mention.last + 1) : undefined;
    // "in Essequibo, Guyana's president said" speaks of the president
    if (next?.entities.length !== 1 || place.type !== 'Place' || /^['’]s?$/.test(tree.tokens[next.last]?.text ?? '')) continue;
    const state = doc.entities[next.entities[0]!]!;
    // A list of places has commas too: the gazetteer must agree.
    if (state.type !== 'Country' || place.country === null || place.country !== state.country) continue;
    claims.push(
      stateClaim({ subject: place.i, predicate: 'locatedIn', object: { entity: state.i } }, 'place-comma-state', {
        start: mention.start,
        end: next.end,
      }),
    );
  }
  return claims;
}

const stateClaim = (about: Relation, frame: string, span: Span): Claim => ({
  i: 0,
  about: { relation: about },
  status: 'Asserted',
  negated: false,
  attributedTo: [],
  chain: [],
  cues: [],
  confidence: 0.9,
  frame: `rule-${frame}`,
  spans: [span],
  contradicts: [],
});

/** The words right before a name: "former Russian Foreign Minister", "Kremlin spokesman". */
function before(context: Context, mention: Mention): Description | null {
  const { tokens } = context.tree;
  let first = mention.first;
  while (first > 0 && mention.first - first < 10) {
    const token = tokens[first - 1]!;
    const fits =
      isNoun(token) ||
      token.upos === 'ADJ' ||
      token.text === '-' ||
      (token.upos === 'ADP' && /^(of|for)$/i.test(token.text)) ||
      (token.upos === 'PART' && /^['’]s?$/.test(token.text)) ||
      context.within.get(first - 1) !== undefined;
    if (token.sentence !== tokens[mention.first]!.sentence || !fits) break;
    // Another person's name ends the phrase: "Lavrov ally Peskov" describes nobody's office.
    const other = context.within.get(first - 1);
    if (other && other !== mention && context.doc.entities[other.entities[0] ?? -1]?.type === 'Person') break;
    first--;
  }
  if (first === mention.first) return null;
  const title = titleEnding(context, mention.first, first);
  return title ? describe(context, title, mention.first - 1, first, mention.first, 'title') : null;
}

/** Nouns beside a name: "X, the president of Y", "the president of Y, X". */
function appositions(context: Context, mention: Mention): Description[] {
  const { tree } = context;
  const head = tree.tokens[mention.head]!;
  const nouns = kidsBy(tree, mention.head, 'appos').filter((k) => tree.tokens[k]!.upos === 'NOUN' || tree.tokens[k]!.upos === 'PROPN');
  if (relation(head) === 'appos' && head.head >= 0 && tree.tokens[head.head]!.upos === 'NOUN') nouns.push(head.head);
  return nouns.flatMap((noun) => {
    const below = kidsBy(tree, noun, 'amod', 'compound', 'nmod', 'det', 'nmod:poss').filter((k) => k !== mention.head);
    const first = Math.min(noun, ...below.filter((k) => k < noun));
    const last = Math.max(
      noun,
      ...below.flatMap((k) => [k, ...tree.kids[k]!]),
      ...below.flatMap((k) => (context.headed.get(k) ? [context.headed.get(k)!.last - 1] : [])),
    );
    if (first < mention.last && last >= mention.first) return [];
    return [describe(context, titleEnding(context, noun + 1, first), noun, first, last + 1, 'apposition')];
  });
}

function describe(
  context: Context,
  title: Title | null,
  noun: number,
  first: number,
  last: number,
  kind: 'title' | 'apposition',
): Description {
  const { doc, tree } = context;
  const inside = doc.mentions.filter((m) => m.first >= first && m.last <= last && (m.kind === 'name' || m.kind === 'adjective'));
  const about = inside.flatMap((m) => m.entities.map((e) => doc.entities[e]!)).filter((e) => e.type !== 'Person');
  const former = tree.tokens.slice(first, last).some((t) => FORMER.test(t.text));
  const national = inside.filter((m) => m.kind === 'adjective').flatMap((m) => m.entities);
  return { title, former, about, national, noun, first, last, kind };
}

/** The longest title that ends before token `end`. */
function titleEnding(context: Context, end: number, first: number): Title | null {
  const words = context.tree.tokens.slice(first, end).map((t) => t.text.toLowerCase());
  for (let k = Math.max(0, words.length - 6); k < words.length; k++) {
    const text = words.slice(k).join(' ').replaceAll(' - ', '-');
    const title = context.lexicon.titles.get(text);
    // An office is called what the text calls it: "Secretary of State", not "foreign minister".
    if (title) return { ...title, name: text };
  }
  return null;
}

function relationOf(context: Context, subject: number, { title, former, about, national, noun, kind }: Description): Relation | null {
  const { doc, tree } = context;
  const person = doc.entities[subject]!;
  const place = about.find((e) => e.type === 'Country') ?? about[0];
  if (title?.kind === 'office') {
    const of = place ?? null;
    const country = of?.country ?? person.country;
    const owner = of?.label ?? doc.entities.find((e) => e.type === 'Country' && e.country === person.country)?.label ?? null;
    if (owner === null) return null;
    return {
      subject,
      predicate: former ? 'formerlyHeldOffice' : 'holdsOffice',
      object: { office: `${title.name.replace(/(^|[\s-])(?!of |the |and |for )\p{Ll}/gu, (c) => c.toUpperCase())} of ${owner}`, country },
    };
  }
  if (former) return null;
  const organisation = about.find((e) => e.type !== 'Place');
  const at = kidsBy(tree, noun, 'nmod').some((k) => ['at', 'for', 'of', 'with'].includes(caseOf(tree, k)));
  // "a Russian official" serves the state, "a Russian trader" is a citizen of it.
  const serves =
    organisation?.type !== 'Country' ||
    ['official', 'diplomat', 'troops'].some((k) => nounKinds(context, noun).has(k)) ||
    /^spokes|officer|envoy|aide|minister/.test(title?.name ?? '');
  if (organisation && serves && (title?.kind === 'role' || (title === null && at && organisation.type !== 'Country')))
    return { subject, predicate: 'affiliatedWith', object: { entity: organisation.i } };
  // "X, a Russian arms dealer": nationality by adjective, where no office or body is named.
  if (kind === 'apposition' && place?.type === 'Country' && national.includes(place.i))
    return { subject, predicate: 'citizenOf', object: { entity: place.i } };
  return null;
}
