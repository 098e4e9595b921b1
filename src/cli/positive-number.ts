import { EntenteError } from '../errors.ts';

/** The value of an option that is a number above zero; fails with `cli/bad-option`. */
export function positiveNumber(text: string, option: string): number {
  if (/^\d+(\.\d+)?$/.test(text) && Number(text) > 0) return Number(text);
  throw new EntenteError('cli/bad-option', `"${text}" is no option.`, {
    why: `--${option} wants a number above zero.`,
    next: `For example --${option} 60`,
  });
}
