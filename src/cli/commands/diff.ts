import type { Quad } from '@rdfjs/types';
import type { Command } from 'commander';
import type { ClaimChange } from '../../diff/claim-changes.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { readGraphFile } from '../open-graph.ts';
import { writeOutput } from '../write-output.ts';

interface Options {
  readonly output?: string;
  readonly patch?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `entente diff a b`: what has changed between two graphs, as claims or as RDF Patch. */
export function register(program: Command, context: Context): void {
  program
    .command('diff')
    .description('compare two graphs: what is upgraded, newly denied, withdrawn; exit code 1 if they differ')
    .argument('<before>', 'RDF file')
    .argument('<after>', 'RDF file')
    .option('--patch', 'write the difference as RDF Patch, for `entente patch`')
    .option('-o, --output <file>', 'file to write')
    .option('--json', 'write the changes as JSON')
    .option('-q, --quiet', 'only the exit code')
    .action((before: string, after: string, options: Options) => run(before, after, options, context));
}

async function run(before: string, after: string, options: Options, context: Context): Promise<void> {
  const [a, b] = [await readGraphFile(before, context), await readGraphFile(after, context)];
  const { compareDatasets } = await import('../../diff/compare-datasets.ts');
  const difference = await compareDatasets(a, b);
  const same = difference.added.length + difference.removed.length === 0;
  if (!same) context.exit(EXIT.no);
  if (options.quiet) return;
  if (options.patch) {
    const { writePatch } = await import('../../diff/rdf-patch.ts');
    await writeOutput(context, options.output, writePatch(difference));
    return;
  }
  const changes = await changesBetween(a, b);
  const { added, removed } = difference;
  if (options.json) {
    const rows = changes.map((c) => ({
      ...c,
      claims: c.claims.map((claim) => ({ claim: claim.iri, article: claim.article.id, quote: claim.spans[0]?.exact ?? '' })),
    }));
    await writeOutput(context, options.output, [
      `${JSON.stringify({ same, added: added.length, removed: removed.length, changes: rows }, null, 2)}\n`,
    ]);
    return;
  }
  await writeOutput(context, options.output, [same ? 'The two graphs say the same.\n' : text(changes, added.length, removed.length)]);
}

async function changesBetween(a: readonly Quad[], b: readonly Quad[]): Promise<ClaimChange[]> {
  const [{ Store }, { readClaims }, { claimChanges }] = await Promise.all([
    import('n3'),
    import('../../rdf/read-claims.ts'),
    import('../../diff/claim-changes.ts'),
  ]);
  return claimChanges(readClaims(new Store(a as never)), readClaims(new Store(b as never)));
}

const SIGNS: Readonly<Record<ClaimChange['kind'], string>> = {
  upgraded: '▲',
  downgraded: '▼',
  'newly denied': '✕',
  'denial withdrawn': '○',
  new: '+',
  withdrawn: '−',
  reworded: '~',
};

function text(changes: readonly ClaimChange[], added: number, removed: number): string {
  const lines = changes.map((c) => {
    const how =
      c.kind === 'upgraded' || c.kind === 'downgraded'
        ? `${c.kind} from ${c.from ?? 'denied only'} to ${c.to ?? 'denied only'}`
        : c.kind === 'new'
          ? `new (${c.to ?? 'denied'})`
          : c.kind;
    const [claim] = c.claims;
    const who = claim && claim.attributedTo.length > 0 ? ` (${claim.attributedTo.map((x) => x.label).join(', ')})` : '';
    const quote = claim?.spans[0] ? `\n    “${claim.spans[0].exact.replace(/\s+/g, ' ')}”${who} · ${claim.article.id}` : '';
    return `${SIGNS[c.kind]} ${c.proposition}: ${how}${quote}\n`;
  });
  const claims = changes.length === 0 ? 'No claim has changed, but other statements have.\n' : lines.join('');
  return `${claims}\n${added} statements added, ${removed} removed (as RDF Patch: --patch)\n`;
}
