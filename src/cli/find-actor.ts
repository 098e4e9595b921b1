import type { Store } from 'n3';
import { EntenteError } from '../errors.ts';
import type { ActorRecord } from '../network/read-actors.ts';

/** Finds one entity of a graph by name or IRI. Fails with `cli/unknown-actor` or `cli/ambiguous-actor`. */
export async function findActor(store: Store, name: string, option: string): Promise<ActorRecord> {
  const [{ readActors }, { storeLabels }] = await Promise.all([import('../network/read-actors.ts'), import('../query/bind-label.ts')]);
  const actors = readActors(store);
  const byIri = actors.find(({ iri }) => iri === name.replace(/^<(.*)>$/, '$1') || (name.length > 4 && iri.endsWith(`/${name}`)));
  if (byIri) return byIri;
  const { candidates, near } = await storeLabels(store)(name);
  // Offices and words that name nobody in particular share names with entities; an entity with a class is meant.
  const known = candidates.filter(({ type }) => type !== '' && type !== 'Office' && type !== 'UnnamedSource');
  const all = known.length > 0 ? known : candidates;
  const preferred = all.filter(({ preferred: mine }) => mine);
  const best = preferred.length > 0 ? preferred : all;
  const [first] = best;
  if (!first) {
    const part = actors.filter(({ label, aliases }) =>
      [label, ...aliases].some((one) => one.toLowerCase().split(/\s+/).includes(name.toLowerCase())),
    );
    if (part.length === 1) return part[0]!;
    const hints = [...new Set([...part.map(({ label }) => label), ...near])].slice(0, 4);
    throw new EntenteError('cli/unknown-actor', `Nobody in the graph is called "${name}".`, {
      next:
        hints.length > 0
          ? `Did you mean ${hints.map((label) => `"${label}"`).join(' or ')}?`
          : `Give another name or an IRI as ${option}; \`entente network\` lists who there is.`,
    });
  }
  if (best.length > 1) {
    throw new EntenteError('cli/ambiguous-actor', `"${name}" names ${best.length} things.`, {
      why: best.map(({ label, type, iri }) => `${label}${type ? ` (${type})` : ''}  ${iri}`).join('\n'),
      next: `Give the IRI as ${option}.`,
    });
  }
  const found = actors.find(({ iri }) => iri === first.iri);
  return found ?? { ...first, aliases: [], alpha3: null, sameAs: [], mentionedIn: [] };
}
