import type { Candidate } from './candidates.ts';
import type { Context } from './context.ts';
import { surfaceSubject } from './slots.ts';
import { isVerb, kidsBy, relation, type Tree } from './tree.ts';

/** Deeds done by words: whoever says "we condemn" has condemned. */
const SPEECH_ACTS: ReadonlySet<string> = new Set(['ACCUSE', 'REQUEST', 'THREATEN', 'SUPPORT', 'REJECT']);

/** True for what is done by saying it; an investigation is not, though it stands with the accusations. */
export const isSpeechAct = (context: Context, type: string): boolean =>
  type !== 'Investigation' && SPEECH_ACTS.has(context.ontology.types.get(type)?.category ?? '');

/** What may stand between who speaks and what he does by it: "we **continue** to urge", "we **wish** to thank". */
const LEADS = new Set(['continue', 'wish', 'like', 'want', 'proud', 'pleased', 'join']);

/**
 * "**We condemn** the attack", "the United States **welcomes** the release" in a statement of theirs: the words are the deed, and it is
 * done on the day that the statement bears.
 */
export function isPerformed(context: Context, { trigger, type, standing }: Candidate): boolean {
  const { doc } = context;
  if (trigger.nominal || standing.status !== 'Asserted' || standing.negated) return false;
  if (!isSpeechAct(context, type)) return false;
  const verb = presentVerb(context.tree, trigger.token);
  if (verb === null || doc.quotations.some((q) => q.direct && q.first <= trigger.token && trigger.token < q.last)) return false;
  const subject = surfaceSubject(context.tree, verb);
  return subject !== null && speaksHere(context, subject);
}

/** The verb in the present that the deed hangs on: itself, or "continue" over "urge"; null for any other tense. */
function presentVerb(tree: Tree, i: number): number | null {
  const token = tree.tokens[i]!;
  if (relation(token) === 'acl' || relation(token) === 'advcl') return null;
  const aux = kidsBy(tree, i, 'aux', 'cop').map((k) => tree.tokens[k]!);
  const present = (xpos: string): boolean => xpos === 'VBP' || xpos === 'VBZ';
  if (isVerb(token) && present(token.xpos)) return aux.length === 0 ? i : null;
  // "we are calling on", "we are grateful to"
  if ((token.xpos === 'VBG' || !isVerb(token)) && aux.length === 1 && aux[0]!.lemma === 'be' && present(aux[0]!.xpos)) return i;
  if (relation(token) === 'xcomp' && token.head >= 0 && LEADS.has(tree.tokens[token.head]!.lemma)) return presentVerb(tree, token.head);
  // "we condemn … and **call** on"
  return relation(token) === 'conj' && token.head >= 0 && token.xpos === 'VB' ? presentVerb(tree, token.head) : null;
}

/** Whether a subject is the one whose statement the text is: "we", or whom "we" stands for, or the state of it. */
function speaksHere({ doc, tree, headed }: Context, subject: number): boolean {
  const isFirst = (i: number): boolean => /^(?:i|we)$/i.test(tree.tokens[i]!.text);
  if (isFirst(subject)) return true;
  const told = (i: number): boolean => doc.quotations.some((q) => q.direct && q.first <= i && i < q.last);
  const writers = new Set(doc.mentions.flatMap((m) => (m.kind === 'pronoun' && isFirst(m.head) && !told(m.head) ? m.entities : [])));
  const states = new Set([...writers].flatMap((e) => doc.entities[e]!.country ?? []));
  return (headed.get(subject)?.entities ?? []).some(
    (e) => writers.has(e) || (doc.entities[e]!.type === 'Country' && states.has(doc.entities[e]!.country ?? '')),
  );
}
