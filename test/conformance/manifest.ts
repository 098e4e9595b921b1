import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser, Store } from 'n3';

/** Where the W3C suites lie: beside the project. */
export const SUITES: string = join(import.meta.dirname, '../../../shared/w3c');
/** The address under which their relative IRIs are resolved. */
export const BASE = 'https://w3c.github.io/rdf-tests/';

export const present = (): boolean => existsSync(join(SUITES, 'sparql'));

const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** One test of a manifest. */
export interface ConformanceTest {
  readonly iri: string;
  readonly name: string;
  /** Local name of its type, such as `QueryEvaluationTest`. */
  readonly type: string;
  /** Its manifest, for looking up more. */
  readonly store: Store;
  /** The value of a property of its action, or of its blank action node: IRIs and texts. */
  action(property?: string): string[];
  result(property?: string): string[];
}

/** The file of an IRI below `BASE`. */
export const fileOf = (iri: string): string => join(SUITES, decodeURIComponent(iri.slice(BASE.length).replace(/[?#].*$/, '')));
export const textOf = (iri: string): string => readFileSync(fileOf(iri), 'utf8');

/** All tests of a manifest and of those that it includes; `path` is relative to the suites. */
export function testsOf(path: string, seen = new Set<string>()): ConformanceTest[] {
  const iri = path.startsWith(BASE) ? path : BASE + path;
  if (seen.has(iri)) return [];
  seen.add(iri);
  const store = new Store(new Parser({ baseIRI: iri }).parse(textOf(iri)));
  const tests: ConformanceTest[] = [];
  for (const list of store.getObjects(null, `${MF}include`, null)) {
    for (const item of items(store, list.value, list.termType === 'BlankNode')) tests.push(...testsOf(item, seen));
  }
  for (const list of store.getObjects(null, `${MF}entries`, null)) {
    for (const item of items(store, list.value, list.termType === 'BlankNode')) {
      const types = store.getObjects(item, `${RDF}type`, null).map(({ value }) => value.replace(/.*#/, ''));
      const type = types.find((one) => one.includes('Test')) ?? types[0];
      if (type === undefined) continue;
      const follow = (link: string) => (property?: string) => {
        const nodes = store.getObjects(item, MF + link, null);
        return nodes.flatMap((node) =>
          property === undefined ? [node.value] : store.getObjects(node, property, null).map(({ value }) => value),
        );
      };
      tests.push({ iri: item, name: item.replace(/.*#/, ''), type, store, action: follow('action'), result: follow('result') });
    }
  }
  return tests;
}

function items(store: Store, head: string, blank: boolean): string[] {
  const found: string[] = [];
  let node = blank ? store.getSubjects(`${RDF}first`, null, null).find(({ value }) => value === head) : undefined;
  while (node !== undefined && node.value !== `${RDF}nil`) {
    const first = store.getObjects(node, `${RDF}first`, null)[0];
    if (first !== undefined) found.push(first.value);
    node = store.getObjects(node, `${RDF}rest`, null)[0] as typeof node;
  }
  return found;
}
