import type { Command } from 'commander';
import type { Context } from '../context.ts';

interface Options {
  readonly store?: string;
  readonly json?: boolean;
  readonly parse?: boolean;
  readonly entities?: boolean;
}

/** `entente show <claim>`: the words behind a claim, what gave its status away, who says so, and what speaks against it. */
export function register(program: Command, context: Context): void {
  const command = program
    .command('show')
    .description('the words behind a claim: sentence, cues, who says so, the frame that fired, contradictions')
    .argument('[claim]', 'number in the table, or IRI; with --parse or --entities also an article; without one: all claims')
    .argument('[files...]', 'graphs; default: the store')
    .option('--entities', 'the names and things found in the article, with their mentions')
    .option('--parse', 'the tree of the sentence; of every sentence if an article is given')
    .option('--json', 'the claim as JSON')
    .action(async (first: string | undefined, rest: string[]) => {
      const options = command.optsWithGlobals<Options>();
      const { claimAndFiles } = await import('../claim-argument.ts');
      const { which, files } = claimAndFiles(context.cwd, first, rest, options.parse === true || options.entities === true);
      if (which === undefined) {
        const { listClaims } = await import('../list-claims.ts');
        await listClaims(context, files, options);
        return;
      }
      if (options.parse || options.entities) {
        const { showArticle } = await import('../show-article.ts');
        await showArticle(context, which, files, options);
        return;
      }
      const { showClaim } = await import('../show-claim.ts');
      await showClaim(context, which, files, options);
    });
}
