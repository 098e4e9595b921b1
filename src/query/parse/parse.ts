import type { Term } from '@rdfjs/types';
import { DEFAULT_GRAPH, variable } from '../../store/term.ts';
import type { From, Op, Pattern, Query } from '../algebra.ts';
import { visibleVariables } from '../algebra-variables.ts';
import { groupGraphPattern } from './group.ts';
import {
  fail,
  isIri,
  isSign,
  isWord,
  needSign,
  needWord,
  peek,
  type Reader,
  reader,
  take,
  takeIri,
  takeVariable,
  tookSign,
  tookWord,
} from './reader.ts';
import { resolveIri } from './resolve-iri.ts';
import { everything, selectClause, solutionModifiers } from './select.ts';
import { Beyond } from './syntax-problem.ts';
import { isTriplesStart, triplesSameSubject } from './triples.ts';

/**
 * Reads a SPARQL 1.1 question into algebra. Throws `SyntaxProblem` with the place of the mistake, or `Beyond` for what only the larger
 * parser knows (SPARQL 1.2, SERVICE, updates). It exists because the larger one takes longer to load than most questions take to answer.
 */
export function parse(sparql: string, base?: string): Query {
  const r = reader(sparql, base);
  prologue(r);
  const query = question(r);
  if (peek(r).kind !== 'end') fail(r, 'the end of the query');
  return query;
}

function prologue(r: Reader): void {
  for (;;) {
    if (tookWord(r, 'BASE')) {
      if (peek(r).kind !== 'iri') fail(r, 'an IRI');
      r.base = resolveIri(take(r).text.slice(1, -1), r.base);
    } else if (tookWord(r, 'PREFIX')) {
      const token = peek(r);
      if (token.kind !== 'name' || token.text.indexOf(':') !== token.text.length - 1) fail(r, 'a prefix with its colon');
      take(r);
      if (peek(r).kind !== 'iri') fail(r, 'an IRI');
      r.prefixes.set(token.text.slice(0, -1), resolveIri(take(r).text.slice(1, -1), r.base));
    } else return;
  }
}

function question(r: Reader): Query {
  if (isWord(r, 'SELECT')) {
    const selection = selectClause(r);
    const from = dataset(r);
    tookWord(r, 'WHERE');
    const { op, variables } = solutionModifiers(r, selection, groupGraphPattern(r));
    return { form: 'select', op, variables, template: [], described: [], from };
  }
  if (tookWord(r, 'ASK')) {
    const from = dataset(r);
    tookWord(r, 'WHERE');
    const { op } = solutionModifiers(r, everything(r), groupGraphPattern(r));
    return { form: 'ask', op, variables: [], template: [], described: [], from };
  }
  if (tookWord(r, 'CONSTRUCT')) return construct(r);
  if (tookWord(r, 'DESCRIBE')) return describe(r);
  if (peek(r).kind === 'word' && isUpdate(peek(r).text)) throw new Beyond();
  return fail(r, 'SELECT, ASK, CONSTRUCT or DESCRIBE');
}

const isUpdate = (word: string) => /^(insert|delete|load|clear|create|drop|copy|move|add|with)$/i.test(word);

function dataset(r: Reader): From | undefined {
  const merged: Term[] = [];
  const named: Term[] = [];
  while (tookWord(r, 'FROM')) {
    if (tookWord(r, 'NAMED')) named.push(takeIri(r));
    else merged.push(takeIri(r));
  }
  return merged.length + named.length === 0 ? undefined : { merged, named };
}

function construct(r: Reader): Query {
  const template: Pattern[] = [];
  if (isSign(r, '{')) {
    take(r);
    triples(r, template);
    const from = dataset(r);
    tookWord(r, 'WHERE');
    const { op } = solutionModifiers(r, everything(r), groupGraphPattern(r));
    return { form: 'construct', op, variables: [], template, described: [], from };
  }
  const from = dataset(r);
  needWord(r, 'WHERE');
  needSign(r, '{');
  triples(r, template);
  // The pattern is the template itself: a blank node in it is a variable of the pattern.
  const open = (term: Term) => (term.termType === 'BlankNode' ? variable(`.blank ${term.value}`) : term);
  const where: Op = { type: 'bgp', patterns: template.map((p) => ({ ...p, subject: open(p.subject), object: open(p.object) })) };
  const { op } = solutionModifiers(r, everything(r), where);
  return { form: 'construct', op, variables: [], template, described: [], from };
}

function triples(r: Reader, template: Pattern[]): void {
  while (!tookSign(r, '}')) {
    if (!isTriplesStart(r)) fail(r, 'a triple or "}"');
    triplesSameSubject(r, { patterns: template, graph: DEFAULT_GRAPH, template: true });
    if (!tookSign(r, '.') && !isSign(r, '}')) fail(r, '"." or "}"');
  }
}

function describe(r: Reader): Query {
  const described: Term[] = [];
  const every = tookSign(r, '*');
  while (!every && (peek(r).kind === 'variable' || isIri(r)))
    described.push(peek(r).kind === 'variable' ? variable(takeVariable(r)) : takeIri(r));
  if (!every && described.length === 0) fail(r, 'what to describe');
  const from = dataset(r);
  const where: Op = tookWord(r, 'WHERE') || isSign(r, '{') ? groupGraphPattern(r) : { type: 'bgp', patterns: [] };
  if (every) for (const name of visibleVariables(where)) if (!name.startsWith('.')) described.push(variable(name));
  const { op } = solutionModifiers(r, everything(r), where);
  return { form: 'describe', op, variables: [], template: [], described, from };
}
