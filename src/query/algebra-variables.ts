import type { Term } from '@rdfjs/types';
import { type Expression, isPath, type Op, type Pattern } from './algebra.ts';

/** The names of a pattern's variables, each once. */
export function patternVariables({ subject, predicate, object, graph }: Pattern): string[] {
  const names: string[] = [];
  const see = (term: Term) => {
    if (term.termType === 'Variable' && !names.includes(term.value)) names.push(term.value);
  };
  see(subject);
  if (!isPath(predicate)) see(predicate);
  see(object);
  see(graph);
  return names;
}

/** The variables that a solution of the operation may bind. */
export function visibleVariables(op: Op): Set<string> {
  switch (op.type) {
    case 'bgp':
      return new Set(op.patterns.flatMap(patternVariables));
    case 'join':
    case 'union':
      return new Set(op.input.flatMap((input) => [...visibleVariables(input)]));
    case 'leftjoin':
      return new Set([...visibleVariables(op.left), ...visibleVariables(op.right)]);
    case 'minus':
      return visibleVariables(op.left);
    case 'extend':
      return visibleVariables(op.input).add(op.variable);
    case 'values':
    case 'project':
      return new Set(op.variables);
    case 'graph':
      return withName(visibleVariables(op.input), op);
    case 'group':
      return new Set([...op.by, ...op.aggregates.map(({ variable }) => variable)]);
    default:
      return visibleVariables(op.input);
  }
}

/** The variables that every solution of the operation binds. */
export function certainVariables(op: Op): Set<string> {
  switch (op.type) {
    case 'bgp':
      return visibleVariables(op);
    case 'join':
      return new Set(op.input.flatMap((input) => [...certainVariables(input)]));
    case 'union':
      return op.input.map(certainVariables).reduce(intersection);
    case 'leftjoin':
    case 'minus':
      return certainVariables(op.left);
    case 'graph':
      return withName(certainVariables(op.input), op);
    case 'values':
      return new Set(op.variables.filter((_, i) => op.rows.every((row) => row[i] !== undefined)));
    case 'project': {
      const inner = certainVariables(op.input);
      return new Set(op.variables.filter((name) => inner.has(name)));
    }
    case 'group': {
      const inner = certainVariables(op.input);
      return new Set([
        ...op.by.filter((name) => inner.has(name)),
        ...op.aggregates.filter(({ name }) => name === 'count').map(({ variable }) => variable),
      ]);
    }
    default:
      return certainVariables(op.input);
  }
}

/** Without the placeholder, with the graph's own variable. */
function withName(names: Set<string>, { name, placeholder }: { readonly name: Term; readonly placeholder: Term }): Set<string> {
  names.delete(placeholder.value);
  return name.termType === 'Variable' ? names.add(name.value) : names;
}

const intersection = (some: Set<string>, more: Set<string>) => new Set([...some].filter((name) => more.has(name)));

/** The variables that an expression looks at, those within EXISTS included. */
export function expressionVariables(expression: Expression): Set<string> {
  switch (expression.type) {
    case 'term':
      return new Set();
    case 'variable':
      return new Set([expression.name]);
    case 'call':
      return new Set(expression.args.flatMap((arg) => [...expressionVariables(arg)]));
    case 'exists':
      return mentionedVariables(expression.pattern);
  }
}

/** All variables of an operation from which a value could come in from outside: those it binds and those its expressions look at. */
export function mentionedVariables(op: Op): Set<string> {
  switch (op.type) {
    case 'bgp':
    case 'values':
      return visibleVariables(op);
    case 'join':
    case 'union':
      return new Set(op.input.flatMap((input) => [...mentionedVariables(input)]));
    case 'leftjoin':
      return new Set([
        ...mentionedVariables(op.left),
        ...mentionedVariables(op.right),
        ...(op.expression ? expressionVariables(op.expression) : []),
      ]);
    case 'minus':
      return new Set([...mentionedVariables(op.left), ...mentionedVariables(op.right)]);
    case 'filter':
      return new Set([...mentionedVariables(op.input), ...expressionVariables(op.expression)]);
    case 'extend':
      return new Set([...mentionedVariables(op.input), op.variable, ...expressionVariables(op.expression)]);
    case 'project':
    case 'group':
      return visibleVariables(op);
    case 'graph':
      return withName(mentionedVariables(op.input), op);
    default:
      return mentionedVariables(op.input);
  }
}
