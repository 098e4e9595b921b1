import { articleOf } from './article-of-text.ts';
import type { Item } from './format.ts';
import { publicationDate } from './publication-date.ts';

const KEYS = ['title', 'publisher', 'author', 'language'] as const;

/**
 * The article of a JSON record: `text`, and `id`, `title`, `date`, `publisher`, `author`, `language`, `url` where it has them.
 * Gives the reason as a string where the record is none.
 */
export function articleOfRecord(value: unknown, standardId: string, source: string): Item | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `It is ${JSON.stringify(value).slice(0, 40)}, no object.`;
  const record = value as Record<string, unknown>;
  if (typeof record['text'] !== 'string') return `It has no "text"; its keys are ${Object.keys(record).join(', ') || 'none'}.`;
  const id = record['id'] === undefined || record['id'] === null ? standardId : String(record['id']);
  const known = Object.fromEntries(KEYS.map((key) => [key, typeof record[key] === 'string' ? record[key] : undefined]));
  const stated = typeof record['date'] === 'string' ? record['date'] : undefined;
  const date = stated ? publicationDate(stated) : undefined;
  const url = typeof record['url'] === 'string' ? record['url'] : source;
  const messages =
    stated && !date ? [{ code: 'text/unknown-date', reason: `"date": "${stated}" is no full date (write YYYY-MM-DD); left out` }] : [];
  return articleOf(id, record['text'], { ...known, date, dateFrom: date ? 'metadata' : undefined, source: url }, messages);
}
