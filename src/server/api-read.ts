import { Store } from 'n3';
import { EntenteError } from '../errors.ts';
import { type LibrarySettings, makeLibrary } from './library.ts';
import type { PageData } from './page-data.ts';
import type { FreshArticle, Reader } from './reader.ts';

/** The largest input that the page may send, in bytes. */
export const MOST_BYTES = 8_000_000;

/** What the page gets when it has dropped something. */
export interface ReadReply {
  readonly page: PageData;
  readonly texts: Readonly<Record<string, string>>;
  readonly faults: readonly string[];
  readonly saved: boolean;
}

/** Reads what the page has dropped; it stays out of the store unless `save` is given. */
export async function readForPage(
  reader: Reader,
  bytes: Uint8Array,
  about: { readonly name: string; readonly mediaType: string | undefined; readonly date: string | undefined },
  settings: LibrarySettings,
  save: ((articles: readonly FreshArticle[]) => Promise<void>) | null,
  signal?: AbortSignal,
): Promise<ReadReply> {
  if (bytes.length === 0) throw new EntenteError('input/empty', 'There is nothing to read.', { next: 'Paste a text, or drop a file.' });
  if (about.date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(about.date)) {
    throw new EntenteError('input/bad-date', `"${about.date}" is no date.`, { next: 'Write YYYY-MM-DD.' });
  }
  const input = { bytes, source: about.name, ...(about.mediaType === undefined ? {} : { mediaType: about.mediaType }) };
  const { articles, faults } = await reader(input, about.date === undefined ? {} : { date: about.date }, signal);
  if (articles.length === 0) {
    throw new EntenteError('input/no-article', 'No article could be read out of this.', { why: faults.join(' ') || 'It holds no text.' });
  }
  if (save) await save(articles);
  const store = new Store();
  for (const article of articles) for (const quad of article.quads) store.addQuad(quad as never);
  const texts = Object.fromEntries(articles.map(({ iri, text }) => [iri, text]));
  // No file is looked for under a name that a client has made up: the texts are here.
  const { page } = makeLibrary(store, { ...settings, findText: () => null });
  // The page has these texts at hand, whatever the store keeps.
  return {
    page: { ...page, articles: page.articles.map((article) => ({ ...article, hasText: true })) },
    texts,
    faults,
    saved: save !== null,
  };
}
