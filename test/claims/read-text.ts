import { extract } from '../../src/claims/extract.ts';
import { loadResources } from '../../src/load-resources.ts';

const resources = loadResources();
const read = extract(resources.ontology, resources.lexicon);

/**
 * Claims about events as lines that a test can compare: `Alleged ArmsTransfer supplier=Chad receiver=Mali by=Reuters`; negated claims
 * begin with `not`, the date stands at the end where there is one. Relations read `Chad memberOf United Nations`.
 */
export function readText(text: string, date?: string): string[] {
  const doc = resources.analyse(date === undefined ? { id: 'test', text } : { id: 'test', text, date });
  const reading = read(doc);
  const name = (f: { entity: number } | { text: string } | { unnamed: string }): string =>
    'entity' in f ? doc.entities[f.entity]!.label : 'text' in f ? f.text : f.unnamed;
  return reading.claims.map((claim) => {
    const status = `${claim.negated ? 'not ' : ''}${claim.status}`;
    const by = claim.attributedTo.length === 0 ? '' : ` by=${claim.attributedTo.map(name).join('+')}`;
    if ('relation' in claim.about) {
      const { subject, predicate, object } = claim.about.relation;
      return `${status} ${doc.entities[subject]!.label} ${predicate} ${'office' in object ? object.office : doc.entities[object.entity]!.label}${by}`;
    }
    const event = reading.events[claim.about.event]!;
    const roles = [...event.roles]
      .filter(([role]) => !['item', 'topic', 'place', 'instrument'].includes(role))
      .map(([role, fillers]) => `${role}=${fillers.map(name).join('+')}`);
    return `${status} ${event.type} ${roles.join(' ')}${by}${event.date === null ? '' : ` ${event.date}`}`;
  });
}
