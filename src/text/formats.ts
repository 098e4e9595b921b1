import type { Format, Input } from './format.ts';
import { feed } from './formats/feed.ts';
import { html } from './formats/html.ts';
import { json } from './formats/json.ts';
import { jsonl } from './formats/jsonl.ts';
import { markdown } from './formats/markdown.ts';
import { pdf } from './formats/pdf.ts';
import { plain } from './formats/plain.ts';
import { warc } from './formats/warc.ts';

/** Every input format, the most telling first; plain text is what remains. */
export const FORMATS: readonly Format[] = [warc, pdf, feed, html, json, jsonl, markdown, plain];

/** The format of an input: by ending, by media type, by its first bytes; plain text if nothing tells. */
export function formatOf({ source, mediaType, bytes }: Input): Format {
  const path = source.toLowerCase().replace(/[?#].*$/, '');
  const type = mediaType?.split(';')[0]?.trim().toLowerCase();
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).replace(/^\u00ef\u00bb\u00bf/, '');
  return (
    // A server's word is better than a path's ending, but "text/plain" is what servers say when they do not know.
    FORMATS.find((format) => type !== 'text/plain' && type !== undefined && format.mediaTypes.includes(type)) ??
    FORMATS.find((format) => format.endings.some((ending) => path.endsWith(ending))) ??
    FORMATS.find((format) => format.sniff?.(head)) ??
    plain
  );
}
