import type { Quad } from '@rdfjs/types';
import { hash } from '../rdf/mint.ts';
import { iri } from '../vocabulary.ts';
import type { Fault } from './fault.ts';

/** What came out of comparing quotes with texts. */
export interface SpanReport {
  readonly faults: readonly Fault[];
  /** Spans that were compared with their article's text, and those whose text was not at hand. */
  readonly compared: number;
  readonly withoutText: number;
}

interface Span {
  readonly node: string;
  article?: string;
  selectors: string[];
}

/**
 * Checks that every quote really stands in its article, at the place that the span names (in Unicode code points). Texts are found by
 * the SHA-256 that the graph keeps; where the text is not at hand, only the length is checked.
 */
export function checkSpans(quads: readonly Quad[], texts: readonly string[]): SpanReport {
  const byHash = new Map(texts.map((text) => [hash(text), text]));
  const hashes = new Map<string, string>();
  const spans = new Map<string, Span>();
  const values = new Map<string, Map<string, string>>();
  const span = (node: string): Span => {
    const found = spans.get(node) ?? { node, selectors: [] };
    spans.set(node, found);
    return found;
  };
  for (const { subject, predicate, object } of quads) {
    if (predicate.value === iri('ent', 'sha256')) hashes.set(subject.value, object.value);
    else if (predicate.value === iri('oa', 'hasSource')) span(subject.value).article = object.value;
    else if (predicate.value === iri('oa', 'hasSelector')) span(subject.value).selectors.push(object.value);
    else if (SELECTOR.has(predicate.value))
      values.set(subject.value, (values.get(subject.value) ?? new Map()).set(predicate.value, object.value));
  }
  const points = new Map<string, readonly string[]>();
  const faults: Fault[] = [];
  let compared = 0;
  let withoutText = 0;
  for (const { node, article, selectors } of spans.values()) {
    const get = (property: string): string | undefined =>
      selectors.map((s) => values.get(s)?.get(iri('oa', property))).find((v) => v !== undefined);
    const [start, end, exact] = [Number(get('start')), Number(get('end')), get('exact')];
    if (exact === undefined || Number.isNaN(start) || Number.isNaN(end) || article === undefined) continue;
    const fault = (message: string): void =>
      void faults.push({ check: 'span', severity: 'violation', message, node, path: 'oa:exact', value: exact, rule: 'spans' });
    const length = [...exact].length;
    if (end - start !== length) fault(`The span covers ${end - start} signs (${start}–${end}), but its quote has ${length}.`);
    const text = byHash.get(hashes.get(article) ?? '');
    if (text === undefined) {
      withoutText++;
      continue;
    }
    compared++;
    const signs = points.get(article) ?? [...text];
    points.set(article, signs);
    const there = signs.slice(start, end).join('');
    if (there !== exact)
      fault(`At ${start}–${end} the article says ${JSON.stringify(there.slice(0, 80))}, not the quote; ${whereElse(text, exact)}.`);
    for (const [side, stands] of [
      ['prefix', signs.slice(0, start).join('')],
      ['suffix', signs.slice(end).join('')],
    ] as const) {
      const context = get(side);
      if (context !== undefined && there === exact && !(side === 'prefix' ? stands.endsWith(context) : stands.startsWith(context)))
        fault(`The ${side} of the quote is not what stands ${side === 'prefix' ? 'before' : 'after'} it in the article.`);
    }
  }
  return { faults, compared, withoutText };
}

const SELECTOR = new Set(['start', 'end', 'exact', 'prefix', 'suffix'].map((p) => iri('oa', p)));

function whereElse(text: string, exact: string): string {
  const at = text.indexOf(exact);
  if (at < 0) return 'the quote stands nowhere in the article';
  const start = [...text.slice(0, at)].length;
  return `the quote stands at ${start}–${start + [...exact].length}`;
}
