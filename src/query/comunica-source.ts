import { KeysInitQuery } from '@comunica/context-entries';
import type { BindingsStream, FragmentSelectorShape, IActionContext, IQuerySource } from '@comunica/types';
import { Algebra } from '@comunica/utils-algebra';
import { BindingsFactory } from '@comunica/utils-bindings-factory';
import { MetadataValidationState } from '@comunica/utils-metadata';
import type { DataFactory, Variable } from '@rdfjs/types';
import { AsyncIterator } from 'asynciterator';
import { countQuads, type QuadIndex } from '../store/quad-index.ts';
import { expressionVariables, visibleVariables } from './algebra-variables.ts';
import { type EvaluateOptions, evaluate } from './engine/evaluate.ts';
import { isSupported } from './engine/is-supported.ts';
import { fromComunica } from './from-comunica.ts';

/** The operations that are taken over whole where each of a query's is one that we can evaluate. */
const TAKEN = [
  'pattern',
  'bgp',
  'path',
  'join',
  'union',
  'leftjoin',
  'minus',
  'filter',
  'extend',
  'values',
  'group',
  'project',
  'distinct',
  'reduced',
  'orderby',
  'slice',
];

/** Steps of a plan that are done at one go before Comunica has its turn again. */
const STEPS = 16;

/** Rows as Comunica reads them: a batch at a time, only as they are asked for. */
class Rows extends AsyncIterator<unknown> {
  readonly pull: (found: unknown[]) => boolean;
  waiting: unknown[] = [];
  at = 0;
  constructor(pull: (found: unknown[]) => boolean) {
    super();
    this.pull = pull;
    this.readable = true;
  }
  override read(): unknown {
    if (this.at < this.waiting.length) return this.waiting[this.at++];
    if (this.done) return null;
    this.waiting = [];
    this.at = 0;
    for (let step = 0; step < STEPS; step++) {
      if (this.waiting.length > 0) return this.waiting[this.at++];
      try {
        if (!this.pull(this.waiting)) {
          this.close();
          return null;
        }
      } catch (error) {
        this.destroy(error as Error);
        return null;
      }
    }
    if (this.waiting.length > 0) return this.waiting[this.at++];
    // Nothing yet: tell the reader to come back, and let others run in between.
    this.readable = false;
    setTimeout(() => {
      this.readable = true;
    }, 0);
    return null;
  }
}

/**
 * A source under Comunica that answers whole operations from the index. Where one instance of an operation in the query is beyond the
 * native engine, all of that kind are left to Comunica.
 */
export function comunicaSource(index: QuadIndex, options: EvaluateOptions, factory: DataFactory): IQuerySource {
  const bindingsFactory = new BindingsFactory(factory as never);
  const none = () => {
    throw new Error('only bindings come from here');
  };
  return {
    referenceValue: 'entente',
    getFilterFactor: async () => 1,
    getSelectorShape: async (context: IActionContext) => shape(context.get(KeysInitQuery.query)),
    queryBindings(operation) {
      const op = fromComunica(operation);
      const names = [...visibleVariables(op)];
      const variables = names.map((name) => factory.variable!(name));
      const evaluation = evaluate(index, { op, from: undefined }, options);
      const columns = names.map(evaluation.column);
      const rows = new Rows((found) => {
        const n = evaluation.next();
        for (let row = 0; row < n; row++) {
          const entries: [Variable, never][] = [];
          for (let i = 0; i < columns.length; i++) {
            const id = columns[i]![row]!;
            if (id !== 0) entries.push([variables[i]!, evaluation.terms.term(id) as never]);
          }
          found.push(bindingsFactory.bindings(entries));
        }
        return n >= 0;
      });
      rows.setProperty('metadata', {
        state: new MetadataValidationState(),
        cardinality: { type: 'estimate', value: Math.ceil(cardinality(index, operation, evaluation.plan.estimate)) },
        requestTime: 0,
        variables: variables.map((variable) => ({ variable, canBeUndef: operation.type !== 'pattern' && operation.type !== 'bgp' })),
      });
      return rows as unknown as BindingsStream;
    },
    queryQuads: none,
    queryBoolean: none,
    queryVoid: none,
    toString: () => 'entente',
  };
}

function cardinality(index: QuadIndex, operation: Algebra.Operation, estimate: number | undefined): number {
  if (operation.type !== 'pattern') return estimate ?? 1000;
  const pattern = operation as Algebra.Pattern;
  const ids = [pattern.subject, pattern.predicate, pattern.object].map((term) =>
    term.termType === 'Variable' ? 0 : index.dictionary.find(term) || -1,
  );
  return ids.includes(-1) ? 0 : countQuads(index, ids[0]!, ids[1]!, ids[2]!);
}

function shape(query: unknown): FragmentSelectorShape {
  const beyond = new Set<string>();
  if (typeof query === 'object' && query !== null) visit(query as Algebra.Operation, beyond);
  const children = TAKEN.filter((type) => !beyond.has(type) || type === 'pattern').map(
    (type): FragmentSelectorShape => ({ type: 'operation', operation: { operationType: 'type', type: type as Algebra.Types } }),
  );
  return {
    type: 'disjunction',
    children: [...children, { type: 'operation', operation: { operationType: 'type', type: Algebra.Types.EXPRESSION } }],
  };
}

function visit(node: unknown, beyond: Set<string>): void {
  if (Array.isArray(node)) {
    for (const one of node) visit(one, beyond);
    return;
  }
  if (typeof node !== 'object' || node === null || 'termType' in node) return;
  const { type } = node as { type?: string };
  if (type !== undefined && TAKEN.includes(type) && !isTaken(node as Algebra.Operation)) beyond.add(type);
  for (const [key, value] of Object.entries(node)) if (key !== 'metadata') visit(value, beyond);
}

function isTaken(operation: Algebra.Operation): boolean {
  try {
    const op = fromComunica(operation);
    // Comunica loses a filter over a variable that its group never binds when it pushes filters down into us.
    if (op.type === 'filter' && [...expressionVariables(op.expression)].some((name) => !visibleVariables(op.input).has(name))) return false;
    return isSupported(op);
  } catch {
    return false;
  }
}
