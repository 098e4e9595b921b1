import type { Op } from './algebra.ts';
import type { Answer } from './answer.ts';
import { local } from './empty-pieces.ts';
import { parse } from './parse/parse.ts';
import { shortTerm } from './pattern-text.ts';
import { sparqlText } from './sparql-text.ts';
import { reasonOf, type WhyEmpty } from './why-empty.ts';

/**
 * Finds the condition that leaves a question to another server without rows, by putting smaller questions to it; undefined if that cannot
 * be told. `put` should have little patience.
 */
export async function whyEmptyAt(put: (sparql: string) => Promise<Answer>, sparql: string): Promise<WhyEmpty | undefined> {
  const count = async (op: Op, most: number): Promise<number> => {
    const pattern = sparqlText(op);
    if (most === 1) {
      const found = await put(`ASK { ${pattern} }`);
      return found.kind === 'boolean' && found.value ? 1 : 0;
    }
    const counted = await put(`SELECT (COUNT(*) AS ?n) WHERE { SELECT * WHERE { ${pattern} } LIMIT ${most} }`);
    return counted.kind === 'bindings' ? Number(counted.rows[0]?.get('n')?.value ?? 0) : 0;
  };
  const isCountable = (op: Op): boolean => {
    try {
      return sparqlText(op) !== '';
    } catch {
      return false;
    }
  };
  try {
    const query = parse(sparql);
    // With FROM, other graphs are meant than those that the smaller questions would ask.
    if (query.from !== undefined) return undefined;
    const label = (term: Parameters<typeof shortTerm>[0]) => (term.termType === 'Literal' ? `"${term.value}"` : local(shortTerm(term)));
    return await reasonOf(query, { count, isCountable, label });
  } catch {
    return undefined; // No reason can be told; the empty answer stands.
  }
}
