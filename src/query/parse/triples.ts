import type { Term } from '@rdfjs/types';
import { blankNode, literal, namedNode, variable } from '../../store/term.ts';
import { isPath, type Path, type Pattern } from '../algebra.ts';
import { isPathStart, path } from './path.ts';
import { fail, freshName, isIri, isSign, isWord, needSign, peek, type Reader, take, takeIri, takeLiteral, tookSign } from './reader.ts';
import { SyntaxProblem } from './syntax-problem.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** Where triples are read: into what, in which graph, and whether blank nodes stay (a template) or are variables (a pattern). */
export interface Block {
  readonly patterns: Pattern[];
  readonly graph: Term;
  readonly template: boolean;
}

/** Whether a subject is at hand. */
export const isTriplesStart = (r: Reader): boolean => {
  const { kind, text } = peek(r);
  return (
    ['iri', 'name', 'blank', 'variable', 'string', 'integer', 'decimal', 'double'].includes(kind) ||
    (kind === 'sign' && ['(', '[', '-', '+', '<<'].includes(text)) ||
    isWord(r, 'TRUE') ||
    isWord(r, 'FALSE')
  );
};

/** Reads triples of one subject. */
export function triplesSameSubject(r: Reader, block: Block): void {
  const opened = isSign(r, '[') && !isSign(r, ']', 1);
  const listed = isSign(r, '(') && !isSign(r, ')', 1);
  const subject = node(r, block);
  if (isVerb(r)) properties(r, block, subject);
  else if (!opened && !listed) fail(r, 'a property');
}

const isVerb = (r: Reader) => peek(r).kind === 'variable' || isPathStart(r);

function properties(r: Reader, block: Block, subject: Term): void {
  for (;;) {
    const start = peek(r).at;
    const verb: Path | Term = peek(r).kind === 'variable' ? variable(take(r).text.slice(1)) : path(r);
    if (block.template && isPath(verb)) throw new SyntaxProblem('a template takes no property path', start);
    do add(r, block, subject, verb, node(r, block));
    while (tookSign(r, ','));
    if (isSign(r, '{|') || isSign(r, '~')) fail(r, 'the end of the triple');
    if (!isSign(r, ';')) return;
    while (tookSign(r, ';'));
    if (!isVerb(r)) return;
  }
}

/** Sequences and inverses are taken apart, so that their parts can be put into a good order. */
function add(r: Reader, block: Block, subject: Term, verb: Path | Term, object: Term): void {
  if (!isPath(verb) || verb.kind === 'link')
    block.patterns.push({ subject, predicate: isPath(verb) ? (verb as { iri: Term }).iri : verb, object, graph: block.graph });
  else if (verb.kind === 'inverse') add(r, block, object, verb.path, subject);
  else if (verb.kind === 'sequence') {
    let from = subject;
    verb.paths.forEach((step, i) => {
      const to = i === verb.paths.length - 1 ? object : variable(freshName(r, 'path'));
      add(r, block, from, step, to);
      from = to;
    });
  } else block.patterns.push({ subject, predicate: verb, object, graph: block.graph });
}

function node(r: Reader, block: Block): Term {
  const token = peek(r);
  if (token.kind === 'variable') return variable(take(r).text.slice(1));
  if (isIri(r)) return takeIri(r);
  if (token.kind === 'blank') {
    const label = take(r).text.slice(2);
    if (block.template) return blankNode(label);
    const known = r.labels.get(label);
    if (known !== undefined && known !== r.block)
      throw new SyntaxProblem(`the blank node _:${label} stands in two separate patterns`, token.at);
    r.labels.set(label, r.block);
    return variable(`.blank ${label}`);
  }
  if (tookSign(r, '[')) {
    const fresh = block.template ? blankNode(freshName(r, 'b')) : variable(freshName(r, 'blank'));
    if (tookSign(r, ']')) return fresh;
    if (!isVerb(r)) fail(r, 'a property');
    properties(r, block, fresh);
    needSign(r, ']');
    return fresh;
  }
  if (tookSign(r, '(')) return collection(r, block);
  if (isSign(r, '-') || isSign(r, '+')) {
    const sign = take(r).text;
    if (peek(r).at !== token.at + 1) fail(r, 'a number');
    const number = takeLiteral(r);
    if (number === undefined || !/^[0-9.]/.test(number.value)) return fail(r, 'a number');
    return literal(sign + number.value, number.datatype);
  }
  return takeLiteral(r) ?? fail(r, 'a variable, an IRI or a literal');
}

function collection(r: Reader, block: Block): Term {
  const nil = namedNode(`${RDF}nil`);
  if (tookSign(r, ')')) return nil;
  const cell = () => (block.template ? blankNode(freshName(r, 'b')) : variable(freshName(r, 'list')));
  const head = cell();
  let at: Term = head;
  for (;;) {
    block.patterns.push({ subject: at, predicate: namedNode(`${RDF}first`), object: node(r, block), graph: block.graph });
    const last = tookSign(r, ')');
    const next = last ? nil : cell();
    block.patterns.push({ subject: at, predicate: namedNode(`${RDF}rest`), object: next, graph: block.graph });
    if (last) return head;
    at = next;
  }
}
