import type { Quad } from '@rdfjs/types';
import { checkOntology } from './check-ontology.ts';
import { checkShapes } from './check-shapes.ts';
import { checkSpans } from './check-spans.ts';
import { compareFaults, type Fault } from './fault.ts';

/** What a graph is held against. */
export interface Yardsticks {
  readonly ontology: readonly Quad[];
  readonly shapes: readonly Quad[];
  /** Texts of articles, as they were read. */
  readonly texts: readonly string[];
}

/** The whole verdict on a graph. */
export interface Verdict {
  /** No violation and no warning. */
  readonly valid: boolean;
  readonly faults: readonly Fault[];
  /** The SHACL report. */
  readonly report: readonly Quad[];
  readonly spans: { readonly compared: number; readonly withoutText: number };
}

/** Checks a graph that could be read: vocabulary, shapes (honesty first), and quotes. */
export async function validateGraph(quads: readonly Quad[], { ontology, shapes, texts }: Yardsticks): Promise<Verdict> {
  const shaped = await checkShapes(quads, shapes, ontology);
  const { faults: spanFaults, ...spans } = checkSpans(quads, texts);
  const faults = [...shaped.faults, ...checkOntology(quads, ontology), ...spanFaults].sort(compareFaults);
  return { valid: faults.every((f) => f.severity === 'info'), faults, report: shaped.report, spans };
}
