import { statSync } from 'node:fs';
import { join } from 'node:path';
import { putText } from '../store/article-text.ts';
import { isStore, putArticles } from '../store/disk.ts';
import { changeGraphs, hasGraph } from '../store/disk-change.ts';
import { openIndex } from '../store/disk-index.ts';
import { SEGMENTS } from '../store/disk-segment.ts';
import { indexQuads } from '../store/index-quads.ts';
import type { Writer } from './endpoint.ts';
import { type Library, type LibrarySettings, makeLibrary } from './library.ts';
import type { FreshArticle } from './reader.ts';

/** A store folder behind a server: what it holds now, and the ways to change it. */
export interface LiveStore {
  readonly library: () => Library;
  /** Opens the store again if it was changed here, or (looked at now and then) by another process. */
  readonly refresh: () => Promise<void>;
  readonly save: (articles: readonly FreshArticle[]) => Promise<void>;
  readonly writer: Writer;
}

/** Milliseconds between two looks at what other processes write; opening a large store takes its time, so it is looked at less often. */
const LOOK_MS = 2000;

/** Opens a store folder for a server; one that is not there yet is empty. */
export async function liveStore(folder: string, settings: LibrarySettings, token: string | null): Promise<LiveStore> {
  const stamp = (): string => {
    try {
      return String(statSync(join(folder, SEGMENTS), { bigint: true }).mtimeNs);
    } catch {
      return '';
    }
  };
  let seen = stamp();
  let looked = Date.now();
  let pause = LOOK_MS;
  let stale = false;
  let opening: Promise<void> | undefined;

  const open = async (): Promise<Library> => makeLibrary(isStore(folder) ? await openIndex(folder) : indexQuads([]), settings);
  let library = await open();
  pause = Math.max(LOOK_MS, 20 * (Date.now() - looked));

  async function reopen(): Promise<void> {
    const started = Date.now();
    seen = stamp();
    stale = false;
    try {
      library = await open();
    } catch (error) {
      stale = true;
      throw error;
    }
    looked = Date.now();
    pause = Math.max(LOOK_MS, 20 * (looked - started));
  }

  async function refresh(now = false): Promise<void> {
    if (!stale && (now || Date.now() - looked > pause)) {
      looked = Date.now();
      stale = stamp() !== seen;
    }
    if (!stale && opening === undefined) return;
    opening ??= reopen().finally(() => {
      opening = undefined;
    });
    await opening;
  }

  // One change at a time: what an update reads must still be so when it is written.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };

  return {
    library: () => library,
    refresh: () => refresh(),
    save: (articles) =>
      inTurn(async () => {
        await putArticles(
          folder,
          articles.map(({ identifier, iri, quads }) => ({ identifier, graph: iri, quads })),
        );
        for (const { text } of articles) putText(folder, text);
        stale = true;
      }),
    writer: {
      token,
      hasGraph: (graph) => hasGraph(folder, graph),
      change: (make) =>
        inTurn(async () => {
          await changeGraphs(folder, await make(() => refresh(true)));
          stale = true;
        }),
    },
  };
}
