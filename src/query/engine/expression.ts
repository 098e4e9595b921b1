import type { Expression, Op } from '../algebra.ts';
import { equal } from '../values/compare.ts';
import { FUNCTIONS } from '../values/functions.ts';
import { bool, FALSE, TRUE, truth, type Value, valueOfTerm } from '../values/value.ts';
import type { QueryTerms } from './query-terms.ts';

/** An EXISTS put to a whole batch: `prepare` fills `flags` for its rows. */
export interface Existence {
  readonly flags: Uint8Array;
  prepare(rows: number): void;
}

/** What an expression is compiled against: the columns of the operator whose rows it looks at. */
export interface ExpressionScope {
  readonly terms: QueryTerms;
  /** Column of a variable, undefined if nothing binds it. */
  column(name: string): Uint32Array | undefined;
  exists(pattern: Op): Existence;
}

/** A compiled expression. */
export interface Evaluator {
  /** Must be called with the number of rows before a new batch is looked at. */
  prepare(rows: number): void;
  /** The value for a row, undefined for an error or nothing bound. */
  value(row: number): Value | undefined;
}

type Evaluate = (row: number) => Value | undefined;

/** Whether all of an expression can be evaluated here; EXISTS is judged by whoever compiles its pattern. */
export function isSupported(expression: Expression): boolean {
  if (expression.type !== 'call') return true;
  return (FORMS.has(expression.name) || FUNCTIONS.has(expression.name)) && expression.args.every(isSupported);
}

const FORMS = new Set(['&&', '||', '!', 'in', 'notin', 'if', 'coalesce', 'bound']);

/** Compiles an expression. */
export function compileExpression(expression: Expression, scope: ExpressionScope): Evaluator {
  const existences: Existence[] = [];
  const value = compile(expression, scope, existences);
  return {
    prepare(rows) {
      for (const existence of existences) existence.prepare(rows);
    },
    value,
  };
}

function compile(e: Expression, scope: ExpressionScope, existences: Existence[]): Evaluate {
  switch (e.type) {
    case 'term': {
      const constant = valueOfTerm(e.term);
      return () => constant;
    }
    case 'variable': {
      const column = scope.column(e.name);
      const { terms } = scope;
      return column === undefined ? () => undefined : (row) => terms.value(column[row]!);
    }
    case 'exists': {
      const existence = scope.exists(e.pattern);
      existences.push(existence);
      const { flags } = existence;
      return e.not ? (row) => (flags[row] ? FALSE : TRUE) : (row) => (flags[row] ? TRUE : FALSE);
    }
    case 'call':
      return (
        form(e.name, e.args, scope, existences) ??
        plainCall(
          e.name,
          e.args.map((arg) => compile(arg, scope, existences)),
        )
      );
  }
}

function form(name: string, args: readonly Expression[], scope: ExpressionScope, existences: Existence[]): Evaluate | undefined {
  if (name === 'bound') {
    const [variable] = args;
    const column = variable?.type === 'variable' ? scope.column(variable.name) : undefined;
    return column === undefined ? () => FALSE : (row) => bool(column[row] !== 0);
  }
  if (!FORMS.has(name)) return undefined;
  const parts = args.map((arg) => compile(arg, scope, existences));
  const [a, b, c] = parts;
  switch (name) {
    case '&&':
      return (row) => {
        const left = truth(a!(row));
        if (left === false) return FALSE;
        const right = truth(b!(row));
        return right === false ? FALSE : left === undefined || right === undefined ? undefined : TRUE;
      };
    case '||':
      return (row) => {
        const left = truth(a!(row));
        if (left === true) return TRUE;
        const right = truth(b!(row));
        return right === true ? TRUE : left === undefined || right === undefined ? undefined : FALSE;
      };
    case '!':
      return (row) => {
        const inner = truth(a!(row));
        return inner === undefined ? undefined : bool(!inner);
      };
    case 'if':
      return (row) => {
        const test = truth(a!(row));
        return test === undefined ? undefined : test ? b!(row) : c!(row);
      };
    case 'coalesce':
      return (row) => {
        for (const part of parts) {
          const found = part(row);
          if (found !== undefined) return found;
        }
        return undefined;
      };
    default:
      return membership(parts, name === 'notin');
  }
}

/** IN is an error only if no item is equal and some comparison was an error. */
function membership([wanted, ...items]: Evaluate[], not: boolean): Evaluate {
  return (row) => {
    const value = wanted!(row);
    if (value === undefined) return undefined;
    let error = false;
    for (const item of items) {
      const other = item(row);
      const same = other === undefined ? undefined : equal(value, other);
      if (same === true) return bool(!not);
      if (same === undefined) error = true;
    }
    return error ? undefined : bool(not);
  };
}

function plainCall(name: string, args: Evaluate[]): Evaluate {
  const f = FUNCTIONS.get(name);
  if (f === undefined) throw new Error(`no function ${name}`);
  const [a, b] = args;
  if (args.length === 1) {
    return (row) => {
      const x = a!(row);
      return x === undefined ? undefined : f(x);
    };
  }
  if (args.length === 2) {
    return (row) => {
      const x = a!(row);
      if (x === undefined) return undefined;
      const y = b!(row);
      return y === undefined ? undefined : f(x, y);
    };
  }
  return (row) => {
    const values: Value[] = [];
    for (const arg of args) {
      const value = arg(row);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return f(...values);
  };
}
