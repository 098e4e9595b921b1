import { EntenteError, type Message } from '../errors.ts';
import type { Article } from './article.ts';
import type { Item } from './format.ts';

/** Name of a file without folder and ending: `news/ashgabat.txt` → `ashgabat`. A URL stays as it is. */
export function idOf(source: string): string {
  if (/^https?:/i.test(source)) return source;
  if (source === '-') return 'stdin';
  const name = source.replace(/[\\/]+$/, '').replace(/^.*[\\/]/, '');
  return name.replace(/(?<=.)\.[A-Za-z0-9]{1,8}(?:\.gz)?$/, '') || name;
}

/** What a format may know of an article; absent and blank are the same. */
export type Metadata = { readonly [K in Exclude<keyof Article, 'id' | 'text'>]?: string | undefined };

/** Makes an article of a text and what is known about it. A text without words is an error (`text/empty`). */
export function articleOf(id: string, text: string, metadata: Metadata, messages: readonly Message[] = []): Item {
  const source = metadata.source ?? id;
  if (!/[\p{L}\p{N}]/u.test(text)) {
    return {
      error: new EntenteError('text/empty', `"${source}" has no words.`, {
        place: { source },
        why: text.length === 0 ? 'It is empty.' : 'It holds only blanks and signs.',
        next: 'Check that the file was saved or downloaded completely.',
      }),
    };
  }
  const kept = Object.fromEntries(
    Object.entries(metadata).filter(([key, value]) => value !== undefined && value.trim() !== '' && !(key === 'source' && value === '-')),
  ) as Omit<Article, 'id' | 'text'>;
  return { article: { id, text, ...kept }, messages };
}
