import { EntenteError } from '../../errors.ts';
import { articleOf, idOf } from '../article-of-text.ts';
import type { Format } from '../format.ts';
import { joinPdfLines } from '../join-pdf-lines.ts';

/** PDF: the text of all pages with lines joined to paragraphs. Scanned pages hold no text and are an error. */
export const pdf: Format = {
  name: 'PDF',
  endings: ['.pdf'],
  mediaTypes: ['application/pdf'],
  sniff: (head) => head.startsWith('%PDF-'),
  async *read({ bytes, source }) {
    const { extractText, getDocumentProxy, getMeta } = await import('unpdf');
    let pages: string[];
    let info: Record<string, unknown>;
    try {
      // The reader takes the buffer away from its owner, so it gets a copy.
      const document = await getDocumentProxy(bytes.slice(), { verbosity: 0 });
      pages = (await extractText(document, { mergePages: false })).text;
      info = (await getMeta(document)).info as Record<string, unknown>;
    } catch (cause) {
      yield {
        error: new EntenteError('text/broken-pdf', `"${source}" cannot be read as PDF.`, {
          place: { source },
          why: (cause as Error).message,
          next: 'Open it in a viewer; if it shows, print it to a new PDF without a password.',
          cause,
        }),
      };
      return;
    }
    const text = joinPdfLines(pages);
    if (!/\p{L}/u.test(text)) {
      yield {
        error: new EntenteError('text/no-text', `"${source}" holds no text.`, {
          place: { source },
          why: `Its ${pages.length} page(s) are pictures, as in a scan.`,
          next: 'Run OCR first (for example ocrmypdf), then read the result.',
        }),
      };
      return;
    }
    const known = (key: string): string | undefined => (typeof info[key] === 'string' ? (info[key] as string) : undefined);
    yield articleOf(idOf(source), text, { title: known('Title'), author: known('Author'), source });
  },
};
