import { type Candidate, isRole, sameFiller } from './candidates.ts';
import type { Filler } from './claim.ts';
import type { Context } from './context.ts';

/** Mentions that speak of one event, in text order. */
export interface JoinedEvent {
  readonly mentions: Candidate[];
}

const UNREAL = new Set(['Planned', 'Possible']);

/** Joins mentions of one event: same class, fitting parties, no clash of date, place or thing. Nothing is joined on class alone. */
export function joinMentions(context: Context, candidates: readonly Candidate[]): JoinedEvent[] {
  const events: JoinedEvent[] = [];
  for (const candidate of candidates) {
    const home = events.findLast(
      (event) =>
        event.mentions.some((m) => sameEvent(context, m, candidate)) &&
        event.mentions.every((m) => !clash(context, m, candidate) && (m.type === candidate.type || !isOther(context, m, candidate))),
    );
    if (home) home.mentions.push(candidate);
    else events.push({ mentions: [candidate] });
  }
  return events;
}

/** A headline's vague word stands for one deed of the text; what is told under a third class is another. */
const isOther = (context: Context, x: Candidate, y: Candidate): boolean =>
  !inTitle(context, x) && !(y.trigger.nominal && y.trigger.definite);

const fillersOf = (context: Context, candidate: Candidate, root: string): Filler[] =>
  [...candidate.roles].filter(([role]) => isRole(context, role, root)).flatMap(([, fillers]) => fillers);
const meet = (x: readonly Filler[], y: readonly Filler[]): boolean => x.some((a) => y.some((b) => sameFiller(a, b)));

function sameEvent(context: Context, x: Candidate, y: Candidate): boolean {
  const headline = inTitle(context, x) && !inTitle(context, y);
  if (x.type !== y.type && !((headline || (y.trigger.nominal && y.trigger.definite)) && kindred(context, x, y))) return false;
  const [xa, ya] = [fillersOf(context, x, 'actor'), fillersOf(context, y, 'actor')];
  const [xr, yr] = [fillersOf(context, x, 'recipient'), fillersOf(context, y, 'recipient')];
  // whoever "he" is, he is not taken for somebody else who does the like
  if ((isLeftOpen(context, x) && ya.length > 0) || (isLeftOpen(context, y) && xa.length > 0)) return false;
  const reciprocal = context.ontology.types.get(y.type)?.reciprocal ?? false;
  if (headline) return underTitle(xa, ya, xr, yr);
  if (reciprocal) {
    const shared = xa.filter((f) => ya.some((g) => sameFiller(f, g))).length;
    return shared >= 2 || (shared === 1 && (ya.length === 1 || xa.length === 1) && (y.trigger.nominal || x.trigger.nominal));
  }
  if (xr.length > 0 && yr.length > 0) {
    if (!meet(xr, yr)) return false;
    return xa.length === 0 || ya.length === 0 || meet(xa, ya);
  }
  // One names no target: enough only if the actor is the same and one mention is a noun that points at the event.
  return meet(xa, ya) && (x.trigger.nominal || y.trigger.nominal);
}

/** True where a pronoun acts that was not resolved. */
const isLeftOpen = (context: Context, { trigger, roles }: Candidate): boolean =>
  [...trigger.roles].some(
    ([role, tokens]) => isRole(context, role, 'actor') && !roles.has(role) && tokens.some((t) => context.tree.tokens[t]!.upos === 'PRON'),
  );

/** True in a first line without a full stop: a headline. */
export function inTitle(context: Context, candidate: Candidate): boolean {
  const { doc } = context;
  const [title] = doc.sentences;
  if (!title || doc.sentences.length < 2 || doc.tokens[candidate.trigger.token]!.sentence !== 0) return false;
  return !/[.!?…]["”’)]*$/.test(doc.article.text.slice(title.start, title.end));
}

/** What a headline tells the text tells again: one known party in common is enough, if no known party speaks against it. */
function underTitle(xa: readonly Filler[], ya: readonly Filler[], xr: readonly Filler[], yr: readonly Filler[]): boolean {
  const known = (fillers: readonly Filler[]): Filler[] => fillers.filter((f) => 'entity' in f);
  const [a, b, c, d] = [known(xa), known(ya), known(xr), known(yr)];
  const apart = (x: readonly Filler[], y: readonly Filler[]): boolean => x.length > 0 && y.length > 0 && !meet(x, y);
  return (meet(a, b) || meet(c, d)) && !apart(a, b) && !apart(c, d);
}

/** Categories in which a later noun may name the event by another class: "bombed … **the attack**", "met … **the talks**". */
const LOOSE = new Set(['ASSAULT', 'CONSULT', 'AGREE', 'PROTEST']);
const kindred = (context: Context, x: Candidate, y: Candidate): boolean =>
  categoryOf(context, x) === categoryOf(context, y) &&
  LOOSE.has(categoryOf(context, y)) &&
  context.ontology.types.get(x.type)?.reciprocal === context.ontology.types.get(y.type)?.reciprocal;

/** What speaks against one event: other days, other things handed over, other places, or a plan beside a deed. */
function clash(context: Context, x: Candidate, y: Candidate): boolean {
  const date = (c: Candidate): string | null => c.time?.value ?? null;
  const [xd, yd] = [date(x), date(y)];
  if (xd !== null && yd !== null && !xd.startsWith(yd) && !yd.startsWith(xd)) {
    const since = x.time?.kind === 'since' || y.time?.kind === 'since';
    if (!since) return true;
  }
  const [xa, ya] = [fillersOf(context, x, 'actor'), fillersOf(context, y, 'actor')];
  if (xa.length > 0 && ya.length > 0 && !meet(xa, ya)) return true;
  const denial = x.standing.status === 'Denied' || y.standing.status === 'Denied';
  if (!denial && UNREAL.has(x.standing.status) !== UNREAL.has(y.standing.status)) return true;
  if (!denial && x.standing.negated !== y.standing.negated) return true;
  const [xi, yi] = [headWord(x.roles.get('item')), headWord(y.roles.get('item'))];
  if (xi !== null && yi !== null && xi !== yi && categoryOf(context, x) === 'COOPERATE') return true;
  const [xp, yp] = [x.roles.get('place') ?? [], y.roles.get('place') ?? []];
  const country = (f: Filler): string | null => ('entity' in f ? context.doc.entities[f.entity]!.country : null);
  return (
    xp.length > 0 && yp.length > 0 && !meet(xp, yp) && !xp.some((p) => yp.some((q) => country(p) !== null && country(p) === country(q)))
  );
}

const categoryOf = (context: Context, c: Candidate): string => context.ontology.types.get(c.type)?.category ?? 'OTHER';

/** Last word of a thing without its plural ending: "ballistic missiles" → "missile". */
function headWord(fillers: readonly Filler[] | undefined): string | null {
  const first = fillers?.[0];
  if (!first || 'entity' in first) return null;
  return first.text.split(/\s+/).at(-1)!.toLowerCase().replace(/s$/, '');
}
