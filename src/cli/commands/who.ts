import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { openGraph } from '../open-graph.ts';
import { textWidth } from '../text-width.ts';
import { writeOutput } from '../write-output.ts';

interface Options {
  readonly md?: boolean;
  readonly json?: boolean;
  readonly output?: string;
  readonly store?: string;
}

/** `entente who <name>`: the dossier of one actor. */
export function register(program: Command, context: Context): void {
  const command = program
    .command('who')
    .description('the dossier of one actor: names, offices, claims by status, partners, time line')
    .argument('<name>', 'name, alias or IRI')
    .argument('[files...]', 'graphs to look at; default: the store')
    .option('--md', 'as Markdown')
    .option('--json', 'as JSON')
    .option('-o, --output <file>', 'write to a file; .md and .json give the format')
    .action(async (name: string, files: string[]) => run(name, files, command.optsWithGlobals<Options>(), context));
}

async function run(name: string, files: readonly string[], options: Options, context: Context): Promise<void> {
  const { store } = await openGraph(context, files, options.store);
  const [{ findActor }, { readClaims }, { makeDossier }, lines, { phrasesOf }, { loadOntology }] = await Promise.all([
    import('../find-actor.ts'),
    import('../../rdf/read-claims.ts'),
    import('../../network/dossier/make-dossier.ts'),
    import('../../view/dossier-lines.ts'),
    import('../../view/phrases.ts'),
    import('../../load-ontology.ts'),
  ]);
  const actor = await findActor(store, name, '<name>');
  const claims = readClaims(store);
  const numbers = new Map(claims.map((claim, k) => [claim.iri, k + 1]));
  const dossier = makeDossier(actor, claims);
  const phrases = phrasesOf(loadOntology());
  if (options.json || options.output?.endsWith('.json')) {
    const plain = JSON.stringify(dossier, (_key, value) => (value instanceof Map ? Object.fromEntries(value) : value), 2);
    await writeOutput(context, options.output, [`${plain}\n`]);
    return;
  }
  if (options.md || options.output !== undefined || !context.out.isTerminal) {
    await writeOutput(context, options.output, [lines.dossierMarkdown(dossier, (claim) => numbers.get(claim.iri) ?? 0, phrases)]);
    return;
  }
  const [{ claimRow }, { statusSign }, { statusColor }, { drawTable }] = await Promise.all([
    import('../../view/claim-row.ts'),
    import('../../view/status-sign.ts'),
    import('../status-color.ts'),
    import('../table.ts'),
  ]);
  const { color, columns } = context.out;
  const { bold, dim } = color;
  const write = context.out.write;
  write(`${bold(actor.label)}\n`);
  const identity = lines.identityLines(dossier);
  for (const [key, value] of identity) write(`  ${dim(key.padEnd(12))} ${value}\n`);
  for (const { office, former, claim } of dossier.offices)
    write(`  ${dim((former ? 'was' : 'office').padEnd(12))} ${office}  ${dim(`${statusSign(claim.status)} #${numbers.get(claim.iri)}`)}\n`);
  write(
    `  ${dim('claims'.padEnd(12))} ${dossier.byStatus.map(([status, n]) => `${n} ${statusColor(statusSign(status), color)}`).join('  ') || 'none'}\n`,
  );
  const spark = lines.timeSparkline(dossier);
  if (spark !== '')
    write(`  ${dim('time'.padEnd(12))} ${spark}${dossier.undated > 0 ? dim(`  (${dossier.undated} without a date)`) : ''}\n`);
  if (dossier.partners.length > 0) {
    write(`\n${bold('Has to do with')}\n`);
    const partners = dossier.partners.slice(0, 10);
    const width = Math.max(...partners.map(({ named }) => textWidth(named.label)));
    for (const { named, claims: n, cooperation, conflict } of partners) {
      const sides = `${cooperation > 0 ? `, ${cooperation} of cooperation` : ''}${conflict > 0 ? `, ${conflict} of conflict` : ''}`;
      const gap = ' '.repeat(width - textWidth(named.label) + 2);
      write(`  ${named.label}${gap}${dim(`${String(n).padStart(3)} ${n === 1 ? 'claim' : 'claims'}${sides}`)}\n`);
    }
  }
  const table = (title: string, all: typeof dossier.claims): void => {
    if (all.length === 0) return;
    const rows = all.map((claim) => {
      const row = claimRow(claim, phrases);
      return [
        String(numbers.get(claim.iri)),
        statusSign(row.status),
        row.who || '–',
        row.what,
        row.whom || '–',
        row.when || '–',
        `“${row.quote}”${row.by ? ` (${row.by})` : ''}`,
      ];
    });
    write(`\n${bold(title)}\n`);
    write(
      drawTable(
        [
          { title: '#', align: 'right', min: 3, paint: dim },
          { title: 'status', min: 10, paint: (cell) => statusColor(cell, color) },
          { title: 'who', min: 8 },
          { title: 'does what', min: 10 },
          { title: 'to whom', min: 8 },
          { title: 'when', min: 7 },
          { title: 'evidence (according to)', min: 12, paint: dim },
        ],
        rows,
        columns,
        dim,
      ),
    );
  };
  table('Claims', dossier.claims);
  table('On its word', dossier.said);
}
