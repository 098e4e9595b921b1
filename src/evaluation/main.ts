import { EntenteError } from '../errors.ts';
import { evaluateArticles } from './articles.ts';
import { evaluateFrames } from './frames.ts';
import { evaluateLanguage } from './language.ts';
import { evaluateNames } from './names.ts';
import { evaluatePlover } from './plover.ts';

/** One subject of evaluation: reads its arguments and files, gives figures that print as JSON or as a table. */
type Subject = (args: readonly string[]) => Promise<Readonly<Record<string, unknown>>> | Readonly<Record<string, unknown>>;

/** `npm run evaluate -- <subject> …`: one file per subject, one line here. */
const SUBJECTS: Readonly<Record<string, Subject>> = {
  language: evaluateLanguage,
  names: evaluateNames,
  articles: evaluateArticles,
  plover: evaluatePlover,
  frames: evaluateFrames,
};

const [subject = '', ...rest] = process.argv.slice(2);
const args = rest.filter((arg) => arg !== '--json');
try {
  const run = SUBJECTS[subject];
  if (!run) {
    throw new EntenteError('evaluation/unknown-subject', `There is nothing to evaluate under the name "${subject}".`, {
      next: `Use one of: ${Object.keys(SUBJECTS).join(', ')}.`,
    });
  }
  const figures = await run(args);
  console.log(rest.includes('--json') ? JSON.stringify(figures, null, 2) : lines(figures, '').join('\n'));
} catch (error) {
  if (!(error instanceof EntenteError)) throw error;
  console.error([`${error.code}: ${error.message}`, error.why, error.next].filter(Boolean).join('\n'));
  process.exitCode = 1;
}

function lines(value: Readonly<Record<string, unknown>>, indent: string): string[] {
  return Object.entries(value).flatMap(([key, v]) =>
    typeof v === 'object' && v !== null && !Array.isArray(v)
      ? [`${indent}${key}`, ...lines(v as Record<string, unknown>, `${indent}  `)]
      : [`${indent}${key.padEnd(24)} ${Array.isArray(v) ? JSON.stringify(v) : String(v)}`],
  );
}
