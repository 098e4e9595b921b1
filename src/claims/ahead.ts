import type { Context } from './context.ts';
import { lookUp, type Notes, note } from './cues.ts';
import { kidsBy, markOf } from './tree.ts';

/** "a summit **scheduled** for Friday", "the election **to be held** in May": what is arranged lies ahead. */
export function arranged(context: Context, i: number, notes: Notes): void {
  const { tree } = context;
  for (const k of kidsBy(tree, i, 'acl')) {
    const token = tree.tokens[k]!;
    if (token.xpos !== 'VBN' || token.deprel === 'acl:relcl') continue;
    // "the first election **to be held** since" is over
    const single = kidsBy(tree, i, 'amod').some((a) => /^(?:first|last|only|latest)$/i.test(tree.tokens[a]!.text));
    const cue = kidsBy(tree, k, 'aux').length === 0 ? lookUp(context, 'verb', token.lemma.toLowerCase(), 'obj') : undefined;
    if (cue?.effect === 'plan' || (markOf(tree, k) === 'to' && !single)) note(context, notes, 'plan', k);
  }
}

/** What an "until" waits for lies ahead: told in the present, or of a verb that is negated or lies ahead itself. */
export function isAwaited(context: Context, i: number): boolean {
  const { tree } = context;
  const token = tree.tokens[i]!;
  if (token.xpos === 'VBP' || token.xpos === 'VBZ') return true;
  return (
    token.head >= 0 &&
    kidsBy(tree, token.head, 'aux', 'advmod').some((k) =>
      /^(?:will|would|must|can|could|should|not|n['’]t|never)$/i.test(tree.tokens[k]!.text),
    )
  );
}
