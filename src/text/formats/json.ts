import { EntenteError } from '../../errors.ts';
import { articleOfRecord } from '../article-of-record.ts';
import { articleOf, idOf } from '../article-of-text.ts';
import { decode } from '../decode.ts';
import type { Format } from '../format.ts';
import { feed } from './feed.ts';

const NEXT = 'Write [{"id": "a1", "date": "2024-10-12", "text": "…"}, …], or JSON Lines with an object a line.';

/** JSON: a record as in JSON Lines, a list of them, or a JSON feed. */
export const json: Format = {
  name: 'JSON',
  endings: ['.json'],
  mediaTypes: ['application/json'],
  sniff: (head) => /^\s*\[\s*\{/.test(head),
  async *read(input) {
    const { text, messages } = decode(input.bytes, input.source);
    const { source } = input;
    if (text.trim() === '') {
      yield articleOf(idOf(source), '', { source });
      return;
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (cause) {
      yield {
        error: new EntenteError('text/bad-json', `"${source}" is not JSON.`, {
          place: { source },
          why: (cause as Error).message,
          next: NEXT,
          cause,
        }),
      };
      return;
    }
    if (String((value as { version?: unknown } | null)?.version).startsWith('https://jsonfeed.org/')) {
      yield* feed.read(input);
      return;
    }
    const records = Array.isArray(value) ? value : [value];
    if (records.length === 0) yield articleOf(idOf(source), '', { source });
    for (const [n, record] of records.entries()) {
      const item = articleOfRecord(record, records.length === 1 ? idOf(source) : `${idOf(source)}-${n + 1}`, source);
      if (typeof item === 'string')
        yield {
          error: new EntenteError('text/bad-record', `Record ${n + 1} of "${source}" is no article.`, {
            place: { source },
            why: item,
            next: NEXT,
          }),
        };
      else yield 'error' in item ? item : { ...item, messages: [...item.messages, ...messages] };
    }
  },
};
