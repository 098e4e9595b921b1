import type { Term } from '@rdfjs/types';
import { bindParameters } from './bind-parameters.ts';
import { queryTokens } from './bind-tokens.ts';
import type { SavedQuery } from './saved-query.ts';

/** How many rows a query has. */
export type Count = (sparql: string) => Promise<number>;

const rows = (n: number): string => `${n} ${n === 1 ? 'row' : 'rows'}`;

/** The classes that the query asks for: `?event a ent:ArmsTransfer`. */
function classesOf(sparql: string): string[] {
  const tokens = queryTokens(sparql).filter((token) => token.kind !== 'comment');
  return [...new Set(tokens.filter((token, i) => tokens[i - 1]?.text === 'a' && token.text.startsWith('ent:')).map((token) => token.text))];
}

/**
 * Says why a saved question has no answer: which value leaves nothing over, or that the data holds nothing of that kind.
 * `given` is what the user wrote, `terms` what it became.
 */
export async function explainZeroRows(
  query: SavedQuery,
  given: Readonly<Record<string, string>>,
  terms: ReadonlyMap<string, Term>,
  count: Count,
): Promise<string> {
  const used = query.parameters.filter((parameter) => terms.has(parameter.variable) && given[parameter.name] !== undefined);
  const withOnly = (names: readonly string[]): Promise<number> =>
    count(
      bindParameters(
        query.sparql,
        new Map(
          query.parameters
            .filter((p) => terms.has(p.variable) && (names.includes(p.name) || !used.includes(p)))
            .map((p) => [p.variable, terms.get(p.variable)!]),
        ),
      ),
    );
  if (used.length > 0) {
    const free = await withOnly([]);
    if (free > 0) {
      const alone = await Promise.all(used.map(async (p) => ({ p, n: await withOnly([p.name]) })));
      const none = alone.filter(({ n }) => n === 0).map(({ p }) => `${p.name} = ${given[p.name]}`);
      if (none.length > 0) return `${query.name} has ${rows(free)}, none with ${none.join(' or ')}.`;
      return `${query.name} has ${rows(free)}: ${alone.map(({ p, n }) => `${n} with ${p.name} = ${given[p.name]}`).join(', ')}, but none with ${used.length === 2 ? 'both' : 'all of them'}.`;
    }
  }
  const PREFIX = 'PREFIX ent: <https://w3id.org/entente/ns#> ';
  for (const name of classesOf(query.sparql).filter((c) => c !== 'ent:Claim')) {
    const n = await count(`${PREFIX}SELECT ?x WHERE { ?x a ${name} }`);
    const kind = name.slice('ent:'.length);
    if (n === 0) return query.empty || `The data has no ${kind} event.`;
    return `The data has ${n} ${kind} ${n === 1 ? 'event' : 'events'}, but no claim about ${n === 1 ? 'it' : 'them'} fits the question.`;
  }
  const claims = await count(`${PREFIX}SELECT ?x WHERE { ?x a ent:Claim }`);
  if (claims === 0) return 'The data has no claims at all. Read articles first: entente read <files>.';
  const all = `The data has ${claims} ${claims === 1 ? 'claim' : 'claims'}`;
  return query.empty === '' ? `${all}; none of them fits the question.` : `${query.empty} ${all}.`;
}
