import type { Term } from '@rdfjs/types';
import { EntenteError } from '../../errors.ts';
import { writeTerm } from '../../syntax/write-term.ts';

/** Writes terms for another server. */
export interface TermWriter {
  readonly write: (term: Term) => string;
  /** How many different IRIs had signs in them that no IRI may have, and were percent-encoded. */
  readonly encoded: () => number;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: no IRI may hold them
const NOT_IN_IRI = /[\u0000-\u0020<>"{}|^`\\\ud800-\udfff]/gu;
const LANGUAGE = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i;

/**
 * A writer of terms in N-Triples, which are Turtle and SPARQL too. What is written can only ever be a term: signs that end an IRI are
 * percent-encoded (an escape would not do, since SPARQL 1.1 undoes `\u003E` before it looks for the end of the IRI), and a language that is
 * none is refused. Blank nodes become the IRIs in `names`. Fails with `push/bad-language`.
 */
export function termWriter(names: ReadonlyMap<string, string>): TermWriter {
  const encoded = new Set<string>();
  const iriText = (value: string): string => {
    const clean = value.replace(NOT_IN_IRI, (sign) => (/[\ud800-\udfff]/u.test(sign) ? '%EF%BF%BD' : encodeURIComponent(sign)));
    if (clean !== value) encoded.add(value);
    return `<${clean}>`;
  };
  const write = (term: Term): string => {
    switch (term.termType) {
      case 'NamedNode':
        return iriText(term.value);
      case 'BlankNode':
        return iriText(names.get(term.value)!);
      case 'Quad':
        return `<<( ${write(term.subject)} ${write(term.predicate)} ${write(term.object)} )>>`;
      case 'Literal': {
        if (term.language && !LANGUAGE.test(term.language))
          throw new EntenteError('push/bad-language', `"${term.language.slice(0, 60)}" is no language.`, {
            why: `The text "${term.value.slice(0, 60)}" is marked with it.`,
            next: 'Correct it where the data comes from; `entente validate` finds more of the kind.',
          });
        if (term.language) return writeTerm(term);
        const type = iriText(term.datatype.value);
        const plain = writeTerm(term);
        return plain.endsWith('"') ? plain : `${plain.slice(0, plain.lastIndexOf('"') + 1)}^^${type}`;
      }
      default:
        return '';
    }
  };
  return { write, encoded: () => encoded.size };
}
