import type { ByteReader } from './byte-reader.ts';
import { best, type LinearModel, score } from './linear-model.ts';
import { PARSE_FEATURES, parseFeatures, parserInput } from './parse-features.ts';
import { allowedMoves, applyMove, isFinal, LEFT, RIGHT, SHIFT, startState } from './parse-state.ts';
import { readLinearModel } from './read-linear-model.ts';
import type { Tag } from './tag.ts';
import type { WordClusters } from './word-clusters.ts';

/** Two linear models: one chooses the move (shift, left, right), one the label (the left arcs first, then the right). */
export interface ParseModel {
  readonly labels: readonly string[];
  readonly moves: LinearModel;
  readonly arcs: LinearModel;
}

/** Heads counted from 1 within the sentence, 0 for the root; and the relations. */
export interface Tree {
  readonly heads: readonly number[];
  readonly deprels: readonly string[];
}

/** Parses the tagged words of one sentence greedily: two moves a word, whatever the length. */
export function parse(model: ParseModel, clusters: WordClusters): (words: readonly string[], tags: readonly Tag[]) => Tree {
  const count = model.labels.length;
  const features = new Int32Array(PARSE_FEATURES);
  const moves = new Float32Array(3);
  const arcs = new Float32Array(2 * count);
  return (words, tags) => {
    const input = parserInput(words, tags, clusters);
    const state = startState(words.length);
    while (!isFinal(state)) {
      parseFeatures(input, state, features);
      score(model.moves, features, PARSE_FEATURES, 0, 3, moves);
      const move = bestMove(moves, allowedMoves(state));
      if (move === SHIFT) {
        applyMove(state, SHIFT, 0);
        continue;
      }
      const from = move === LEFT ? 0 : count;
      score(model.arcs, features, PARSE_FEATURES, from, from + count, arcs);
      applyMove(state, move, best(arcs, from, from + count) - from);
    }
    const heads = Array.from(state.head.subarray(1, words.length + 1));
    return { heads, deprels: heads.map((head, i) => (head === 0 ? 'root' : nonRoot(model.labels[state.label[i + 1]!]!))) };
  };
}

/** The allowed move with the highest score. */
export function bestMove(scores: Float32Array, allowed: number): number {
  let move = -1;
  for (let m = SHIFT; m <= RIGHT; m++) if ((allowed >> m) & 1 && (move < 0 || scores[m]! > scores[move]!)) move = m;
  return move;
}

function nonRoot(label: string): string {
  return label === 'root' ? 'dep' : label;
}

/** The table of labels does as well at a quarter of its size: 24 MB less to fill, and the same trees to the second decimal place. */
const ARC_BITS = 22;

/** Reads the parser: its labels, the model of moves, the model of labels. */
export function readParseModel(reader: ByteReader): ParseModel {
  const labels = reader.string().split('\n');
  return { labels, moves: readLinearModel(reader), arcs: readLinearModel(reader, labels.length, ARC_BITS) };
}
