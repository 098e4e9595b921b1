import type { Context } from './context.ts';
import { lightUse } from './light-verbs.ts';
import { isNoun } from './tree.ts';
import { isDemonstrative, type Trigger } from './triggers.ts';

/** How many sentences a demonstrative may point back over. */
const REACH = 3;

/**
 * Nouns that point back at an event told before and put somebody new into it: "They shipped rifles … **Ali facilitated these shipments**".
 * The noun takes the frame of the event that it points at; the light verb's subject acts.
 */
export function pointersIn(context: Context, triggers: readonly Trigger[]): Trigger[] {
  const { tree } = context;
  const known = new Set(triggers.map((t) => t.token));
  const out: Trigger[] = [];
  for (const token of tree.tokens) {
    if (!isNoun(token) || known.has(token.i) || !isDemonstrative(context, token.i)) continue;
    const light = lightUse(context, token.i);
    const actor = light?.slots.get('subj');
    if (!light || !actor) continue;
    const earlier = triggers.findLast(
      (t) =>
        t.token < token.i && token.sentence - tree.tokens[t.token]!.sentence <= REACH && sameWord(tree.tokens[t.token]!.lemma, token.lemma),
    );
    const type = earlier && context.ontology.types.get(earlier.frame.type);
    if (!earlier || !type) continue;
    out.push({
      token: token.i,
      host: light.verb,
      frame: earlier.frame,
      roles: new Map([[type.actorRole, actor]]),
      clauseRoles: new Map(),
      nominal: true,
      definite: true,
      light,
      score: earlier.score,
    });
  }
  return out;
}

/** "transferred … these transfers", "attacked … this attack". */
function sameWord(verb: string, noun: string): boolean {
  const [a, b] = [verb.toLowerCase(), noun.toLowerCase()];
  return a === b || (a.length >= 4 && b.length >= 4 && a.slice(0, 5) === b.slice(0, 5));
}
