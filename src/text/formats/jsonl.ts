import { EntenteError } from '../../errors.ts';
import { articleOfRecord } from '../article-of-record.ts';
import { articleOf, idOf } from '../article-of-text.ts';
import { decode } from '../decode.ts';
import type { Format, Item } from '../format.ts';

const LINE_FEED = 10;

/** Lines as bytes so that a file may be larger than the longest string. */
function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; ) {
    const at = bytes.indexOf(LINE_FEED, from);
    const to = at < 0 ? bytes.length : at;
    yield bytes.subarray(from, to);
    from = to + 1;
  }
}

function readLine(line: string, number: number, source: string): Item {
  const fault = (message: string, why: string, column?: number): Item => ({
    error: new EntenteError('text/jsonl-line', `Line ${number} of "${source}" ${message}.`, {
      place: { source, line: number, ...(column === undefined ? {} : { column, excerpt: line }) },
      why,
      next: 'Each line must be one JSON object: {"id": "a1", "date": "2024-10-12", "text": "…"}. The other lines were read.',
    }),
  });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    const why = (error as Error).message;
    const position = why.match(/position (\d+)/)?.[1];
    return fault('is not JSON', why, position === undefined ? line.length + 1 : Number(position) + 1);
  }
  const item = articleOfRecord(value, `${idOf(source)}-${number}`, source);
  return typeof item === 'string' ? fault('is no article', item) : item;
}

function decodeLine(bytes: Uint8Array, number: number, source: string): Item | null {
  try {
    const { text, messages } = decode(bytes, source);
    const line = text.replace(/\r$/, '');
    if (line.trim() === '') return null;
    const item = readLine(line, number, source);
    return 'error' in item ? item : { ...item, messages: [...item.messages, ...messages] };
  } catch (error) {
    if (error instanceof EntenteError) return { error };
    throw error;
  }
}

/** JSON Lines: an article a line with `id`, `title`, `date`, `publisher`, `author`, `language`, `url` and `text`. A broken line costs only itself. */
export const jsonl: Format = {
  name: 'JSON Lines',
  endings: ['.jsonl', '.ndjson'],
  mediaTypes: ['application/jsonl', 'application/x-ndjson', 'application/ndjson'],
  sniff: (head) => /^\s*\{\s*"/.test(head),
  async *read({ bytes, source }) {
    let number = 0;
    let found = false;
    for (const bytesOfLine of linesOf(bytes)) {
      number++;
      const item = decodeLine(bytesOfLine, number, source);
      if (item === null) continue;
      found = true;
      yield item;
    }
    if (!found) yield articleOf(idOf(source), '', { source });
  },
};
