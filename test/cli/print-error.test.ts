import pc from 'picocolors';
import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../src/cli/exit-codes.ts';
import { printError } from '../../src/cli/print-error.ts';
import { EntenteError } from '../../src/errors.ts';

const print = (error: unknown, debug = false): { said: string; code: number } => {
  let said = '';
  const code = printError(error, { write: (text) => (said += text), isTerminal: false, columns: 0, color: pc.createColors(false) }, debug);
  return { said, code };
};

describe('printError', () => {
  const error = new EntenteError('query/syntax', 'The query is not valid SPARQL.', {
    place: { source: 'q.rq', line: 3, column: 8, excerpt: 'SELECT { ?x }' },
    why: 'A } too many.',
    next: 'Take it out.',
  });
  test('says what, where with a caret, why and what next', () => {
    expect(print(error)).toEqual({
      said: 'error The query is not valid SPARQL. [query/syntax]\n  where q.rq:3:8\n  SELECT { ?x }\n         ^\n  why   A } too many.\n  next  Take it out.\n',
      code: 4,
    });
  });
  test('a stack only with --debug', () => {
    expect(print(error).said).not.toContain(' at ');
    expect(print(error, true).said).toContain(' at ');
    expect(print(new TypeError('x is not a function')).said).toContain('--debug');
    expect(print(new TypeError('x is not a function'), true).said).toContain('print-error.test');
  });
  test('a long line is cut around the caret', () => {
    const long = new EntenteError('text/jsonl-line', 'Bad.', {
      place: { source: 'a', line: 1, column: 500, excerpt: `${'x'.repeat(499)}!${'y'.repeat(500)}` },
    });
    const [, , excerpt, caret] = print(long).said.split('\n');
    expect(excerpt!.length).toBeLessThan(110);
    expect(excerpt![caret!.indexOf('^')]).toBe('!');
  });
  test.each([
    ['cli/no-graph', 2],
    ['query/missing-parameter', 2],
    ['text/empty', 3],
    ['input/not-found', 3],
    ['store/corrupt', 3],
    ['query/syntax', 4],
    ['query/timeout', 5],
    ['query/cancelled', 130],
    ['diff/too-symmetric', 1],
  ] as const)('%s ends with %i', (code, exit) => {
    expect(exitCodeOf(code)).toBe(exit);
  });
});
