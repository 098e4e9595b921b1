import type { Analysed, Mention } from '../language/doc.ts';
import type { Ontology } from '../ontology/ontology.ts';
import type { Lexicon } from './lexicon.ts';
import { mendTree } from './mend-tree.ts';
import type { Tree } from './tree.ts';

/** Everything that the steps of one reading look into. */
export interface Context {
  readonly doc: Analysed;
  readonly tree: Tree;
  readonly ontology: Ontology;
  readonly lexicon: Lexicon;
  /** Token → the longest mention that it heads. */
  readonly headed: ReadonlyMap<number, Mention>;
  /** Token → the longest name that it lies in. */
  readonly within: ReadonlyMap<number, Mention>;
  /** Tokens of time expressions: they date events and fill no other role. */
  readonly timely: ReadonlySet<number>;
}

/** Prepares the look-ups for one doc. */
export function contextOf(ontology: Ontology, lexicon: Lexicon, doc: Analysed): Context {
  const headed = new Map<number, Mention>();
  const within = new Map<number, Mention>();
  const longer = (x: Mention, y: Mention | undefined): boolean => y === undefined || x.last - x.first > y.last - y.first;
  for (const mention of doc.mentions) {
    if (longer(mention, headed.get(mention.head))) headed.set(mention.head, mention);
    if (mention.kind !== 'name' && mention.kind !== 'adjective') continue;
    for (let k = mention.first; k < mention.last; k++) if (longer(mention, within.get(k))) within.set(k, mention);
  }
  const timely = new Set(doc.times.flatMap((t) => Array.from({ length: t.last - t.first }, (_, k) => t.first + k)));
  return { timely, doc, tree: mendTree(lexicon, doc.tokens), ontology, lexicon, headed, within };
}
