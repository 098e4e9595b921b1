import type { WordClusters } from '../language/word-clusters.ts';
import { wordKey } from '../language/word-form.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { GoldSentence } from './conllu.ts';

/** Frequent words that are kept whether the treebanks have them or not. */
const FREQUENT = 60_000;

/** Clusters whose words can be listed. */
export interface ChosenClusters extends WordClusters {
  readonly rows: ReadonlyMap<string, number>;
}

/** Takes from the table (`word <TAB> coarse <TAB> fine`, most frequent first) the clusters that are worth their bytes. */
export function chooseClusters(table: string, sentences: readonly GoldSentence[]): ChosenClusters {
  const seen = new Set(sentences.flatMap((s) => s.words.map(wordKey)));
  const rows = new Map<string, number>();
  const pairs: (readonly [number, number])[] = [];
  table.split('\n').forEach((line, i) => {
    const [word, c, f] = line.split('\t');
    if (word === undefined || f === undefined || (i >= FREQUENT && !seen.has(word))) return;
    if (!rows.has(word)) rows.set(word, rows.size);
    pairs[rows.get(word)!] = [Number(c) + 1, Number(f) + 1];
  });
  return { rows, coarse: Uint8Array.from(pairs, (p) => p[0]), fine: Uint16Array.from(pairs, (p) => p[1]) };
}

/** Writes the clusters as `readWordClusters` expects them. */
export function writeClusters(writer: ByteWriter, clusters: ChosenClusters): void {
  writer.string([...clusters.rows.keys()].join('\n'));
  clusters.coarse.forEach((c, row) => {
    writer.varint(c);
    writer.varint(clusters.fine[row]!);
  });
}
