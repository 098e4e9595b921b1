import { EntenteError, type Message } from '../errors.ts';

/** A text with the encoding that it was read in. */
export interface Decoded {
  readonly text: string;
  readonly messages: readonly Message[];
}

const HEAD = 4096;
/** Control characters that no text has: all but tab, line feed, form feed and carriage return. */
const isControl = (byte: number): boolean => byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13;
/** Bytes without a letter in Windows-1252; a text that has them is something else. */
const UNUSED_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

function sniffEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // UTF-16 without a mark: every second byte of English text is zero.
  const n = Math.min(bytes.length & ~1, HEAD);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < n; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (n >= 8 && odd > n * 0.35 && even < n * 0.05) return 'utf-16le';
  if (n >= 8 && even > n * 0.35 && odd < n * 0.05) return 'utf-16be';
  return undefined;
}

const binary = (source: string, why: string): EntenteError =>
  new EntenteError('text/binary', `"${source}" is not text.`, {
    place: { source },
    why,
    next: 'Give plain text, Markdown, HTML, PDF, JSONL, RSS/Atom or WARC; extract the text first if it is another format.',
  });

/**
 * Decodes bytes honestly: a byte order mark or a stated charset decides, else UTF-8; what is neither is read as Windows-1252 with a
 * message, and bytes that are no text at all fail with `text/binary`. The byte order mark is dropped; nothing else changes.
 */
export function decode(bytes: Uint8Array, source: string, charset?: string): Decoded {
  const sniffed = sniffEncoding(bytes);
  if (sniffed) return { text: new TextDecoder(sniffed).decode(bytes), messages: [] };
  const n = Math.min(bytes.length, HEAD);
  let controls = 0;
  for (let i = 0; i < n; i++) {
    if (bytes[i] === 0) throw binary(source, `It has a zero byte at position ${i}; no text encoding but UTF-16 has such bytes.`);
    if (isControl(bytes[i]!)) controls++;
  }
  if (controls > n * 0.02) throw binary(source, `${controls} of its first ${n} bytes are control characters.`);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), messages: [] };
  } catch {
    return decodeLegacy(bytes, source, charset);
  }
}

function decodeLegacy(bytes: Uint8Array, source: string, charset: string | undefined): Decoded {
  const stated = charset && !/^utf-?8$/i.test(charset) ? charset.toLowerCase() : undefined;
  if (stated) {
    try {
      return { text: new TextDecoder(stated).decode(bytes), messages: [] };
    } catch {
      // An unknown name of a charset says nothing; go on as if none were stated.
    }
  }
  const first = firstInvalidUtf8(bytes);
  const unused = bytes.findIndex((byte) => UNUSED_1252.has(byte));
  if (unused >= 0) throw binary(source, `It is neither UTF-8 (byte ${first}) nor Windows-1252 (byte ${unused}).`);
  return {
    text: new TextDecoder('windows-1252').decode(bytes),
    messages: [
      {
        code: 'text/legacy-encoding',
        reason: `not UTF-8 (byte ${first}); read as Windows-1252 (Latin-1). Convert it to UTF-8 if letters look wrong`,
      },
    ],
  };
}

/** Position of the first byte that UTF-8 cannot have there. */
function firstInvalidUtf8(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const b = bytes[i]!;
    const more = b < 0x80 ? 0 : b >= 0xc2 && b < 0xe0 ? 1 : b >= 0xe0 && b < 0xf0 ? 2 : b >= 0xf0 && b < 0xf5 ? 3 : -1;
    if (more < 0) return i;
    for (let k = 1; k <= more; k++) if ((bytes[i + k]! & 0xc0) !== 0x80 || i + k >= bytes.length) return i;
    i += more + 1;
  }
  return bytes.length;
}

/** The charset of a media type: `text/html; charset=ISO-8859-1` → `iso-8859-1`. */
export const charsetOf = (mediaType: string | undefined): string | undefined =>
  mediaType?.match(/charset\s*=\s*"?([\w-]+)/i)?.[1]?.toLowerCase();
