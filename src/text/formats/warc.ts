import { EntenteError } from '../../errors.ts';
import type { Format } from '../format.ts';
import { publicationDate } from '../publication-date.ts';
import { readHtml } from './html.ts';

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const STEP = 1 << 20;
  for (let from = 0; from < bytes.length; from += STEP) yield bytes.subarray(from, from + STEP);
}

/** Web archives (WARC, also gzipped): every HTML response is an article; its address is the id. */
export const warc: Format = {
  name: 'WARC',
  endings: ['.warc', '.warc.gz'],
  mediaTypes: ['application/warc'],
  sniff: (head) => head.startsWith('WARC/'),
  async *read({ bytes, source }) {
    const { WARCParser } = await import('warcio');
    let pages = 0;
    try {
      for await (const record of new WARCParser(once(bytes))) {
        const url = record.warcTargetURI ?? source;
        const type = String(record.httpHeaders?.headers.get('Content-Type') ?? '');
        if (record.warcType !== 'response' || !/html/i.test(type) || Number(record.httpHeaders?.statusCode ?? 200) >= 300) continue;
        pages++;
        const item = await readHtml({ bytes: await record.readFully(true), source: url, mediaType: type }, url);
        const archived = publicationDate(record.warcDate ?? '');
        // The day of the crawl is not the day of publication: it is not used as one, only named.
        yield 'article' in item && !item.article.date && archived
          ? {
              ...item,
              messages: [...item.messages, { code: 'text/undated', reason: `the page states no date; it was archived on ${archived}` }],
            }
          : item;
      }
    } catch (cause) {
      yield {
        error: new EntenteError('text/broken-warc', `The archive "${source}" breaks off after ${pages} page(s).`, {
          place: { source },
          why: (cause as Error).message,
          next: 'Check that the download is complete; the pages before were read.',
          cause,
        }),
      };
      return;
    }
    if (pages === 0) yield { error: new EntenteError('text/empty', `The archive "${source}" has no HTML page.`, { place: { source } }) };
  },
};
