import type { Command } from 'commander';
import { EntenteError } from '../../errors.ts';
import type { Context } from '../context.ts';

const WORDS = /^\s*(\S+) a [^;]*;.*?rdfs:label "([^"]+)"@en ;\s*rdfs:comment "((?:[^"\\]|\\.)*)"@en/gms;

/** `entente explain <term>`: what a word of entente means, from the glossary, the ontology and the error codes. */
export function register(program: Command, context: Context): void {
  program
    .command('explain')
    .description('what a term of the model, a status, a role or an error code means')
    .argument('<term>', 'for example claim, alleged, supplier, text/no-article')
    .action(async (term: string) => {
      const [{ ontologyFiles }, { readFileSync }, { join }, { packageRoot }] = await Promise.all([
        import('../../load-ontology.ts'),
        import('node:fs'),
        import('node:path'),
        import('../../package-root.ts'),
      ]);
      const wanted = term.toLowerCase().replace(/^ent:/, '');
      const { bold, dim } = context.out.color;
      const found: string[] = [];
      const glossary = readFileSync(join(packageRoot(), 'docs', 'glossary.md'), 'utf8');
      for (const [, name, meaning] of glossary.matchAll(/^- \*\*(.+?)\*\*: (.+)$/gm)) {
        if (name!.toLowerCase().split(', ').includes(wanted)) found.push(`${bold(name!)}  ${dim('glossary')}\n${meaning}`);
      }
      for (const { source, text } of ontologyFiles()) {
        for (const [, name, label, comment] of text.matchAll(WORDS)) {
          if (name!.replace(/^\w+:/, '').toLowerCase() === wanted || label!.toLowerCase() === wanted)
            found.push(`${bold(name!)} “${label}”  ${dim(source)}\n${comment!.replaceAll('\\"', '"')}`);
        }
      }
      const errors = readFileSync(join(packageRoot(), 'docs', 'errors.md'), 'utf8');
      const row = errors.split('\n').find((line) => line.startsWith(`| \`${wanted}\``));
      if (row) {
        const [code, meaning, exit] = row
          .split('|')
          .slice(1)
          .map((cell) => cell.trim());
        found.push(`${bold(code!.replaceAll('`', ''))}  ${dim(`error, exit code ${exit}`)}\n${meaning}`);
      }
      if (found.length === 0)
        throw new EntenteError('cli/unknown-term', `"${term}" is no term of the glossary, the ontology or the error list.`, {
          next: '`entente schema` lists the event classes; docs/glossary.md the other terms.',
        });
      context.out.write(`${found.join('\n\n')}\n`);
    });
}
