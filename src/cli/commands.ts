import type { Command } from 'commander';
import { register as ask } from './commands/ask.ts';
import { register as completion } from './commands/completion.ts';
import { register as convert } from './commands/convert.ts';
import { register as diff } from './commands/diff.ts';
import { register as doctor } from './commands/doctor.ts';
import { register as explain } from './commands/explain.ts';
import { register as exportGraph } from './commands/export.ts';
import { register as frames } from './commands/frames.ts';
import { register as merge } from './commands/merge.ts';
import { register as network } from './commands/network.ts';
import { register as patch } from './commands/patch.ts';
import { register as path } from './commands/path.ts';
import { register as push } from './commands/push.ts';
import { register as read } from './commands/read.ts';
import { register as report } from './commands/report.ts';
import { register as schema } from './commands/schema.ts';
import { register as serve } from './commands/serve.ts';
import { register as show } from './commands/show.ts';
import { register as validate } from './commands/validate.ts';
import { register as who } from './commands/who.ts';
import type { Context } from './context.ts';

// One line per command, in the order of the help. A command's file imports nothing heavy at its top:
// what it needs is loaded inside its action, so that every command starts fast.
const COMMANDS: readonly ((program: Command, context: Context) => void)[] = [
  read,
  ask,
  show,
  network,
  path,
  who,
  exportGraph,
  convert,
  merge,
  diff,
  patch,
  validate,
  report,
  serve,
  push,
  schema,
  explain,
  frames,
  doctor,
  completion,
];

/** Adds every command to the program. */
export function registerCommands(program: Command, context: Context): void {
  for (const register of COMMANDS) register(program, context);
}
