import type { Term } from '@rdfjs/types';
import { termText } from './n-quads-line.ts';
import { termOf } from './term-of-text.ts';

/** The id of the default graph; 0 is no term at all. */
export const DEFAULT_GRAPH_ID = 1;

/** The arrays behind a dictionary, as a snapshot keeps them. */
export interface DictionaryArrays {
  /** Number of ids given out, 0 included: the next term gets this id. */
  readonly size: number;
  /** Canonical N-Quads texts of all terms, one after the other. */
  readonly blob: Uint8Array;
  /** Where the text of each id begins; that of the next id is where it ends. */
  readonly offsets: Uint32Array;
  /** Open addressing hash table of ids; its length is a power of two. */
  readonly table: Uint32Array;
}

/**
 * Terms as small numbers. Texts are kept as UTF-8 bytes outside the JavaScript heap: a million quads take some 20 MB, and nothing is
 * decoded before somebody looks at it.
 */
export interface Dictionary {
  /** Number of ids given out, 0 included. */
  size(): number;
  /** Id of the term whose canonical text stands in `bytes`; given out if new. `hash` is FNV-1a of the bytes. */
  internBytes(bytes: Uint8Array, start: number, end: number, hash: number): number;
  /** Id of a term, given out if new. */
  intern(term: Term): number;
  /** Id of a term, 0 if it is not there. */
  find(term: Term): number;
  /** The term of an id. */
  term(id: number): Term;
  /** First character code of the text: `<` IRI, `_` blank node, `"` literal; the second tells `<<(` triple terms. */
  kind(id: number): number;
  arrays(): DictionaryArrays;
}

const FNV = 0x811c9dc5;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** Terms that were decoded are kept up to this number, then forgotten all at once. */
const CACHE = 100_000;

/** A dictionary, empty or over the arrays of a snapshot. */
export function dictionary(from?: DictionaryArrays): Dictionary {
  let blob = from?.blob ?? new Uint8Array(1 << 12);
  let offsets = from?.offsets ?? new Uint32Array(1 << 8);
  let table = from?.table ?? new Uint32Array(1 << 9);
  let size = from?.size ?? 2; // 0 no term, 1 the default graph with an empty text
  const cache = new Map<number, Term>();
  let scratch = new Uint8Array(1 << 10);

  function locate(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = table.length - 1;
    const length = end - start;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = table[slot]!;
      if (id === 0) return -1 - slot;
      const from = offsets[id]!;
      if (offsets[id + 1]! - from !== length) continue;
      // Terms of one kind begin alike and differ at the end.
      let i = length - 1;
      while (i >= 0 && blob[from + i] === bytes[start + i]) i--;
      if (i < 0) return id;
    }
  }

  function internBytes(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const found = locate(bytes, start, end, hash);
    if (found >= 0) return found;
    const at = offsets[size]!;
    const length = end - start;
    if (at + length > blob.length) blob = grown(blob, Math.max(blob.length * 2, at + length), at);
    blob.set(bytes.subarray(start, end), at);
    if (size + 2 > offsets.length) offsets = grown(offsets, offsets.length * 2, size + 1);
    offsets[size + 1] = at + length;
    table[-1 - found] = size;
    const id = size++;
    if (size * 2 > table.length) rehash();
    return id;
  }

  function rehash(): void {
    table = new Uint32Array(table.length * 2);
    const mask = table.length - 1;
    for (let id = 2; id < size; id++) {
      let slot = fnv(blob, offsets[id]!, offsets[id + 1]!) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = id;
    }
  }

  function encode(term: Term): number {
    const text = termText(term);
    if (text.length * 3 > scratch.length) scratch = new Uint8Array(text.length * 3);
    return encoder.encodeInto(text, scratch).written;
  }

  return {
    size: () => size,
    internBytes,
    intern(term) {
      if (term.termType === 'DefaultGraph') return DEFAULT_GRAPH_ID;
      const length = encode(term);
      return internBytes(scratch, 0, length, fnv(scratch, 0, length));
    },
    find(term) {
      if (term.termType === 'DefaultGraph') return DEFAULT_GRAPH_ID;
      const length = encode(term);
      return Math.max(0, locate(scratch, 0, length, fnv(scratch, 0, length)));
    },
    term(id) {
      let term = cache.get(id);
      if (term === undefined) {
        term = termOf(decode(blob, offsets[id]!, offsets[id + 1]!));
        if (cache.size >= CACHE) cache.clear();
        cache.set(id, term);
      }
      return term;
    },
    kind: (id) => (blob[offsets[id]!] === 60 && blob[offsets[id]! + 1] === 60 ? 0 : blob[offsets[id]!]!),
    arrays: () => ({ size, blob: blob.subarray(0, offsets[size]), offsets: offsets.subarray(0, size + 1), table }),
  };
}

/** FNV-1a, the hash of the table. */
export function fnv(bytes: Uint8Array, start: number, end: number): number {
  let hash = FNV;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash;
}

/** Short ASCII texts are quicker put together by hand than by a decoder. */
function decode(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 40) return decoder.decode(bytes.subarray(start, end));
  let text = '';
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte > 127) return decoder.decode(bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}

function grown<T extends Uint8Array | Uint32Array>(from: T, length: number, used: number): T {
  const made = new (from.constructor as new (n: number) => T)(length);
  made.set(from.subarray(0, used) as never);
  return made;
}
