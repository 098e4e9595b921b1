import type { Command } from 'commander';
import { EntenteError } from '../../errors.ts';
import type { ActorRank, Measure } from '../../network/rank-actors.ts';
import type { SignedPair } from '../../network/signed-pairs.ts';
import { type ClaimFilters, claimFilterOptions, claimSelection } from '../claim-filters.ts';
import type { Context } from '../context.ts';
import { openGraph } from '../open-graph.ts';
import { type Column, drawTable } from '../table.ts';
import { writeOutput } from '../write-output.ts';

interface Options extends ClaimFilters {
  readonly by: string;
  readonly top: string;
  readonly seed: string;
  readonly output?: string;
  readonly format?: string;
  readonly title?: string;
  readonly json?: boolean;
  readonly store?: string;
}

const HEADINGS = ['#', 'actor', 'kind', 'claims', 'partners', 'strength', 'betweenness', 'pagerank', 'bridges', 'bloc'] as const;

const cells = (rank: ActorRank, k: number, digits: (value: number, n: number) => string): string[] => [
  String(k + 1),
  rank.label,
  rank.type,
  String(rank.claims),
  String(rank.partners),
  digits(rank.strength, 1),
  digits(rank.betweenness, 3),
  digits(rank.pagerank, 3),
  digits(rank.bridges, 1),
  rank.bloc === null ? '–' : String(rank.bloc),
];

function terminalTable(ranks: readonly ActorRank[], context: Context): string {
  const columns: Column[] = HEADINGS.map((title, k) => ({
    title,
    ...(k === 1 ? { min: 14, paint: context.out.color.bold } : k === 2 ? { min: 6 } : { align: 'right' as const, min: 4 }),
  }));
  return drawTable(
    columns,
    ranks.map((rank, k) => cells(rank, k, (value, n) => value.toFixed(n))),
    context.out.columns,
    context.out.color.dim,
  );
}

const names = (labels: readonly string[], most = 8): string =>
  labels.length <= most ? labels.join(', ') : `${labels.slice(0, most).join(', ')} + ${labels.length - most}`;

/** `entente network`: who is tied to whom, by every measure; or the network as a file. */
export function register(program: Command, context: Context): void {
  const command = claimFilterOptions(
    program
      .command('network')
      .description('who is tied to whom: the central actors, blocs, brokers, friends and foes; or the network as a file')
      .argument('[files...]', 'graphs to look at; default: the store'),
  )
    .option('--by <measure>', 'order by claims, partners, strength, betweenness, pagerank or bridges', 'strength')
    .option('--top <n>', 'so many actors in the table', '15')
    .option('--seed <n>', 'seed of the search for blocs', '1')
    .option('-o, --output <file>', 'write the network: .gexf (Gephi, with dates), .graphml, .json (graphology), .svg (a picture)')
    .option('-f, --format <format>', 'gexf, graphml, json or svg, if the ending does not say it')
    .option('--title <text>', 'title of the picture')
    .option('--json', 'all figures as JSON')
    .action(async (files: string[]) => run(files, command.optsWithGlobals<Options>(), context));
}

async function run(files: readonly string[], options: Options, context: Context): Promise<void> {
  const selection = claimSelection(options);
  const whole = (text: string, option: string): number => {
    if (/^\d{1,9}$/.test(text)) return Number(text);
    throw new EntenteError('cli/bad-option', `"${text}" is no number for --${option}.`, { next: `For example --${option} 10` });
  };
  const [top, seed] = [whole(options.top, 'top'), whole(options.seed, 'seed')];
  const { MEASURES, rankActors } = await import('../../network/rank-actors.ts');
  const by = MEASURES.find((measure): measure is Measure => measure === options.by);
  if (!by) throw new EntenteError('cli/bad-option', `"${options.by}" is no measure.`, { next: `Choose one of ${MEASURES.join(', ')}.` });
  const { store, from } = await openGraph(context, files, options.store);
  const [{ readClaims }, { selectClaims }, { project }] = await Promise.all([
    import('../../rdf/read-claims.ts'),
    import('../../network/select-claims.ts'),
    import('../../network/project.ts'),
  ]);
  const claims = selectClaims(readClaims(store), selection);
  const network = project(claims);
  const ending =
    options.format ?? (options.output === undefined || options.output === '-' ? undefined : options.output.match(/\.(\w+)$/)?.[1]);
  if (options.output !== undefined || options.format !== undefined) {
    const { NETWORK_FORMATS } = await import('../../network/formats.ts');
    const format = NETWORK_FORMATS.find(({ name }) => name === ending?.toLowerCase());
    if (!format) {
      throw new EntenteError('export/unknown-format', `A network cannot be written as "${ending ?? options.output}".`, {
        next: `Choose one of ${NETWORK_FORMATS.map(({ name }) => name).join(', ')}.${ending === 'png' ? ' The page saves a PNG: entente serve, Export.' : ''}`,
      });
    }
    const articles = new Set(claims.map(({ article }) => article.title ?? article.id));
    const source = `Source: ${articles.size === 1 ? [...articles][0] : `${articles.size} articles`}`;
    const title = options.title ?? 'Who is tied to whom, and how firmly';
    const { phrasesOf, tieNames } = await import('../../view/phrases.ts');
    const { loadOntology } = await import('../../load-ontology.ts');
    await writeOutput(context, options.output, [
      format.write(network, {
        title,
        source,
        nameOf: tieNames(phrasesOf(loadOntology())),
      }),
    ]);
    if (options.output !== undefined && options.output !== '-')
      context.err.write(`wrote ${options.output} (${format.name}: ${network.order} actors, ${network.size} ties)\n`);
    return;
  }
  const [{ signedPairs }, { balance }] = await Promise.all([import('../../network/signed-pairs.ts'), import('../../network/balance.ts')]);
  const ranks = rankActors(network, by, seed);
  const pairs = signedPairs(network);
  const shape = balance(pairs);
  if (options.json) {
    context.out.write(`${JSON.stringify({ claims: claims.length, actors: ranks, pairs, balance: shape }, null, 2)}\n`);
    return;
  }
  if (!context.out.isTerminal) {
    const exact = (value: number): string => String(value);
    for (const row of [[...HEADINGS, 'iri'], ...ranks.map((rank, k) => [...cells(rank, k, exact), rank.iri])])
      context.out.write(`${row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')}\n`);
    return;
  }
  const { dim, bold } = context.out.color;
  if (network.order === 0) {
    context.err.write(`No claim of ${from} ties two parties${claims.length === 0 ? '; no claim passes the filters' : ''}.\n`);
    return;
  }
  context.out.write(terminalTable(ranks.slice(0, top), context));
  const label = (iri: string): string => network.getNodeAttribute(iri, 'label');
  const blocs = new Map<number, string[]>();
  for (const { bloc, label: name } of ranks) if (bloc !== null) blocs.set(bloc, [...(blocs.get(bloc) ?? []), name]);
  const telling = [...blocs].sort(([x], [y]) => x - y).filter(([, members]) => members.length > 1);
  if (telling.length > 0)
    context.out.write(
      `\n${bold('Blocs')} ${dim('(who cooperates with whom)')}\n${telling
        .slice(0, 6)
        .map(([bloc, members]) => `  ${bloc}  ${names(members)}\n`)
        .join('')}`,
    );
  const line = ({ nodes, cooperation, conflict }: SignedPair): string =>
    `  ${label(nodes[0])} – ${label(nodes[1])}  ${dim(`cooperation ${cooperation.toFixed(1)}, conflict ${conflict.toFixed(1)}`)}\n`;
  const friends = pairs.filter(({ sign }) => sign > 0).slice(0, 5);
  const foes = pairs.filter(({ sign }) => sign < 0).slice(0, 5);
  if (friends.length > 0) context.out.write(`\n${bold('More cooperation than conflict')}\n${friends.map(line).join('')}`);
  if (foes.length > 0) context.out.write(`\n${bold('More conflict than cooperation')}\n${foes.map(line).join('')}`);
  if (shape.share !== null) {
    const strained = shape.triangles.filter(({ balanced }) => !balanced);
    context.out.write(
      `\n${bold('Balance')} ${shape.balanced} of ${shape.triangles.length} triangles are balanced${
        strained.length > 0
          ? `; strained: ${strained
              .slice(0, 3)
              .map(({ nodes }) => nodes.map(label).join(' / '))
              .join('; ')}`
          : ''
      }\n`,
    );
  }
  const denied = claims.filter((claim) => claim.negated || claim.status === 'denied').length;
  context.err.write(
    dim(
      `${network.order} actors, ${network.size} ties from ${claims.length} claims${denied > 0 ? ` (${denied} denied or negated ones do not count)` : ''} · entente path <a> <b> · entente network -o net.gexf\n`,
    ),
  );
}
