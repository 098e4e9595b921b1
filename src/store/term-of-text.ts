import type { Term } from '@rdfjs/types';
import { blankNode, DEFAULT_GRAPH, langLiteral, literal, namedNode, quad } from './term.ts';

const SHORT: Readonly<Record<string, string>> = { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f' };
const unescaped = (text: string) =>
  text.includes('\\')
    ? text.replace(/\\(?:u([0-9A-F]{4})|(.))/g, (_, hex: string | undefined, char: string) =>
        hex === undefined ? (SHORT[char] ?? char) : String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;

/** Reads one term as `termText` writes it. */
export function termOf(text: string): Term {
  switch (text.charCodeAt(0)) {
    case 60: // <
      return text.charCodeAt(1) === 60 ? tripleTerm(text) : namedNode(unescaped(text.slice(1, -1)));
    case 95: // _
      return blankNode(text.slice(2));
    case 34: {
      const end = text.lastIndexOf('"');
      const value = unescaped(text.slice(1, end));
      if (end === text.length - 1) return literal(value);
      if (text.charCodeAt(end + 1) === 94) return literal(value, datatype(text.slice(end + 4, -1)));
      const [language, direction] = text.slice(end + 2).split('--');
      return langLiteral(value, language!, direction ?? '');
    }
    default:
      return DEFAULT_GRAPH;
  }
}

const datatypes = new Map<string, ReturnType<typeof namedNode>>();

function datatype(iri: string) {
  let found = datatypes.get(iri);
  if (found === undefined) {
    found = namedNode(unescaped(iri));
    if (datatypes.size < 200) datatypes.set(iri, found);
  }
  return found;
}

/** `<<( s p o )>>`, whose parts may be triple terms again. */
function tripleTerm(text: string): Term {
  const parts: string[] = [];
  for (let at = 4; parts.length < 3; ) {
    const end = termEnd(text, at);
    parts.push(text.slice(at, end));
    at = end + 1;
  }
  return quad(termOf(parts[0]!), termOf(parts[1]!), termOf(parts[2]!));
}

function termEnd(text: string, start: number): number {
  if (text.startsWith('<<(', start)) {
    let at = start + 4;
    for (let part = 0; part < 3; part++) at = termEnd(text, at) + 1;
    return at + 3;
  }
  if (text[start] === '<') return text.indexOf('>', start) + 1;
  if (text[start] !== '"') return text.indexOf(' ', start);
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return text.indexOf(' ', at);
}
