import { readArticle } from '../convert.ts';
import { loadResources } from '../load-resources.ts';
import { articleIri } from '../rdf/mint.ts';
import { readArticles } from '../text/read-articles.ts';
import { DEFAULT_BASE } from '../vocabulary.ts';
import type { FreshArticle, Reader } from './reader.ts';

/** A reader over the whole pipeline. The models are loaded when the first article comes, so that a server starts at once. */
export function pipelineReader(): Reader {
  let read: ReturnType<typeof readArticle> | null = null;
  return async (input, { date }) => {
    read ??= readArticle(await loadResources());
    const articles: FreshArticle[] = [];
    const faults: string[] = [];
    for await (const item of readArticles(input)) {
      if ('error' in item) {
        faults.push([item.error.message, item.error.why].filter(Boolean).join(' '));
        continue;
      }
      const article = date === undefined ? item.article : { ...item.article, date, dateFrom: 'option' };
      const { doc, quads } = read(article);
      articles.push({ identifier: article.id, iri: articleIri(DEFAULT_BASE, doc.article), text: doc.article.text, quads });
    }
    return { articles, faults };
  };
}
