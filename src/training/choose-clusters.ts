import type { WordClusters } from '../language/word-clusters.ts';
import { wordKey } from '../language/word-form.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { GoldSentence } from './conllu.ts';

/** Frequent words that are kept whether the treebanks have them or not. */
const FREQUENT = 60_000;

/** Takes from the table (`word <TAB> coarse <TAB> fine`, most frequent first) the clusters that are worth their bytes. */
export function chooseClusters(table: string, sentences: readonly GoldSentence[]): WordClusters {
  const seen = new Set(sentences.flatMap((s) => s.words.map(wordKey)));
  const coarse = new Map<string, number>();
  const fine = new Map<string, number>();
  table.split('\n').forEach((line, i) => {
    const [word, c, f] = line.split('\t');
    if (word === undefined || f === undefined || (i >= FREQUENT && !seen.has(word))) return;
    coarse.set(word, Number(c) + 1);
    fine.set(word, Number(f) + 1);
  });
  return { coarse, fine };
}

/** Writes the clusters as `readWordClusters` expects them. */
export function writeClusters(writer: ByteWriter, clusters: WordClusters): void {
  writer.string([...clusters.coarse.keys()].join('\n'));
  for (const [word, c] of clusters.coarse) {
    writer.varint(c);
    writer.varint(clusters.fine.get(word)!);
  }
}
