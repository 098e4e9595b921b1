import type { Store } from 'n3';
import type { ArticleRecord } from '../rdf/read-claims.ts';
import { iri } from '../vocabulary.ts';
import type { Context } from './context.ts';
import { sourceFile } from './source-file.ts';

/**
 * The exact text of an article, by its hash: out of the store folder, else out of the file that it came from. Null where neither has it,
 * or the file has changed since.
 */
export async function articleText(
  store: Store,
  article: ArticleRecord,
  folder: string | undefined,
  context: Context,
): Promise<string | null> {
  const sha256 = store.getObjects(article.iri, iri('ent', 'sha256'), null)[0]?.value;
  if (sha256 === undefined) return null;
  const { getText, textHash } = await import('../store/article-text.ts');
  const kept = folder === undefined ? null : getText(folder, sha256);
  const bytes = kept === null && article.source !== null ? sourceFile(context.cwd, article.source) : null;
  if (bytes === null) return kept;
  try {
    const { readArticles } = await import('../text/read-articles.ts');
    for await (const item of readArticles({ bytes, source: article.source! })) {
      if ('article' in item && textHash(item.article.text) === sha256) return item.article.text;
    }
  } catch {
    // The file is no longer what it was: the quote has to do.
  }
  return null;
}

/** No sentence is longer; so much around a span is looked at. */
const REACH = 2000;

/** The sentence around a stretch of text. */
export function sentenceAround(text: string, span: { readonly start: number; readonly end: number }): { start: number; end: number } {
  let { start, end } = span;
  const from = Math.max(0, text.lastIndexOf('\n', span.start) + 1, span.start - REACH);
  for (const { index, segment } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text.slice(from, span.end + REACH))) {
    if (from + index >= span.end) break;
    const to = from + index + segment.trimEnd().length;
    if (to <= span.start) continue;
    start = Math.min(start, from + index);
    end = Math.max(end, to);
  }
  return { start, end };
}
