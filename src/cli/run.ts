import { Command, CommanderError } from 'commander';
import { packageVersion } from '../package-root.ts';
import { registerCommands } from './commands.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-codes.ts';
import { printError } from './print-error.ts';

const EXAMPLES = `
Examples:
  entente read article.txt --date 2024-10-12 -o out.ttl  read an article
  entente ask                                            what can be asked
  entente ask who-supplied-arms-to-whom out.ttl          ask one of them
  entente show 3 out.ttl                                 the words behind it
`;

/** Builds the command line: every command, the shared options, usage errors as exit code 2. */
export function buildProgram(context: Context): Command {
  const program = new Command('entente');
  program
    .description('News into a knowledge graph that can be questioned: who did what to whom, when, and who says so.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .option('--store <dir>', 'the store to use (default: .entente/ when it exists)')
    .option('--debug', 'show where in the code an error came from')
    .option('--no-color', 'no colours (also: NO_COLOR=1)')
    .helpCommand('help [command]', 'help on a command')
    .helpOption('-h, --help', 'help on this command')
    .addHelpText('after', EXAMPLES)
    .configureHelp({
      showGlobalOptions: true,
      sortSubcommands: false,
      // Names alone leave room for what they do; what a command takes stands in its own help.
      subcommandTerm: (command) => command.name(),
      ...(context.out.columns ? { helpWidth: context.out.columns } : {}),
    })
    .configureOutput({ writeOut: context.out.write, writeErr: context.err.write })
    .showSuggestionAfterError()
    .exitOverride();
  registerCommands(program, context);
  program.showHelpAfterError('  next  entente help lists the commands');
  for (const command of program.commands)
    command.showHelpAfterError(`  next  entente ${command.name()} ${command.usage()}; more: entente help ${command.name()}`);
  return program;
}

/** Runs one command line and gives back nothing: the exit code is set through the context. */
export async function run(argv: readonly string[], context: Context): Promise<void> {
  const debug = argv.includes('--debug');
  try {
    await buildProgram(context).parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // commander has printed its message; help and version are no errors.
      context.exit(error.exitCode === 0 ? EXIT.ok : EXIT.usage);
      return;
    }
    context.exit(context.signal.aborted ? EXIT.interrupted : printError(error, context.err, debug));
  }
}
