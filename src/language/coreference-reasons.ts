import { type Story, standsFor } from './coreference-story.ts';
import type { Parsed } from './doc.ts';
import { caseOf, dependents, relationOf } from './tree.ts';

/**
 * "imposed sanctions on Russia **over its** invasion", "thanked Chad **for its** help": what somebody is punished, blamed or thanked for is
 * his own deed. The one party named between the verb and the reason; null where there is none or several.
 */
export function reasonOwner(story: Story, pronoun: Parsed): number | null {
  const { tree } = story;
  const noun = tree.tokens[pronoun.head];
  const verb = noun && tree.tokens[noun.head];
  if (!noun || !verb || relationOf(pronoun) !== 'nmod' || verb.upos !== 'VERB' || relationOf(noun) !== 'obl') return null;
  if (!/^(?:over|for)$/.test(caseOf(tree, noun.i)) || dependents(tree, verb.i, 'aux:pass').length > 0) return null;
  const objects = dependents(tree, verb.i, 'obj', 'iobj', 'obl').filter((t) => t.i > verb.i && t.i < pronoun.i);
  const parties = [...objects, ...objects.flatMap((t) => dependents(tree, t.i, 'nmod'))].filter(
    (t) => t.upos === 'PROPN' && t.i < pronoun.i && !/^(?:in|at|near|from)$/.test(caseOf(tree, t.i)),
  );
  const found = [...new Set(parties.flatMap((t) => standsFor(story, t.i) ?? []))];
  return found.length === 1 ? found[0]! : null;
}
