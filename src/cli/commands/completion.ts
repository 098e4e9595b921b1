import type { Command } from 'commander';
import { EntenteError } from '../../errors.ts';
import type { Context } from '../context.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

const flagsOf = (command: Command): string[] => command.options.map((option) => option.long ?? option.short ?? '').filter(Boolean);

const bash = (commands: readonly Command[], global: readonly string[]): string => `# entente: eval "$(entente completion bash)"
_entente() {
  local current="\${COMP_WORDS[COMP_CWORD]}"
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "${commands.map((c) => c.name()).join(' ')} ${global.join(' ')}" -- "$current")); return; fi
  if [[ "$current" != -* ]]; then
    if [ "\${COMP_WORDS[1]}" = ask ] && [ "$COMP_CWORD" -eq 2 ]; then
      COMPREPLY=($(compgen -W "$(entente ask --names 2>/dev/null)" -- "$current") $(compgen -f -- "$current")); return
    fi
    COMPREPLY=($(compgen -f -- "$current")); return
  fi
  case "\${COMP_WORDS[1]}" in
${commands.map((c) => `    ${c.name()}) COMPREPLY=($(compgen -W "${[...flagsOf(c), ...global].join(' ')}" -- "$current"));;`).join('\n')}
  esac
}
complete -o filenames -F _entente entente
`;

const quoted = (text: string): string => text.replaceAll("'", '’').replaceAll(':', ' ').replaceAll('[', '(').replaceAll(']', ')');

const zsh = (commands: readonly Command[], global: readonly string[]): string => `#compdef entente
# entente: entente completion zsh > "\${fpath[1]}/_entente"
_entente() {
  local -a commands; commands=(
${commands.map((c) => `    '${c.name()}:${quoted(c.description())}'`).join('\n')}
  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  if [[ "$PREFIX" == -* ]]; then
    case "$words[2]" in
${commands.map((c) => `      ${c.name()}) compadd -- ${[...flagsOf(c), ...global].join(' ')};;`).join('\n')}
    esac
    return
  fi
  if [[ "$words[2]" == ask ]] && (( CURRENT == 3 )); then compadd -- \${(f)"$(entente ask --names 2>/dev/null)"}; fi
  _files
}
_entente "$@"
`;

const fish = (commands: readonly Command[], global: readonly string[]): string =>
  `# entente: entente completion fish > ~/.config/fish/completions/entente.fish
${commands.map((c) => `complete -c entente -n __fish_use_subcommand -a ${c.name()} -d '${quoted(c.description())}'`).join('\n')}
complete -c entente -n '__fish_seen_subcommand_from ask' -a '(entente ask --names 2>/dev/null)'
${commands.flatMap((c) => flagsOf(c).map((flag) => `complete -c entente -n '__fish_seen_subcommand_from ${c.name()}' -l ${flag.replace(/^-+/, '')}`)).join('\n')}
${global.map((flag) => `complete -c entente -l ${flag.replace(/^-+/, '')}`).join('\n')}
`;

/** `entente completion <shell>`: a script that completes commands, options and questions. */
export function register(program: Command, context: Context): void {
  program
    .command('completion')
    .description('print a completion script for a shell')
    .argument('<shell>', SHELLS.join(' | '))
    .action((shell: string) => {
      const make = { bash, zsh, fish }[shell as (typeof SHELLS)[number]];
      if (!make)
        throw new EntenteError('cli/unknown-shell', `No completion script for the shell "${shell}".`, {
          next: `Choose one of ${SHELLS.join(', ')}.`,
        });
      context.out.write(make(program.commands, flagsOf(program)));
    });
}
