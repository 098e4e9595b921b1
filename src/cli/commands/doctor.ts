import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { EntenteError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { storeFolder } from '../open-graph.ts';

interface Check {
  readonly name: string;
  readonly run: () => Promise<string>;
}

const checks = (context: Context, store: string | undefined): Check[] => [
  {
    name: 'Node.js',
    run: async () => {
      if (Number(process.versions.node.split('.')[0]) < 20)
        throw new EntenteError('cli/old-node', `Node.js ${process.versions.node} is too old.`, { next: 'Install Node.js 20 or newer.' });
      return process.versions.node;
    },
  },
  {
    name: 'package',
    run: async () => {
      const { packageRoot, packageVersion } = await import('../../package-root.ts');
      const missing = ['data', 'ontology', 'queries'].filter((folder) => !existsSync(join(packageRoot(), folder)));
      if (missing.length > 0)
        throw new EntenteError('cli/broken-package', `The package lacks ${missing.join(', ')}.`, {
          place: { source: packageRoot() },
          next: 'Install it again.',
        });
      return `${packageVersion()} in ${packageRoot()}`;
    },
  },
  {
    name: 'ontology',
    run: async () => {
      const { types, frames } = (await import('../../load-ontology.ts')).loadOntology();
      return `${types.size} event classes, ${frames.length} frames`;
    },
  },
  {
    name: 'reading',
    run: async () => {
      const [{ loadResources }, { readArticle }] = await Promise.all([import('../../load-resources.ts'), import('../../convert.ts')]);
      const { reading } = readArticle(loadResources())({ id: 'doctor', text: 'Norway has sent medicine to Sudan.' });
      if (reading.claims.length === 0)
        throw new EntenteError('cli/broken-package', 'A plain sentence gives no claim.', { next: 'Install the package again.' });
      return 'models, word lists and entities are there; a sentence is understood';
    },
  },
  {
    name: 'questions',
    run: async () => `${(await import('../../load-questions.ts')).loadQuestions().length} saved questions`,
  },
  {
    name: 'store',
    run: async () => {
      if (store === undefined) return 'none here (entente read … --store .entente makes one)';
      const { isStore, listArticles, loadQuads } = await import('../../store/disk.ts');
      if (!isStore(store)) return `${store}: empty`;
      const articles = listArticles(store).length;
      return `${store}: ${articles} ${articles === 1 ? 'article' : 'articles'}, ${loadQuads(store).size} quads`;
    },
  },
  {
    name: 'terminal',
    run: async () =>
      `${context.out.isTerminal ? `${context.out.columns} columns` : 'a pipe'}, colours ${context.out.color.isColorSupported ? 'on' : 'off'}`,
  },
];

/** `entente doctor`: looks whether everything that entente needs is there and sound. */
export function register(program: Command, context: Context): void {
  const command = program
    .command('doctor')
    .description('check the installation, the language models, the ontology and the store')
    .action(async () => {
      const { green, red } = context.out.color;
      let faults = 0;
      for (const { name, run } of checks(context, storeFolder(context, command.optsWithGlobals<{ store?: string }>().store))) {
        const began = performance.now();
        try {
          const said = await run();
          context.out.write(`${green('ok   ')} ${name.padEnd(10)} ${said} (${Math.round(performance.now() - began)} ms)\n`);
        } catch (error) {
          faults++;
          const known =
            error instanceof EntenteError
              ? [error.message, error.place?.source, error.why, error.next].filter(Boolean).join(' ')
              : (error as Error).message;
          context.out.write(`${red('fault')} ${name.padEnd(10)} ${known}\n`);
        }
      }
      if (faults > 0) context.exit(EXIT.no);
    });
}
