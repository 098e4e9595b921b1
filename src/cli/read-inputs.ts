import { EntenteError, type Message } from '../errors.ts';
import type { Article } from '../text/article.ts';
import { looksEnglish } from '../text/looks-english.ts';
import { publicationDate } from '../text/publication-date.ts';
import { readArticles } from '../text/read-articles.ts';
import type { InputPlace } from './inputs.ts';

/** What the command line says about every article. */
export interface ArticleOptions {
  readonly date?: string;
  readonly publisher?: string;
  /** Texts with more characters than this are refused. */
  readonly longest?: number;
}

/** A long article has 50,000 characters; what has a million is a book or a file of many articles, and would take minutes in silence. */
export const LONGEST = 1_000_000;

/** An article to be read, or why there is none. */
export type ArticleItem = { readonly article: Article; readonly messages: readonly Message[] } | { readonly error: EntenteError };

/** A date as the user gives it; fails with `cli/bad-date`. */
export function dateOption(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const date = publicationDate(text);
  if (date) return date;
  throw new EntenteError('cli/bad-date', `"${text}" is no date.`, {
    why: 'The date of publication is a whole day.',
    next: 'For example --date 2024-10-12',
  });
}

const tooLong = (text: string, source: string, longest: number): EntenteError =>
  new EntenteError('text/too-long', `"${source}" is too long for one article.`, {
    place: { source },
    why: `It has ${text.length.toLocaleString('en')} characters; at most ${longest.toLocaleString('en')} are read as one.`,
    next: `If it holds many articles, give them as JSONL, one a line. If it is one text, read it with --longest ${text.length}.`,
  });

const clash = (id: string, source: string, first: string): EntenteError =>
  new EntenteError('input/same-id', `Two articles have the id "${id}".`, {
    place: { source },
    why: `The first came from "${first}". An id names one article; a second one with other text would take its place.`,
    next: 'Rename one of the files, or give ids of your own in a JSONL file. The first was read.',
  });

/**
 * Gives the articles of one place after the other. An article whose id was seen before is left out: in silence if it is the very same
 * text, as an error if not.
 */
export async function* readPlaces(
  places: readonly InputPlace[],
  options: ArticleOptions,
  arrived: (place: InputPlace, count: number) => void,
): AsyncGenerator<ArticleItem> {
  const seen = new Map<string, { source: string; text: string }>();
  for (const place of places) {
    let items: ArticleItem[];
    try {
      items = [];
      for await (const item of readArticles(await place.load())) items.push(item);
    } catch (error) {
      if (!(error instanceof EntenteError)) throw error;
      items = [{ error }];
    }
    arrived(place, items.length);
    for (const item of items) {
      if ('error' in item) {
        yield item;
        continue;
      }
      const { id, text, source = place.source } = item.article;
      const { longest = LONGEST } = options;
      if (text.length > longest) {
        yield { error: tooLong(text, source, longest) };
        continue;
      }
      const before = seen.get(id);
      if (before?.text === text) continue;
      if (before) {
        yield { error: clash(id, source, before.source) };
        continue;
      }
      seen.set(id, { source, text });
      const article: Article = {
        ...item.article,
        ...(options.date === undefined ? {} : { date: options.date, dateFrom: 'option' }),
        ...(options.publisher === undefined ? {} : { publisher: options.publisher }),
      };
      const foreign = looksEnglish(text) === false;
      yield {
        article,
        messages: foreign
          ? [...item.messages, { code: 'text/not-english', reason: 'it does not look like English; few claims will be found' }]
          : item.messages,
      };
    }
  }
}
