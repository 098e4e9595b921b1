import type { Quad } from '@rdfjs/types';
import { Store } from 'n3';
import type { AskOptions } from '../../src/query/answer.ts';
import { ask } from '../../src/query/ask.ts';
import { update } from '../../src/query/update.ts';
import { canonicalNQuads } from '../../src/store/n-quads-line.ts';
import { literal } from '../../src/store/term.ts';
import { asRows, expectedOf, quadRows } from './expected.ts';
import { type ConformanceTest, fileOf, textOf } from './manifest.ts';
import { quadsOfFile } from './quads-of-file.ts';
import { sameRows } from './same-rows.ts';

const QT = 'http://www.w3.org/2001/sw/DataAccess/tests/test-query#';
const UT = 'http://www.w3.org/2009/sparql/tests/test-update#';
const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label';

/** Runs one test; undefined if it passes, else what went wrong; `null` if it is of a kind that is not run here. */
export async function runTest(test: ConformanceTest, engine: AskOptions['engine']): Promise<string | undefined | null> {
  try {
    switch (test.type) {
      case 'QueryEvaluationTest':
      case 'CSVResultFormatTest':
        return await evaluation(test, engine);
      case 'PositiveSyntaxTest':
      case 'PositiveSyntaxTest11':
      case 'PositiveSyntaxTest12':
        return await syntax(test, true);
      case 'NegativeSyntaxTest':
      case 'NegativeSyntaxTest11':
      case 'NegativeSyntaxTest12':
        return await syntax(test, false);
      case 'UpdateEvaluationTest':
        return await updating(test);
      case 'PositiveUpdateSyntaxTest':
      case 'PositiveUpdateSyntaxTest11':
        return await updateSyntax(test, true);
      case 'NegativeUpdateSyntaxTest':
      case 'NegativeUpdateSyntaxTest11':
      case 'NegativeUpdateSyntaxTest12':
        return await updateSyntax(test, false);
      default:
        return await rdfTest(test);
    }
  } catch (error) {
    return error instanceof Error ? `${error.message} ${(error as { why?: string }).why ?? ''}` : String(error);
  }
}

async function load(store: Store, data: readonly string[], graphs: readonly string[]): Promise<Store> {
  for (const iri of data) for (const quad of await quadsOfFile(iri)) store.addQuad(quad);
  for (const iri of graphs)
    for (const { subject, predicate, object } of await quadsOfFile(iri))
      store.addQuad(subject, predicate, object, { termType: 'NamedNode', value: iri } as never);
  return store;
}

async function evaluation(test: ConformanceTest, engine: AskOptions['engine']): Promise<string | undefined> {
  const [queryIri] = test.action(`${QT}query`);
  const sparql = textOf(queryIri!);
  const store = await load(new Store(), test.action(`${QT}data`), test.action(`${QT}graphData`));
  if (test.action(`${QT}data`).length + test.action(`${QT}graphData`).length === 0) {
    // The dataset is named in the query.
    const named = [...sparql.matchAll(/FROM\s+(?:NAMED\s+)?<([^>]+)>/gi)].map(([, iri]) => new URL(iri!, queryIri).href);
    await load(store, [], named);
  }
  const expected = await expectedOf(test.result()[0]!);
  const answer = await ask(store, sparql, { baseIRI: queryIri!, defaultGraph: 'only', ...(engine === undefined ? {} : { engine }) });
  if (answer.kind !== expected.kind) return `a ${answer.kind} answer for ${expected.kind}`;
  if (answer.kind === 'boolean' && expected.kind === 'boolean') return answer.value === expected.value ? undefined : `${answer.value}`;
  if (answer.kind === 'quads' && expected.kind === 'quads') {
    return sameRows(quadRows(answer.quads), quadRows(expected.quads)) ? undefined : `other quads:\n${canonicalNQuads(answer.quads)}`;
  }
  if (answer.kind !== 'bindings' || expected.kind !== 'bindings') return 'unreachable';
  const rows = expected.loose
    ? answer.rows.map((row) => new Map([...row].map(([name, term]) => [name, literal(term.termType === 'BlankNode' ? '_' : term.value)])))
    : answer.rows;
  const wanted = expected.loose
    ? expected.rows.map((row) => new Map([...row].map(([name, term]) => [name, literal(term.value.replace(/^_:.*/, '_'))])))
    : expected.rows;
  return sameRows(asRows(expected.variables, rows), asRows(expected.variables, wanted))
    ? undefined
    : `${answer.rows.length} rows for ${expected.rows.length}: ${JSON.stringify(rows.slice(0, 4).map((row) => Object.fromEntries([...row].map(([k, v]) => [k, v.value]))))}`;
}

async function syntax(test: ConformanceTest, valid: boolean): Promise<string | undefined> {
  const [iri] = test.action();
  if (iri!.endsWith('.ru')) return updateSyntax(test, valid);
  try {
    await ask([], textOf(iri!), { baseIRI: iri! });
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'query/syntax') return valid ? `refused: ${(error as { why?: string }).why}` : undefined;
    // Failing to evaluate (a SERVICE that is not there) is no syntax error.
  }
  return valid ? undefined : 'accepted';
}

async function updating(test: ConformanceTest): Promise<string | undefined> {
  const state = async (of: (property: string) => string[], which: 'action' | 'result') => {
    const store = await load(new Store(), of(`${UT}data`), []);
    const [node] = test.store.getObjects(test.iri, `http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#${which}`, null);
    for (const graph of test.store.getObjects(node!, `${UT}graphData`, null)) {
      const label = test.store.getObjects(graph, LABEL, null)[0]?.value ?? graph.value;
      const [file] = test.store.getObjects(graph, `${UT}graph`, null);
      for (const { subject, predicate, object } of await quadsOfFile((file ?? graph).value))
        store.addQuad(subject as never, predicate as never, object as never, { termType: 'NamedNode', value: label } as never);
    }
    return store;
  };
  const store = await state(test.action, 'action');
  const [request] = test.action(`${UT}request`);
  await update(store, textOf(request!), { baseIRI: request! });
  const wanted = await state(test.result, 'result');
  return sameRows(quadRows(store as never), quadRows(wanted as never)) ? undefined : `other quads:\n${canonicalNQuads(store as never)}`;
}

async function updateSyntax(test: ConformanceTest, valid: boolean): Promise<string | undefined> {
  const [iri] = test.action();
  const { Parser: SparqlParser } = await import('@traqula/parser-sparql-1-2');
  try {
    new SparqlParser().parse(textOf(iri!), { baseIRI: iri! });
  } catch (error) {
    return valid ? `refused: ${error}` : undefined;
  }
  return valid ? undefined : 'accepted';
}

/** Tests of the RDF syntaxes. */
async function rdfTest(test: ConformanceTest): Promise<string | undefined | null> {
  const [action] = test.action();
  if (/^Test(Turtle|NTriples|NQuads|TriG|Trig)(PositiveSyntax|NegativeSyntax|Eval|NegativeEval|PositiveC14N)$/.exec(test.type) === null)
    return null;
  let quads: Quad[];
  try {
    quads = await quadsOfFile(action!);
  } catch (error) {
    return /Negative/.test(test.type) ? undefined : `refused: ${error} ${fileOf(action!)}`;
  }
  if (/Negative/.test(test.type)) return 'accepted';
  const [result] = test.result();
  if (test.type.endsWith('C14N')) {
    const wanted = [...textOf(result!).matchAll(/.*\n/g)].map(([line]) => line);
    const got = canonicalNQuads(quads).replace(/_:b\d+_/g, '_:'); // the parser's own prefix of labels
    return got === wanted.sort().join('') ? undefined : got;
  }
  return result === undefined || !test.type.endsWith('Eval') || sameRows(quadRows(quads), quadRows(await quadsOfFile(result)))
    ? undefined
    : 'other quads';
}
