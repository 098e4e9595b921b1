import { EntenteError } from '../errors.ts';
import type { Output } from './context.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';

const MAX_EXCERPT = 100;

/** The line with a caret under the column; a long line is cut around it. */
function caret(excerpt: string, column: number): string {
  const from = Math.max(0, Math.min(column - 1 - MAX_EXCERPT / 2, excerpt.length - MAX_EXCERPT));
  const cut = excerpt.slice(from, from + MAX_EXCERPT).replace(/\t/g, ' ');
  return `  ${cut}\n  ${' '.repeat(Math.max(0, column - 1 - from))}^`;
}

/** Where the error stands: `file.rq:3:14`. */
const whereOf = ({ place }: EntenteError): string =>
  [place?.source === '-' ? 'standard input' : place?.source, place?.line, place?.column].filter((part) => part !== undefined).join(':');

/** Tells what is wrong, where, why and what to do next; the stack only with `debug`. Gives back the exit code that fits. */
export function printError(error: unknown, err: Output, debug: boolean): number {
  const { red, dim, bold } = err.color;
  if (!(error instanceof EntenteError)) {
    const message = error instanceof Error ? error.message : String(error);
    err.write(`${red('error')} ${message}\n`);
    if (debug && error instanceof Error) err.write(`${dim(error.stack ?? '')}\n`);
    else err.write(`  ${dim('This is a fault of entente itself; `--debug` shows where it happened.')}\n`);
    return EXIT.no;
  }
  err.write(`${red('error')} ${bold(error.message)} ${dim(`[${error.code}]`)}\n`);
  const where = whereOf(error);
  if (where) err.write(`  ${dim('where')} ${where}\n`);
  if (error.place?.excerpt !== undefined && error.place.column !== undefined)
    err.write(`${caret(error.place.excerpt, error.place.column)}\n`);
  if (error.why) err.write(`  ${dim('why')}   ${error.why.replaceAll('\n', '\n        ')}\n`);
  if (error.next) err.write(`  ${dim('next')}  ${error.next.replaceAll('\n', '\n        ')}\n`);
  if (debug) {
    err.write(`${dim(error.stack ?? '')}\n`);
    if (error.cause instanceof Error) err.write(`${dim(`caused by ${error.cause.stack ?? error.cause.message}`)}\n`);
  }
  return exitCodeOf(error.code);
}
