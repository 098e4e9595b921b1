import { EntenteError } from '../../errors.ts';
import { articleOf, idOf } from '../article-of-text.ts';
import { charsetOf, decode } from '../decode.ts';
import type { Format, Input, Item } from '../format.ts';
import { htmlMetadata } from '../html-metadata.ts';
import { htmlText } from '../html-text.ts';

/** Below this many characters there is no article but a notice or a menu. */
const LEAST = 80;

const noArticle = (source: string, why: string): Item => ({
  error: new EntenteError('text/no-article', `No article was found in "${source}".`, {
    place: { source },
    why,
    next: 'If the page builds its text by script, save the page from a browser after it has loaded, or save the text as .txt.',
  }),
});

/** The article of a page; `id` where the container of the page knows one. */
export async function readHtml({ bytes, source, mediaType }: Input, id?: string): Promise<Item> {
  const [{ parseHTML }, { Readability }] = await Promise.all([import('linkedom'), import('@mozilla/readability')]);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const charset = charsetOf(mediaType) ?? head.match(/<meta[^>]+charset\s*=\s*["']?([\w-]+)/i)?.[1];
  const { text: page, messages } = decode(bytes, source, charset);
  if (!/[\p{L}\p{N}]/u.test(page)) return articleOf(id ?? idOf(source), page, { source });
  // A fragment without <html> is an article all the same; linkedom needs the frame.
  const { document } = parseHTML(/<html[\s>]/i.test(page) ? page : `<!doctype html><html><head></head><body>${page}</body></html>`);
  const { title, date, author, publisher, language, url } = htmlMetadata(document as unknown as Document);
  const found = new Readability(document as unknown as Document, { charThreshold: LEAST, keepClasses: false }).parse();
  if (!found?.content) return noArticle(source, 'The page has no stretch of running text.');
  const content = parseHTML(`<!doctype html><html><body>${found.content}</body></html>`).document.body;
  const text = htmlText(content as unknown as Node);
  if (text.length < LEAST) return noArticle(source, `Its longest text has ${text.length} characters: "${text.slice(0, 60)}".`);
  const linked = [...content.querySelectorAll('a')].reduce((sum, link) => sum + (link.textContent ?? '').trim().length, 0);
  if (linked > text.length * 0.7) return noArticle(source, 'Nearly all of its text is links, as in a menu or a list of articles.');
  return articleOf(
    id ?? idOf(source),
    text,
    {
      title: title ?? found.title ?? undefined,
      date,
      dateFrom: date ? 'metadata' : undefined,
      author: author ?? found.byline ?? undefined,
      publisher: publisher ?? found.siteName ?? undefined,
      language: language ?? found.lang ?? undefined,
      source: /^https?:/i.test(source) ? source : url && /^https?:/i.test(url) ? url : source,
    },
    messages,
  );
}

/** A web page: its article by Mozilla's Readability, its metadata from JSON-LD and meta elements. */
export const html: Format = {
  name: 'HTML',
  endings: ['.html', '.htm', '.xhtml'],
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  sniff: (head) => /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(head),
  async *read(input) {
    yield await readHtml(input);
  },
};
