import { EntenteError } from '../errors.ts';
import type { Analysed } from '../language/doc.ts';
import type { Article } from '../text/article.ts';
import { entityRows } from '../view/entities-table.ts';
import { drawTree } from '../view/tree.ts';
import { articleText, sentenceAround } from './claim-text.ts';
import type { Context } from './context.ts';
import { findClaim } from './find-claim.ts';
import { findInputs } from './inputs.ts';
import { openGraph, storeFolder } from './open-graph.ts';
import { readPlaces } from './read-inputs.ts';
import { drawTable } from './table.ts';

interface Options {
  readonly store?: string;
  readonly parse?: boolean;
  readonly entities?: boolean;
}

/** The article to look at, and the stretch of it that a claim is about. */
interface Subject {
  readonly article: Article;
  readonly stretch?: { readonly start: number; readonly end: number };
}

async function subjects(context: Context, which: string, files: readonly string[], options: Options): Promise<Subject[]> {
  if (!/^\d+$/.test(which) && !which.includes('claim-')) {
    const { places, errors } = await findInputs([which, ...files], context);
    if (errors[0]) throw errors[0];
    const found: Subject[] = [];
    for await (const item of readPlaces(places, {}, () => {})) {
      if ('error' in item) throw item.error;
      found.push({ article: item.article });
    }
    return found;
  }
  const { store } = await openGraph(context, files, options.store);
  const { claim } = findClaim(store, which);
  const text = await articleText(store, claim.article, files.length > 0 ? undefined : storeFolder(context, options.store), context);
  if (text === null)
    throw new EntenteError('cli/no-text', `The text of "${claim.article.id}" is not at hand.`, {
      why: 'A graph keeps quotes only; the text is taken from the store or from the file that was read.',
      next: 'Name the article instead: entente show article.txt --parse',
    });
  const { id, issued } = claim.article;
  const [span] = claim.spans;
  const start = [...text].slice(0, span?.start ?? 0).join('').length;
  const end = [...text].slice(0, span?.end ?? 0).join('').length;
  return [{ article: { id, text, ...(issued === null ? {} : { date: issued }) }, stretch: sentenceAround(text, { start, end }) }];
}

function parses(doc: Analysed, stretch: Subject['stretch']): string {
  return doc.sentences
    .filter((sentence) => stretch === undefined || (sentence.start < stretch.end && stretch.start < sentence.end))
    .map(
      (sentence) =>
        `${sentence.index + 1}. ${doc.article.text.slice(sentence.start, sentence.end).replace(/\s+/g, ' ').trim()}\n${drawTree(doc.tokens.slice(sentence.first, sentence.last))}\n`,
    )
    .join('\n');
}

const COLUMNS = ['name', 'type', 'country', 'key', 'typed by', 'mentioned as'].map((title) => ({ title }));

/** Prints the trees of sentences or the entities of an article, or of the article and sentence of a claim. */
export async function showArticle(context: Context, which: string, files: readonly string[], options: Options): Promise<void> {
  const found = await subjects(context, which, files, options);
  const { loadResources } = await import('../load-resources.ts');
  const { analyse } = loadResources();
  for (const { article, stretch } of found) {
    const doc = analyse(article);
    if (options.entities) context.out.write(drawTable(COLUMNS, entityRows(doc), context.out.columns, context.out.color.dim));
    if (options.entities && options.parse) context.out.write('\n');
    if (options.parse) context.out.write(parses(doc, stretch));
  }
}
