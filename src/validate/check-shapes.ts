import type { Quad, Term } from '@rdfjs/types';
import { DataFactory, Store } from 'n3';
import { Validator } from 'shacl-engine';
import { targetResolvers, validations } from 'shacl-engine/sparql.js';
import { EntenteError } from '../errors.ts';
import { PREFIXES, shorten } from '../vocabulary.ts';
import type { Fault } from './fault.ts';

/** What the shapes say: faults to show, and the report as SHACL defines it. */
export interface ShapeReport {
  readonly conforms: boolean;
  readonly faults: readonly Fault[];
  readonly report: readonly Quad[];
}

/**
 * Checks a graph against SHACL shapes. All graphs count as one, and the ontology is read with them, as the rule of honesty asks it
 * which property is the shortcut of which class. Fails with `validate/bad-shapes` if the shapes themselves cannot be used.
 */
export async function checkShapes(quads: readonly Quad[], shapes: readonly Quad[], ontology: readonly Quad[]): Promise<ShapeReport> {
  const data = new Store();
  for (const part of [quads, ontology]) {
    for (const q of part) {
      // The engine knows no triple terms; what is only reified is no statement anyway.
      if ((q.object as Term).termType !== 'Quad') data.addQuad(q.subject as never, q.predicate as never, q.object as never);
    }
  }
  const factory = { ...DataFactory, dataset: () => new Store() };
  let result: Awaited<ReturnType<Validator['validate']>>;
  try {
    const validator = new Validator(new Store(shapes as never), { factory, validations, targetResolvers });
    result = await validator.validate({ dataset: data });
  } catch (error) {
    throw new EntenteError('validate/bad-shapes', 'The shapes cannot be used.', {
      why: (error as Error).message,
      next: 'Check the file given with --shapes: is it SHACL, and are its SPARQL constraints complete?',
      cause: error,
    });
  }
  const faults = result.results.map((r): Fault => {
    const severity = r.severity.value.replace(PREFIXES.sh, '').toLowerCase();
    const path = r.path
      ?.map((step) => `${step.start === 'object' ? '^' : ''}${step.predicates.map((p) => shorten(p.value)).join('|')}`)
      .join('/');
    // A rule over the whole graph has one focus node; the triple that breaks it is in its variables.
    const subject = r.args['subject']?.value;
    return {
      check: 'shape',
      severity: severity === 'warning' || severity === 'info' ? severity : 'violation',
      message: r.message.find((m) => m.termType === 'Literal')?.value ?? `breaks ${shorten(r.constraintComponent.value)}`,
      node: subject ?? r.focusNode.terms[0]?.value ?? '',
      path: path ?? (subject ? (r.args['path']?.value ?? null) : null),
      value: (subject ? r.args['value']?.value : r.value?.terms[0]?.value) ?? null,
      rule: r.shape.ptr.terms[0]?.value ?? null,
    };
  });
  return { conforms: result.conforms, faults, report: [...result.dataset] as Quad[] };
}
