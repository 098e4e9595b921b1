import { putText } from '../store/article-text.ts';
import type { ArticleToPut } from '../store/disk.ts';
import { putArticles } from '../store/disk.ts';

/** Articles on their way into the store. */
export interface StoreBatch {
  readonly add: (article: ArticleToPut, text: string) => Promise<void>;
  readonly flush: () => Promise<void>;
  /** Articles that are safely in the store. */
  readonly stored: () => number;
}

/** Articles that go into the store in one step; after a kill at most so many must be read again. */
const AT_ONCE = 20;

/** Puts articles into a store folder a few at a time, their texts beside them. */
export function storeBatch(folder: string): StoreBatch {
  let waiting: { article: ArticleToPut; text: string }[] = [];
  let stored = 0;
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    await putArticles(
      folder,
      batch.map(({ article }) => article),
    );
    for (const { text } of batch) putText(folder, text);
    stored += batch.length;
  };
  return {
    add: async (article, text) => {
      waiting.push({ article, text });
      if (waiting.length >= AT_ONCE) await flush();
    },
    flush,
    stored: () => stored,
  };
}
