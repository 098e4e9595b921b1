import type { Term } from '@rdfjs/types';
import { Writer } from 'n3';
import type { Answer } from '../query/answer.ts';
import type { IndexView } from '../store/index-view.ts';
import { iri, PREFIXES, shorten } from '../vocabulary.ts';

type Labels = Pick<IndexView, 'getObjects'>;

/** A term of an answer as the page gets it, with a name a person can read. */
export interface JsonTerm {
  readonly kind: 'iri' | 'literal' | 'other';
  readonly value: string;
  readonly label: string;
  readonly datatype?: string;
  readonly language?: string;
}

/** An answer as the page gets it. */
export type JsonAnswer =
  | {
      readonly kind: 'bindings';
      readonly variables: readonly string[];
      readonly rows: readonly (readonly (JsonTerm | null)[])[];
      readonly complete: boolean;
    }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'quads'; readonly turtle: string; readonly count: number; readonly complete: boolean };

function term(store: Labels, value: Term): JsonTerm {
  if (value.termType === 'Literal') {
    const plain = value.datatype.value === iri('xsd', 'string') || value.language !== '';
    return {
      kind: 'literal',
      value: value.value,
      label: value.value,
      ...(plain ? {} : { datatype: value.datatype.value }),
      ...(value.language === '' ? {} : { language: value.language }),
    };
  }
  if (value.termType !== 'NamedNode') return { kind: 'other', value: value.value, label: value.value };
  const label = store.getObjects(value, iri('skos', 'prefLabel'), null)[0] ?? store.getObjects(value, iri('rdfs', 'label'), null)[0];
  return { kind: 'iri', value: value.value, label: label?.value ?? shorten(value.value) };
}

/** Turns an answer into plain JSON, with labels from the store. */
export function answerJson(store: Labels, answer: Answer): JsonAnswer {
  if (answer.kind === 'boolean') return answer;
  if (answer.kind === 'quads') {
    const writer = new Writer({ prefixes: PREFIXES });
    for (const { subject, predicate, object } of answer.quads) writer.addQuad(subject as never, predicate as never, object as never);
    let turtle = '';
    writer.end((_error, text) => {
      turtle = text;
    });
    return { kind: 'quads', turtle, count: answer.quads.length, complete: answer.complete };
  }
  const rows = answer.rows.map((row) =>
    answer.variables.map((variable) => {
      const value = row.get(variable);
      return value === undefined ? null : term(store, value);
    }),
  );
  return { kind: 'bindings', variables: answer.variables, rows, complete: answer.complete };
}
