import { SyntaxProblem } from './syntax-problem.ts';

/** A word of a query: its kind, its text as written, and where it starts (UTF-16 offset). */
export interface Token {
  readonly kind: 'iri' | 'name' | 'blank' | 'variable' | 'string' | 'language' | 'integer' | 'decimal' | 'double' | 'word' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const BASE =
  'A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const NAME_START = `${BASE}_`;
const NAME = `${NAME_START}\\-0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040`;
const ESCAPE = `%[0-9A-Fa-f]{2}|\\\\[_~.\\-!$&'()*+,;=/?#@%]`;
const CODE_POINT = '\\\\u[0-9A-Fa-f]{4}|\\\\U[0-9A-Fa-f]{8}';
const PREFIX = `(?:[${BASE}](?:[${NAME}.]*[${NAME}])?)?:`;
const LOCAL = `(?:(?:[${NAME_START}:0-9]|${ESCAPE})(?:(?:[${NAME}.:]|${ESCAPE})*(?:[${NAME}:]|${ESCAPE}))?)?`;

const KINDS: readonly (readonly [Token['kind'] | 'space', string])[] = [
  ['space', '(?:[ \\t\\r\\n]|#[^\\r\\n]*)+'],
  ['iri', `<(?:[^<>"{}|^\`\\\\\\u0000-\\u0020]|${CODE_POINT})*>`],
  ['variable', `[?$][${NAME_START}0-9][${NAME_START}0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040]*`],
  ['blank', `_:[${NAME_START}0-9](?:[${NAME}.]*[${NAME}])?`],
  ['name', PREFIX + LOCAL],
  ['string', `"""(?:"{0,2}(?:[^"\\\\]|\\\\[tbnrf\\\\"']|${CODE_POINT}))*"""|'''(?:'{0,2}(?:[^'\\\\]|\\\\[tbnrf\\\\"']|${CODE_POINT}))*'''`],
  ['string', `"(?:[^"\\\\\\n\\r]|\\\\[tbnrf\\\\"']|${CODE_POINT})*"|'(?:[^'\\\\\\n\\r]|\\\\[tbnrf\\\\"']|${CODE_POINT})*'`],
  ['language', '@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*(?:--(?:ltr|rtl))?'],
  ['double', '(?:[0-9]+\\.[0-9]*|\\.[0-9]+|[0-9]+)[eE][+-]?[0-9]+'],
  ['decimal', '[0-9]*\\.[0-9]+'],
  ['integer', '[0-9]+'],
  ['word', '[A-Za-z][A-Za-z0-9_]*'],
  ['sign', '\\^\\^|\\|\\||&&|<=|>=|!=|<<|>>|\\{\\||\\|\\}|[{}()\\[\\].;,*/|^+?!<>=~-]'],
];
const PATTERN = new RegExp(KINDS.map(([, source]) => `(${source})`).join('|'), 'uy');

/** Cuts a query into words, comments left out. Code point escapes stand within strings and IRIs only (SPARQL 1.2). */
export function tokenise(sparql: string): Token[] {
  const tokens: Token[] = [];
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < sparql.length) {
    const at = PATTERN.lastIndex;
    const found = PATTERN.exec(sparql);
    if (found === null)
      throw new SyntaxProblem(
        sparql[at] === '"' || sparql[at] === "'" ? 'a string that does not end' : `unexpected character "${sparql[at]}"`,
        at,
      );
    let group = 1;
    while (found[group] === undefined) group++;
    const kind = KINDS[group - 1]![0];
    if (kind !== 'space') tokens.push({ kind, text: found[0], at });
  }
  tokens.push({ kind: 'end', text: '', at: sparql.length });
  return tokens;
}
