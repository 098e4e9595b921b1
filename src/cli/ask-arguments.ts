import { EntenteError } from '../errors.ts';

/** What stands behind `entente ask`: plain words and `--name value` pairs. */
export interface AskArguments {
  readonly words: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly help: boolean;
}

/** Tells parameters of a question from words; each parameter takes one value (`--to Russia`, `--to=Russia`). */
export function askArguments(args: readonly string[]): AskArguments {
  const words: string[] = [];
  const parameters: Record<string, string> = {};
  let help = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--help' || arg === '-h') help = true;
    else if (!/^--?\w/.test(arg)) words.push(arg);
    else {
      const [, name, , joined] = arg.match(/^--?([\w-]+)(=(.*))?$/s) ?? [];
      if (name === undefined) throw new EntenteError('cli/bad-option', `"${arg}" is no option.`, { next: 'entente ask --help' });
      const value = joined ?? args[++i];
      if (value === undefined || (joined === undefined && value.startsWith('--')))
        throw new EntenteError('cli/missing-value', `The parameter --${name} has no value.`, {
          next: `Write --${name} VALUE, or --${name}=VALUE if the value begins with a dash.`,
        });
      parameters[name.replaceAll('-', '_')] = value;
    }
  }
  return { words, parameters, help };
}
