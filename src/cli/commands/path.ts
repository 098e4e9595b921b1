import type { Command } from 'commander';
import { EntenteError } from '../../errors.ts';
import { type ClaimFilters, claimFilterOptions, claimSelection } from '../claim-filters.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { openGraph } from '../open-graph.ts';

interface Options extends ClaimFilters {
  readonly limit: string;
  readonly maxHops: string;
  readonly claims: string;
  readonly withDenied?: boolean;
  readonly json?: boolean;
  readonly store?: string;
}

/** `entente path <a> <b>`: the shortest chains of claims between two actors, with the words on each hop. */
export function register(program: Command, context: Context): void {
  const command = claimFilterOptions(
    program
      .command('path')
      .description('chains of claims that tie two actors, with the evidence on each hop')
      .argument('<from>', 'name or IRI of an actor')
      .argument('<to>', 'name or IRI of another')
      .argument('[files...]', 'graphs to look at; default: the store'),
  )
    .option('--limit <n>', 'so many of the shortest chains', '3')
    .option('--max-hops <n>', 'no longer chains than this', '6')
    .option('--claims <n>', 'so many claims on each hop', '2')
    .option('--with-denied', 'walk over denied claims too')
    .option('--json', 'as JSON')
    .action(async (from: string, to: string, files: string[]) => run(from, to, files, command.optsWithGlobals<Options>(), context));
}

async function run(fromName: string, toName: string, files: readonly string[], options: Options, context: Context): Promise<void> {
  const whole = (text: string, option: string): number => {
    if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
    throw new EntenteError('cli/bad-option', `"${text}" is no number for --${option}.`, { next: `For example --${option} 3` });
  };
  const [limit, maxHops, most] = [whole(options.limit, 'limit'), whole(options.maxHops, 'max-hops'), whole(options.claims, 'claims')];
  const selection = claimSelection(options);
  const { store } = await openGraph(context, files, options.store);
  const [{ findActor }, { readClaims }, { selectClaims }, { project }, { evidencePaths }] = await Promise.all([
    import('../find-actor.ts'),
    import('../../rdf/read-claims.ts'),
    import('../../network/select-claims.ts'),
    import('../../network/project.ts'),
    import('../../network/evidence-paths.ts'),
  ]);
  const [from, to] = [await findActor(store, fromName, '<from>'), await findActor(store, toName, '<to>')];
  if (from.iri === to.iri)
    throw new EntenteError('cli/same-actor', `"${fromName}" and "${toName}" are the same: ${from.label}.`, {
      next: 'Name two different actors.',
    });
  const all = readClaims(store);
  const numbers = new Map(all.map((claim, k) => [claim.iri, k + 1]));
  const claims = new Map(all.map((claim) => [claim.iri, claim]));
  const network = project(selectClaims(all, selection));
  const keep = options.withDenied ? () => true : (edge: { readonly negated: boolean }) => !edge.negated;
  const paths = evidencePaths(network, from.iri, to.iri, { limit, maxHops }, keep);
  const label = (iri: string): string => network.getNodeAttribute(iri, 'label');
  if (options.json) {
    const plain = paths.map(({ hops }) =>
      hops.map((hop) => ({
        from: { iri: hop.from, label: label(hop.from) },
        to: { iri: hop.to, label: label(hop.to) },
        claims: hop.claims.map((iri) => ({
          iri,
          status: claims.get(iri)?.status,
          quotes: claims.get(iri)?.spans.map(({ exact }) => exact),
          article: claims.get(iri)?.article.id,
        })),
      })),
    );
    context.out.write(`${JSON.stringify(plain, null, 2)}\n`);
    if (paths.length === 0) context.exit(EXIT.no);
    return;
  }
  if (paths.length === 0) {
    context.err.write(
      `No chain of up to ${maxHops} claims ties ${from.label} to ${to.label}${options.withDenied ? '' : ' (denied claims do not count; --with-denied walks over them)'}.\n`,
    );
    context.exit(EXIT.no);
    return;
  }
  const [{ claimRow }, { phrasesOf }, { statusSign }, { statusColor }, { loadOntology }] = await Promise.all([
    import('../../view/claim-row.ts'),
    import('../../view/phrases.ts'),
    import('../../view/status-sign.ts'),
    import('../status-color.ts'),
    import('../../load-ontology.ts'),
  ]);
  const phrases = phrasesOf(loadOntology());
  const { bold, dim } = context.out.color;
  paths.forEach(({ hops }, k) => {
    if (k > 0) context.out.write('\n');
    context.out.write(`${bold([from.label, ...hops.map((hop) => label(hop.to))].join(' – '))}\n`);
    for (const hop of hops) {
      context.out.write(`  ${label(hop.from)} – ${label(hop.to)}\n`);
      for (const iri of hop.claims.slice(0, most)) {
        const claim = claims.get(iri)!;
        const { sentence, when, by, quote } = claimRow(claim, phrases);
        const fact =
          [sentence.subject || 'somebody', sentence.verb, sentence.object].filter((part) => part !== '').join(' ') + sentence.more;
        context.out.write(
          `    ${statusColor(statusSign(claim.status), context.out.color)}  ${fact}${when ? `, ${when}` : ''}  ${dim(`#${numbers.get(iri)}`)}\n`,
        );
        context.out.write(dim(`       “${quote.replace(/\s+/g, ' ')}” (${[by, claim.article.id].filter(Boolean).join('; ')})\n`));
      }
      if (hop.claims.length > most) context.out.write(dim(`       and ${hop.claims.length - most} more\n`));
    }
  });
}
