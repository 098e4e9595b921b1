import { articleOf, idOf } from '../article-of-text.ts';
import { charsetOf, decode } from '../decode.ts';
import type { Format } from '../format.ts';

/** Plain text: the article is the file, letter by letter. */
export const plain: Format = {
  name: 'plain text',
  endings: ['.txt', '.text'],
  mediaTypes: ['text/plain'],
  async *read({ bytes, source, mediaType }) {
    const { text, messages } = decode(bytes, source, charsetOf(mediaType));
    yield articleOf(idOf(source), text, { source }, messages);
  },
};
