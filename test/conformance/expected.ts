import type { Quad, Term } from '@rdfjs/types';
import { DOMParser } from 'linkedom';
import { DataFactory, Parser, Store } from 'n3';
import { nQuadsLine } from '../../src/store/n-quads-line.ts';
import { blankNode, langLiteral, literal, namedNode, quad } from '../../src/store/term.ts';
import { textOf } from './manifest.ts';
import { quadsOfFile } from './quads-of-file.ts';
import type { TermRow } from './same-rows.ts';

/** What a test expects. */
export type Expected =
  | {
      readonly kind: 'bindings';
      readonly variables: readonly string[];
      readonly rows: readonly ReadonlyMap<string, Term>[];
      readonly loose: boolean;
    }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'quads'; readonly quads: readonly Quad[] };

/** Reads a result file by its ending. `loose` results (CSV) have no types. */
export async function expectedOf(iri: string): Promise<Expected> {
  const text = textOf(iri);
  if (iri.endsWith('.srj')) return ofJson(JSON.parse(text));
  if (iri.endsWith('.srx')) return ofXml(text);
  if (iri.endsWith('.csv')) return ofCsv(text);
  if (iri.endsWith('.tsv')) return ofTsv(text);
  const quads = await quadsOfFile(iri);
  return ofResultSet(new Store(quads as never)) ?? { kind: 'quads', quads };
}

interface JsonTerm {
  readonly type: string;
  readonly value: string & { subject: JsonTerm; predicate: JsonTerm; object: JsonTerm };
  readonly 'xml:lang'?: string;
  readonly 'its:dir'?: string;
  readonly datatype?: string;
}

function ofJson(json: { boolean?: boolean; head: { vars?: string[] }; results?: { bindings: Record<string, JsonTerm>[] } }): Expected {
  if (json.boolean !== undefined) return { kind: 'boolean', value: json.boolean };
  const term = (t: JsonTerm): Term => {
    if (t.type === 'uri') return namedNode(t.value);
    if (t.type === 'bnode') return blankNode(t.value);
    if (t.type === 'triple') return quad(term(t.value.subject), term(t.value.predicate), term(t.value.object));
    return text(t.value, t['xml:lang'], t['its:dir'], t.datatype);
  };
  const rows = json.results!.bindings.map((row) => new Map(Object.entries(row).map(([name, value]) => [name, term(value)])));
  return { kind: 'bindings', variables: json.head.vars ?? [], rows, loose: false };
}

const text = (value: string, language?: string | null, direction?: string | null, datatype?: string | null): Term =>
  language ? langLiteral(value, language.toLowerCase(), direction ?? '') : datatype ? literal(value, namedNode(datatype)) : literal(value);

function ofXml(xml: string): Expected {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const truth = document.querySelector('sparql > boolean');
  if (truth !== null) return { kind: 'boolean', value: truth.textContent?.trim() === 'true' };
  const term = (element: Element): Term => {
    const value = element.textContent ?? '';
    const child = (name: string) => term([...[...element.children].find(({ tagName }) => tagName === name)!.children][0]!);
    switch (element.tagName) {
      case 'uri':
        return namedNode(value);
      case 'bnode':
        return blankNode(value);
      case 'triple':
        return quad(child('subject'), child('predicate'), child('object'));
      default:
        return text(value, element.getAttribute('xml:lang'), element.getAttribute('its:dir'), element.getAttribute('datatype'));
    }
  };
  const variables = [...document.querySelectorAll('head > variable')].map((element) => element.getAttribute('name')!);
  const rows = [...document.querySelectorAll('results > result')].map(
    (result) =>
      new Map(
        [...result.children].map((binding) => [binding.getAttribute('name')!, term([...binding.children][0]! as unknown as Element)]),
      ),
  );
  return { kind: 'bindings', variables, rows, loose: false };
}

function ofCsv(csv: string): Expected {
  const lines = csv.trimEnd().split(/\r?\n/);
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replace(/""/g, '"') ?? plain ?? '');
  const variables = cells(lines[0]!);
  const rows = lines
    .slice(1)
    .map((line) => new Map(cells(line).flatMap((cell, i) => (cell === '' ? [] : [[variables[i]!, literal(cell)] as const]))));
  return { kind: 'bindings', variables, rows, loose: true };
}

function ofTsv(tsv: string): Expected {
  const lines = tsv.trimEnd().split(/\r?\n/);
  const variables = lines[0]!.split('\t').map((name) => name.slice(1));
  const term = (cell: string) => new Parser().parse(`<x:s> <x:p> ${cell} .`)[0]!.object as Term;
  const rows = lines
    .slice(1)
    .map((line) => new Map(line.split('\t').flatMap((cell, i) => (cell === '' ? [] : [[variables[i]!, term(cell)] as const]))));
  return { kind: 'bindings', variables, rows, loose: false };
}

const RS = 'http://www.w3.org/2001/sw/DataAccess/tests/result-set#';

function ofResultSet(store: Store): Expected | undefined {
  const [set] = store.getSubjects(null, DataFactory.namedNode(`${RS}ResultSet`), null);
  if (set === undefined) return undefined;
  const [value] = store.getObjects(set, `${RS}boolean`, null);
  if (value !== undefined) return { kind: 'boolean', value: value.value === 'true' };
  const variables = store.getObjects(set, `${RS}resultVariable`, null).map((term) => term.value);
  const rows = store.getObjects(set, `${RS}solution`, null).map((solution) => {
    const bindings = store.getObjects(solution, `${RS}binding`, null);
    return new Map(
      bindings.map((one) => [
        store.getObjects(one, `${RS}variable`, null)[0]!.value,
        store.getObjects(one, `${RS}value`, null)[0]! as Term,
      ]),
    );
  });
  return { kind: 'bindings', variables, rows, loose: false };
}

/** Rows of bindings as rows of terms. */
export const asRows = (variables: readonly string[], rows: readonly ReadonlyMap<string, Term>[]): TermRow[] =>
  rows.map((row) => variables.map((name) => row.get(name)));

/** Quads as rows of terms, each once. */
export const quadRows = (quads: Iterable<Quad>): TermRow[] =>
  [...new Map([...quads].map((quad) => [nQuadsLine(quad), quad])).values()].map(
    ({ subject, predicate, object, graph }): TermRow => [subject, predicate, object, graph],
  );
