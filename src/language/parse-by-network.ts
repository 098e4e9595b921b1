import { arena, up8 } from './arena.ts';
import { maximumTree } from './maximum-tree.ts';
import { runLabels, runNetwork } from './network.ts';
import { networkBatch } from './network-batch.ts';
import { type NetworkModel, tagNumbers } from './network-model.ts';
import type { Tree } from './parse.ts';
import type { Tag } from './tag.ts';
import { wordInputs } from './word-inputs.ts';

/** A tree, and the tags as the network sees them after reading the whole sentence. */
export interface TaggedTree extends Tree {
  readonly tags: readonly Tag[];
}

/** The tree that another parser found, and what its heads and its relations (where the head is kept) add to the scores. */
export interface Advice {
  readonly tree: Tree;
  readonly headWeight: number;
  readonly relationWeight: number;
}

/** The longest sentence that is read at once; longer ones are read in pieces, so that time stays linear. */
export const LONGEST_SENTENCE = 160;

/** Reads tagged sentences of at most `LONGEST_SENTENCE` words with the network. */
export function parseByNetwork(model: NetworkModel): (words: readonly string[], tags: readonly Tag[], advice?: Advice) => TaggedTree {
  const { layout } = model;
  const space = arena(layout.size + (LONGEST_SENTENCE + 8) * floatsPerWord(model));
  space.data.set(model.weights, space.take(layout.size));
  const floor = space.take(8);
  const number = tagNumbers(model.tags);
  const labelNumbers = new Map(model.labels.map((label, i) => [label, i]));
  return (words, tags, advice) => {
    space.release(floor);
    const inputs = { ...wordInputs(words, model.vocabulary, model.vectors), tag: Int32Array.from(tags, number) };
    const batch = networkBatch([inputs], model.vectors);
    const run = runNetwork(space, layout, batch);
    const size = up8(words.length + 1);
    advice?.tree.heads.forEach((h, i) => {
      space.data[run.arcs[0]! + (i + 1) * size + h]! += advice.headWeight;
    });
    const heads = maximumTree(space.data.subarray(run.arcs[0]!, run.arcs[0]! + size * size), words.length, size);
    const rowHeads = Int32Array.from({ length: batch.rows }, (_, r) => (r > 0 && r < heads.length ? heads[r]! : r));
    const { scores } = runLabels(space, layout, batch, run, rowHeads);
    advice?.tree.heads.forEach((h, i) => {
      const label = labelNumbers.get(advice.tree.deprels[i]!);
      if (h === heads[i + 1] && label !== undefined) space.data[scores + (i + 1) * layout.label.columns + label]! += advice.relationWeight;
    });
    const choose = (at: number, count: number, from = 0): number => {
      let best = from;
      for (let i = from + 1; i < count; i++) if (space.data[at + i]! > space.data[at + best]!) best = i;
      return best;
    };
    return {
      heads: Array.from(heads.subarray(1)),
      tags: words.map((_, i) => model.tags[choose(run.tags + (i + 1) * layout.tagOut.columns, layout.shape.tags)]!),
      deprels: words.map((_, i) =>
        heads[i + 1] === 0 ? 'root' : model.labels[choose(scores + (i + 1) * layout.label.columns, layout.shape.labels, 1)]!,
      ),
    };
  };
}

/** Room for the intermediate results of one word in the longest sentence. */
function floatsPerWord({ layout }: NetworkModel): number {
  const { hidden, layers, arcWidth, labelWidth } = layout.shape;
  const results = layout.inputWidth + layers * 10 * hidden + layout.roles.columns + 5 * arcWidth + labelWidth;
  return results + layout.label.columns + layout.tagOut.columns + LONGEST_SENTENCE + 16;
}
