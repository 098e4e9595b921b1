import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Term } from '@rdfjs/types';
import { Parser, Store } from 'n3';
import { BASE, SUITES } from './manifest.ts';

const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const HT = 'http://www.w3.org/2011/http#';
const CNT = 'http://www.w3.org/2011/content#';
const UT = 'http://www.w3.org/2009/sparql/tests/test-update#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label';

/** A request of a test of protocols, with what its answer must be. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly encoding: string;
  /** Codes such as `200`, or classes such as `2xx`; empty if any. */
  readonly status: readonly string[];
  readonly boolean: boolean | undefined;
  /** `boolean`, `tabular` or `RDF`. */
  readonly format: string | undefined;
  /** The name under which the `Location` of the answer is known in later requests. */
  readonly location: string | undefined;
  readonly graph: string | undefined;
}

/** A test of protocols: requests in order, over graphs that must be there first. */
export interface ProtocolTest {
  readonly name: string;
  readonly data: readonly { readonly graph: string; readonly turtle: string }[];
  readonly requests: readonly HttpRequest[];
}

const CODES: Readonly<Record<string, string>> = { OK: '200', Created: '201', NoContent: '204', NotFound: '404' };

/** Reads the tests of a manifest that describes HTTP in RDF. */
export function protocolTests(path: string): ProtocolTest[] {
  const iri = BASE + path;
  const store = new Store(new Parser({ baseIRI: iri }).parse(readFileSync(join(SUITES, path), 'utf8')));
  const all = (node: Term, property: string) => store.getObjects(node as never, property, null);
  const one = (node: Term | undefined, property: string) => (node === undefined ? undefined : all(node, property)[0]);
  const list = (head: Term | undefined): Term[] => {
    const found: Term[] = [];
    for (let node = head; node !== undefined && node.value !== `${RDF}nil`; node = one(node, `${RDF}rest`)) {
      const first = one(node, `${RDF}first`);
      if (first) found.push(first);
    }
    return found;
  };
  const headersOf = (node: Term) =>
    Object.fromEntries(list(one(node, `${HT}headers`)).map((h) => [one(h, `${HT}fieldName`)!.value, one(h, `${HT}fieldValue`)!.value]));
  const request = (node: Term): HttpRequest => {
    const answer = one(node, `${HT}resp`)!;
    const body = one(node, `${HT}body`);
    const boolean = one(answer, `${MF}expectedBoolean`)?.value;
    return {
      method: one(node, `${HT}methodName`)!.value,
      path: one(node, `${HT}absolutePath`)!.value,
      headers: headersOf(node),
      body: one(body, `${CNT}chars`)?.value,
      encoding: one(body, `${CNT}characterEncoding`)?.value ?? 'UTF-8',
      status: all(answer, `${MF}expectedStatus`)
        .map(({ value }) => value.replace(/.*#(StatusCode)?/, ''))
        .map((name) => CODES[name] ?? name),
      boolean: boolean === undefined ? undefined : boolean === 'true',
      format: one(answer, `${MF}expectedFormat`)?.value,
      location: one(answer, `${MF}expectedLocation`)?.value,
      graph: one(one(answer, `${HT}body`), `${CNT}chars`)?.value,
    };
  };
  return list(one(store.getSubjects(`${RDF}type`, `${MF}Manifest`, null)[0], `${MF}entries`)).map((test) => ({
    name: test.value.replace(/.*#/, ''),
    data: all(test, `${UT}graphData`).map((node) => ({
      graph: one(node, LABEL)!.value,
      turtle: readFileSync(join(SUITES, one(node, `${UT}graph`)!.value.slice(BASE.length)), 'utf8'),
    })),
    requests: list(one(one(test, `${MF}action`), `${HT}requests`)).map(request),
  }));
}
