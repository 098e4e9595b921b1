import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildProgram } from '../../src/cli/run.ts';
import { loadQuestions } from '../../src/load-questions.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/scale.md'), 'utf8');

/** The command lines of the page that begin with `entente`, as words. */
const commands = [...page.matchAll(/^(?:\w+=… )?entente ([^\n]+)$/gm)].map(([, line]) => {
  const [words] = line!.split(/ {2,}/);
  return words!.match(/'[^']*'|\S+/g)!;
});

test('the commands of docs/scale.md are there, with their options', () => {
  const nobody = { write: () => {}, isTerminal: false, columns: 0, color: {} };
  const program = buildProgram({ out: nobody, err: nobody, env: {} } as never);
  const questions = loadQuestions();
  expect(commands.length).toBeGreaterThan(20);
  for (const [name, ...words] of commands) {
    const command = program.commands.find((one) => one.name() === name);
    expect([name, command !== undefined]).toEqual([name, true]);
    const known = [...command!.options, ...program.options].flatMap(({ long, short }) => [long, short]);
    const question = name === 'ask' ? questions.find((one) => one.name === words[0]) : undefined;
    if (name === 'ask' && words[0] !== '-q') expect([words[0], question !== undefined]).toEqual([words[0], true]);
    for (const word of words.filter((one) => /^\[?--?[a-z]/.test(one))) {
      const option = word.replace(/[[\]]/g, '');
      const isParameter = question?.parameters.some((parameter) => `--${parameter.name}` === option) ?? false;
      expect([name, option, isParameter || known.includes(option)]).toEqual([name, option, true]);
    }
  }
});

test('the files it names are there', () => {
  for (const [, file] of page.matchAll(/`((?:test|docs|src)\/[\w./-]+)`/g))
    expect([file, existsSync(join(import.meta.dirname, '../..', file!))]).toEqual([file, true]);
});
