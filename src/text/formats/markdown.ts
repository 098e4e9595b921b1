import { articleOf, idOf } from '../article-of-text.ts';
import { charsetOf, decode } from '../decode.ts';
import type { Format } from '../format.ts';
import { markdownText } from '../markdown-text.ts';
import { publicationDate } from '../publication-date.ts';

/** Markdown: the words without the markup; front matter and first heading are metadata. */
export const markdown: Format = {
  name: 'Markdown',
  endings: ['.md', '.markdown'],
  mediaTypes: ['text/markdown'],
  async *read({ bytes, source, mediaType }) {
    const { text: raw, messages } = decode(bytes, source, charsetOf(mediaType));
    const { text, title, frontMatter } = markdownText(raw);
    const date = publicationDate(frontMatter.get('date') ?? frontMatter.get('published') ?? '');
    yield articleOf(
      frontMatter.get('id') ?? idOf(source),
      text,
      {
        title: frontMatter.get('title') ?? title,
        date,
        dateFrom: date ? 'metadata' : undefined,
        author: frontMatter.get('author'),
        publisher: frontMatter.get('publisher'),
        language: frontMatter.get('lang') ?? frontMatter.get('language'),
        source: frontMatter.get('url') ?? frontMatter.get('source') ?? source,
      },
      messages,
    );
  },
};
