import { actorsOf, type Candidate, isRole, sameFiller } from './candidates.ts';
import type { Filler } from './claim.ts';
import type { Context } from './context.ts';
import { caseOf, kidsBy } from './tree.ts';
import { type FrameIndex, nounTypes } from './triggers.ts';

/** How many sentences back a deed may lie that is spoken of again; the headline's is never far. */
const REACH = 3;

/** Nouns for whatever was just done. */
const ANY_DEED = /^(?:move|step|decision|measure|action|act)$/;

/** Deeds that are judged or answered: what is done to them is done to their doer. */
const ANSWERS: ReadonlySet<string> = new Set(['ACCUSE', 'REJECT', 'SUPPORT', 'PROTEST']);

/**
 * "Sudan expelled two envoys. … Paris condemned **the expulsions**", "**the call** was rejected": who is judged by a judged deed is its doer,
 * where the text told of the deed before and says whose it was.
 */
export function resolveDeeds(context: Context, index: FrameIndex, candidates: readonly Candidate[]): Candidate[] {
  return candidates.map((candidate) => {
    if (!ANSWERS.has(context.ontology.types.get(candidate.type)?.category ?? '')) return candidate;
    const roles = new Map(candidate.roles);
    for (const [role, tokens] of candidate.trigger.roles) {
      const fillers = roles.get(role) ?? [];
      if (!isRole(context, role, 'recipient') || fillers.length === 0 || fillers.some((f) => 'entity' in f)) continue;
      const doers = tokens.flatMap((token) => doersOf(context, index, candidate, token, candidates));
      if (doers.length > 0) roles.set(role, doers);
    }
    return { ...candidate, roles };
  });
}

function doersOf(context: Context, index: FrameIndex, answer: Candidate, token: number, candidates: readonly Candidate[]): Filler[] {
  const { tree } = context;
  const noun = tree.tokens[token]!;
  if (noun.upos !== 'NOUN') return [];
  const own = actorsOf(context, answer);
  const doers = (deed: Candidate): Filler[] => actorsOf(context, deed).filter((f) => !own.some((o) => sameFiller(o, f)));
  const itself = candidates.find((c) => c !== answer && c.trigger.token === token);
  if (itself && doers(itself).length > 0) return doers(itself);
  if (!pointsBack(context, token)) return [];
  const told = candidates.filter((c) => {
    const { sentence } = tree.tokens[c.trigger.token]!;
    return (
      c !== answer &&
      c.trigger.token < token &&
      c.trigger.host !== answer.trigger.host &&
      (sentence === 0 || noun.sentence - sentence <= REACH) &&
      isTold(c)
    );
  });
  const lemma = noun.lemma.toLowerCase();
  if (ANY_DEED.test(lemma)) {
    const just = told.filter((c) => tree.tokens[c.trigger.token]!.sentence === noun.sentence - 1 && doers(c).length > 0);
    return just.length === 1 ? doers(just[0]!) : [];
  }
  const types = nounTypes(index, lemma);
  const roots = new Set([...types].map((t) => context.ontology.types.get(t)?.category));
  const deed =
    told.findLast((c) => types.has(c.type) && doers(c).length > 0) ??
    told.findLast((c) => roots.has('ASSAULT') && context.ontology.types.get(c.type)?.category === 'ASSAULT' && doers(c).length > 0);
  return deed ? doers(deed) : [];
}

/** Nobody is judged by what is only alleged, planned or denied. */
const isTold = ({ standing }: Candidate): boolean =>
  !standing.negated && (standing.status === 'Asserted' || standing.status === 'Reported');

/** "the raid", "such calls", "this move", not "raids", "an attack" or "the attack on Goma in 2012". */
function pointsBack({ tree }: Context, token: number): boolean {
  const pointing = kidsBy(tree, token, 'det', 'amod').some((k) =>
    /^(?:the|this|that|these|those|such|latest)$/i.test(tree.tokens[k]!.text),
  );
  return pointing && !kidsBy(tree, token, 'nmod').some((k) => /^(?:by|from|between)$/.test(caseOf(tree, k)));
}
