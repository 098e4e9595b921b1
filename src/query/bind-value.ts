import type { Term } from '@rdfjs/types';
import { EntenteError } from '../errors.ts';
import { literal, namedNode } from '../store/term.ts';
import { PREFIXES } from '../vocabulary.ts';
import type { Candidate, LabelLookup } from './bind-label.ts';
import type { Parameter, SavedQuery } from './saved-query.ts';

/** Stands in an example for a name; who knows the data puts one of its names there. */
export const ANY_NAME = '"A NAME"';

const exampleOf = ({ name, type, values }: Parameter): string =>
  `--${name} ${values[0] ?? { iri: ANY_NAME, date: '2024-10-12', integer: '10', string: '"…"' }[type]}`;

const wrong = (query: SavedQuery, parameter: Parameter, value: string, why: string, next: string): EntenteError =>
  new EntenteError('query/bad-parameter', `"${value}" is no value for --${parameter.name} of "${query.name}".`, { why, next });

/** An absolute IRI, or one with a known prefix (`ent:Claim`), or in angle brackets. */
function iriOf(value: string): string | undefined {
  const bare = value.replace(/^<(.*)>$/, '$1');
  if (/^[a-z][a-z0-9+.-]*:\/\/[^\s<>"{}|^`\\]+$/i.test(bare) || /^urn:[^\s<>"{}|^`\\]+$/i.test(bare)) return bare;
  const prefixed = bare.match(/^([a-z]+):([\w-]+)$/i);
  const namespace = prefixed && PREFIXES[prefixed[1] as keyof typeof PREFIXES];
  return namespace ? namespace + prefixed[2] : undefined;
}

const describe = ({ iri, label, type }: Candidate): string => `${label}${type ? ` (${type})` : ''}  ${iri}`;

/** Looks a label up; exactly one entity must have it. A preferred label wins over an alternative one. */
async function iriByLabel(query: SavedQuery, parameter: Parameter, value: string, lookup: LabelLookup): Promise<string> {
  const found = await lookup(value);
  const preferred = found.candidates.filter((candidate) => candidate.preferred);
  const best = preferred.length > 0 ? preferred : found.candidates;
  if (best.length === 1) return best[0]!.iri;
  if (best.length > 1)
    throw new EntenteError('query/ambiguous-label', `"${value}" names ${best.length} things; --${parameter.name} wants one.`, {
      why: best.map(describe).join('\n'),
      next: `Give the IRI: --${parameter.name} ${best[0]!.iri}`,
    });
  throw wrong(
    query,
    parameter,
    value,
    'Nothing in the data has that label.',
    found.near.length > 0
      ? `Did you mean ${found.near.map((label) => `"${label}"`).join(' or ')}?`
      : 'Give another name of it, or its IRI.',
  );
}

async function termOf(query: SavedQuery, parameter: Parameter, value: string, lookup: LabelLookup): Promise<Term> {
  if (parameter.values.length > 0 && !parameter.values.includes(value))
    throw wrong(query, parameter, value, `It may be ${parameter.values.join(', ')}.`, `For example ${exampleOf(parameter)}`);
  switch (parameter.type) {
    case 'iri':
      return namedNode(iriOf(value) ?? (await iriByLabel(query, parameter, value, lookup)));
    case 'date':
      if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(`${value}T00:00:00Z`)))
        throw wrong(query, parameter, value, 'A date is written YYYY-MM-DD.', `For example ${exampleOf(parameter)}`);
      return literal(value, namedNode(`${PREFIXES.xsd}date`));
    case 'integer':
      if (!/^[+-]?\d+$/.test(value))
        throw wrong(query, parameter, value, 'It must be a whole number.', `For example ${exampleOf(parameter)}`);
      return literal(value, namedNode(`${PREFIXES.xsd}integer`));
    case 'string':
      return literal(value);
  }
}

/**
 * Turns what the user gave (parameter name → text) into terms (variable → term), with defaults filled in.
 * Fails with `query/unknown-parameter`, `query/missing-parameter`, `query/bad-parameter` or `query/ambiguous-label`.
 */
export async function bindValues(
  query: SavedQuery,
  given: Readonly<Record<string, string>>,
  lookup: LabelLookup,
): Promise<Map<string, Term>> {
  const names = query.parameters.map((parameter) => parameter.name);
  for (const name of Object.keys(given)) {
    if (!names.includes(name))
      throw new EntenteError('query/unknown-parameter', `The question "${query.name}" has no parameter "${name}".`, {
        why: names.length > 0 ? `It has ${names.map((n) => `--${n}`).join(', ')}.` : 'It has none.',
        next: `entente ask ${query.name} --help`,
      });
  }
  const terms = new Map<string, Term>();
  for (const parameter of query.parameters) {
    const value = given[parameter.name] ?? parameter.default;
    if (value !== null) terms.set(parameter.variable, await termOf(query, parameter, value, lookup));
    else if (parameter.required)
      throw new EntenteError('query/missing-parameter', `The question "${query.name}" needs --${parameter.name}.`, {
        why:
          parameter.values.length > 0
            ? `It may be ${parameter.values.join(', ')}.`
            : `It is ${{ iri: 'a name or an IRI', date: 'a date', integer: 'a number', string: 'a word' }[parameter.type]}.`,
        next: `For example: entente ask ${query.name} ${exampleOf(parameter)}`,
      });
  }
  return terms;
}
