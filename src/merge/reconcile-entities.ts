import type { Quad } from '@rdfjs/types';
import { iri, PREFIXES } from '../vocabulary.ts';
import type { ReconcileEntity } from './reconcile.ts';

/** The predicates that tell all that is needed; nothing else of a graph must be read. */
export const RECONCILE_PREDICATES: readonly string[] = [
  iri('rdf', 'type'),
  iri('skos', 'prefLabel'),
  iri('skos', 'altLabel'),
  iri('ent', 'state'),
  iri('ent', 'alpha3'),
  iri('ent', 'mentionedIn'),
];

/** Things that a name in a spreadsheet can stand for. */
const TYPES = new Set(
  (
    'Person Country GovernmentBody InternationalOrganization ArmedGroup MilitaryUnit Company MediaOrganization CivilSocietyOrganization Group Place ' +
    'Materiel Agreement Facility Office'
  ).split(' '),
);

interface Draft {
  label: string;
  readonly aliases: Set<string>;
  type: string;
  state: string | null;
  code: string | null;
  readonly articles: Set<string>;
  isEvent: boolean;
}

/** The entities of a graph as the reconciliation service wants them, by IRI. */
export function reconcileEntities(quads: Iterable<Quad>): ReconcileEntity[] {
  const drafts = new Map<string, Draft>();
  const draft = (node: string): Draft => {
    let found = drafts.get(node);
    if (!found) {
      found = { label: '', aliases: new Set(), type: '', state: null, code: null, articles: new Set(), isEvent: false };
      drafts.set(node, found);
    }
    return found;
  };
  for (const { subject, predicate, object } of quads) {
    switch (predicate.value) {
      case iri('rdf', 'type'): {
        const type = object.value.startsWith(PREFIXES.ent) ? object.value.slice(PREFIXES.ent.length) : '';
        // An agreement is a thing and a kind of event; what is an event is nothing to match a name with.
        if (type === 'Event') draft(subject.value).isEvent = true;
        else if (TYPES.has(type)) draft(subject.value).type = type;
        break;
      }
      case iri('skos', 'prefLabel'):
        // Of several names the first by letter, whatever the order of the quads.
        if (draft(subject.value).label === '' || object.value < draft(subject.value).label) draft(subject.value).label = object.value;
        draft(subject.value).aliases.add(object.value);
        break;
      case iri('skos', 'altLabel'):
        draft(subject.value).aliases.add(object.value);
        break;
      case iri('ent', 'state'):
        draft(subject.value).state = object.value;
        break;
      case iri('ent', 'alpha3'):
        draft(subject.value).code = object.value;
        break;
      case iri('ent', 'mentionedIn'):
        draft(subject.value).articles.add(object.value);
        break;
    }
  }
  return [...drafts]
    .filter(([, d]) => d.type !== '' && d.label !== '' && !d.isEvent)
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([node, d]) => {
      const country = d.code ?? (d.state === null ? null : (drafts.get(d.state)?.code ?? null));
      const land = d.state === null ? undefined : drafts.get(d.state)?.label;
      const words = d.type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
      const seen = d.articles.size === 0 ? '' : `, mentioned in ${d.articles.size === 1 ? '1 article' : `${d.articles.size} articles`}`;
      return {
        iri: node,
        label: d.label,
        aliases: [...d.aliases].filter((a) => a !== d.label).sort(),
        type: d.type,
        country,
        ...(land ? { land } : {}),
        description: `${words}${land ? ` of ${land}` : ''}${seen}`,
      };
    });
}
