import { best } from '../language/linear-model.ts';
import { bestMove } from '../language/parse.ts';
import { PARSE_FEATURES, parseFeatures, parserInput } from '../language/parse-features.ts';
import { allowedMoves, applyMove, isFinal, LEFT, type ParseState, RIGHT, SHIFT, startState } from '../language/parse-state.ts';
import type { Tag } from '../language/tag.ts';
import type { WordClusters } from '../language/word-clusters.ts';
import type { GoldSentence } from './conllu.ts';
import { averaged, perceptron, scoreClasses, update } from './perceptron.ts';
import { random, shuffle } from './random.ts';

/** A trained parser before it is written; weights are averaged. */
export interface TrainedParser {
  readonly labels: readonly string[];
  readonly moveBits: number;
  readonly arcBits: number;
  readonly moves: Float32Array;
  readonly arcs: Float32Array;
}

/** Sizes of the tables of weights: 23 and 22 were as good on treebanks. */
const MOVE_BITS = 24;
const ARC_BITS = 24;
/** Share of the moves in which the parser follows its own choice, right or wrong, so that it learns to go on after errors. */
const EXPLORE = 0.9;

/** Trains the greedy parser with the dynamic oracle of Goldberg & Nivre (2013) on the tags that a tagger gave (`tags[sentence]`). */
export function trainParser(
  sentences: readonly GoldSentence[],
  tags: readonly (readonly Tag[])[],
  clusters: WordClusters,
  passes: number,
  log: (line: string) => void,
): TrainedParser {
  const labels = frequentLabels(sentences);
  const number = new Map(labels.map((l, i) => [l, i]));
  const count = labels.length;
  const inputs = sentences.map((s, k) => parserInput(s.words, tags[k]!, clusters));
  const heads = sentences.map((s) => Int32Array.from([-1, ...s.heads, -1]));
  const relations = sentences.map((s) => Int32Array.from([-1, ...s.deprels.map((d) => number.get(d) ?? number.get('dep')!)]));
  const moves = perceptron(3, MOVE_BITS);
  const arcs = perceptron(2 * count, ARC_BITS);
  const features = new Int32Array(PARSE_FEATURES);
  const moveScores = new Float32Array(3);
  const arcScores = new Float32Array(2 * count);
  const costs = new Int32Array(3);
  const next = random(1);
  const order = sentences.map((_, i) => i);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, next);
    let right = 0;
    let total = 0;
    for (const s of order) {
      const gold = heads[s]!;
      const state = startState(sentences[s]!.words.length);
      while (!isFinal(state)) {
        const allowed = allowedMoves(state);
        parseFeatures(inputs[s]!, state, features);
        scoreClasses(moves, features, PARSE_FEATURES, 0, 3, moveScores);
        moveCosts(state, gold, costs);
        const chosen = bestMove(moveScores, allowed);
        const wanted = cheapest(moveScores, costs, allowed);
        if (chosen !== wanted) {
          update(moves, features, PARSE_FEATURES, wanted, 1);
          update(moves, features, PARSE_FEATURES, chosen, -1);
        } else right++;
        total++;
        moves.time++;
        arcs.time++;
        const move = pass > 0 && next() < EXPLORE ? chosen : wanted;
        let label = 0;
        if (move !== SHIFT) {
          const from = move === LEFT ? 0 : count;
          const child = state.stack[state.depth - 1]!;
          const head = move === LEFT ? state.next : state.stack[state.depth - 2]!;
          scoreClasses(arcs, features, PARSE_FEATURES, from, from + count, arcScores);
          const guess = best(arcScores, from, from + count);
          const goldLabel = from + relations[s]![child]!;
          if (gold[child] === head && guess !== goldLabel) {
            update(arcs, features, PARSE_FEATURES, goldLabel, 1);
            update(arcs, features, PARSE_FEATURES, guess, -1);
          }
          label = guess - from;
        }
        applyMove(state, move, label);
      }
    }
    log(`parser pass ${pass + 1}: ${((100 * right) / total).toFixed(2)} % of moves right`);
  }
  return { labels, moveBits: MOVE_BITS, arcBits: ARC_BITS, moves: averaged(moves), arcs: averaged(arcs) };
}

function frequentLabels(sentences: readonly GoldSentence[]): readonly string[] {
  const counts = new Map<string, number>([['dep', 5]]);
  for (const s of sentences) for (const d of s.deprels) counts.set(d, (counts.get(d) ?? 0) + 1);
  return [...counts.keys()].filter((l) => counts.get(l)! >= 5).sort();
}

/** How many gold arcs each move makes impossible. */
export function moveCosts(state: ParseState, gold: Int32Array, out: Int32Array): void {
  const { stack, depth, next, length } = state;
  const s0 = stack[depth - 1]!;
  const s1 = depth > 1 ? stack[depth - 2]! : -1;
  out.fill(0);
  if (next <= length) {
    for (let i = 0; i < depth; i++) {
      const x = stack[i]!;
      if (x !== 0 && gold[x] === next) out[SHIFT]!++;
      if (i < depth - 1 && gold[next] === x) out[SHIFT]!++;
    }
  }
  if (depth > 1) {
    let children = 0;
    for (let w = next; w <= length; w++) if (gold[w] === s0) children++;
    out[LEFT] = children + (gold[s0] === s1 || gold[s0]! > next ? 1 : 0);
    out[RIGHT] = children + (gold[s0]! >= next ? 1 : 0);
  }
}

/** Of the allowed moves that cost least, the one that scores best. */
function cheapest(scores: Float32Array, costs: Int32Array, allowed: number): number {
  let move = -1;
  for (let m = SHIFT; m <= RIGHT; m++) {
    if (((allowed >> m) & 1) === 0) continue;
    if (move < 0 || costs[m]! < costs[move]! || (costs[m] === costs[move] && scores[m]! > scores[move]!)) move = m;
  }
  return move;
}
