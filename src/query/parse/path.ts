import type { Term } from '@rdfjs/types';
import { namedNode } from '../../store/term.ts';
import type { Path } from '../algebra.ts';
import { fail, isIri, isSign, isWord, needSign, peek, type Reader, take, takeIri, tookSign } from './reader.ts';
import { Beyond } from './syntax-problem.ts';

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** Whether a verb that is not a variable is at hand. */
export const isPathStart = (r: Reader): boolean => isIri(r) || isA(r) || isSign(r, '^') || isSign(r, '!') || isSign(r, '(');

const isA = (r: Reader): boolean => peek(r).kind === 'word' && peek(r).text === 'a';

/** Reads a property path; a single IRI comes back as a term. */
export function path(r: Reader): Path | Term {
  const found = alternative(r);
  return found.kind === 'link' ? found.iri : found;
}

function alternative(r: Reader): Path {
  const paths = [sequence(r)];
  while (tookSign(r, '|')) paths.push(sequence(r));
  return paths.length === 1 ? paths[0]! : { kind: 'alternative', paths };
}

function sequence(r: Reader): Path {
  const paths = [step(r)];
  while (tookSign(r, '/')) paths.push(step(r));
  return paths.length === 1 ? paths[0]! : { kind: 'sequence', paths };
}

function step(r: Reader): Path {
  if (tookSign(r, '^')) return { kind: 'inverse', path: repeated(r) };
  return repeated(r);
}

function repeated(r: Reader): Path {
  const inner = primary(r);
  if (tookSign(r, '*')) return { kind: 'zeroOrMore', path: inner };
  if (tookSign(r, '+')) return { kind: 'oneOrMore', path: inner };
  if (tookSign(r, '?')) return { kind: 'zeroOrOne', path: inner };
  if (isSign(r, '{')) throw new Beyond();
  return inner;
}

function primary(r: Reader): Path {
  if (tookSign(r, '(')) {
    const inner = alternative(r);
    needSign(r, ')');
    return inner;
  }
  if (tookSign(r, '!')) return negated(r);
  return { kind: 'link', iri: verb(r) };
}

function negated(r: Reader): Path {
  const forward: Term[] = [];
  const backward: Term[] = [];
  const one = () => (tookSign(r, '^') ? backward.push(verb(r)) : forward.push(verb(r)));
  if (tookSign(r, '(')) {
    if (!tookSign(r, ')')) {
      do one();
      while (tookSign(r, '|'));
      needSign(r, ')');
    }
  } else one();
  return { kind: 'negated', forward, backward };
}

function verb(r: Reader): Term {
  if (isA(r)) {
    take(r);
    return namedNode(RDF_TYPE);
  }
  if (isWord(r, 'A') || !isIri(r)) return fail(r, 'a property');
  return takeIri(r);
}
