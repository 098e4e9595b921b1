import type { Quad } from '@rdfjs/types';
import { hash } from '../../rdf/mint.ts';
import type { ClaimRecord, Named } from '../../rdf/read-claims.ts';
import { iri } from '../../vocabulary.ts';
import { claimsOf } from '../claims-of.ts';
import { countriesOf } from '../countries-of.ts';
import type { Format } from '../format.ts';

/** Schemata of FollowTheMoney for our kinds of entity; kinds without one (materiel, agreements) are not written. */
const SCHEMATA: Readonly<Record<string, string>> = {
  Person: 'Person',
  Country: 'PublicBody',
  GovernmentBody: 'PublicBody',
  MilitaryUnit: 'PublicBody',
  InternationalOrganization: 'Organization',
  ArmedGroup: 'Organization',
  MediaOrganization: 'Organization',
  CivilSocietyOrganization: 'Organization',
  Group: 'Organization',
  Company: 'Company',
  Office: 'Position',
};
type Entity = { id: string; schema: string; properties: Record<string, string[]> };

/** A stable id that every tool of that family takes. */
const idOf = (node: string): string => hash(node).slice(0, 40);
const given = (values: readonly (string | null | undefined)[]): string[] =>
  values.filter((v): v is string => v !== null && v !== undefined && v !== '');

/** FollowTheMoney: one JSON object per line; events with their claims in words, relations as links, each with its article as proof. */
export const ftm: Format = {
  name: 'ftm',
  endings: ['ftm.json', 'ftm.jsonl', 'ftm'],
  mediaType: 'application/x-ndjson; profile=followthemoney',
  summary: 'FollowTheMoney entities, for Aleph and OpenSanctions tools; what is only denied is left out',
  keeps: 'view',
  *write({ quads, alpha2 }) {
    const entities = new Map<string, Entity>();
    const put = (node: string, schema: string, properties: Record<string, (string | null | undefined)[]>): string => {
      const id = idOf(node);
      const kept = Object.entries(properties).map(([k, v]) => [k, [...new Set(given(v))]] as [string, string[]]);
      if (!entities.has(id)) entities.set(id, { id, schema, properties: Object.fromEntries(kept.filter(([, v]) => v.length > 0)) });
      return id;
    };
    const stateOf = countriesOf(quads);
    const country = (node: string): string | null => alpha2?.get(stateOf(node) ?? '')?.toLowerCase() ?? null;
    const more = describe(quads);
    const actor = (named: Named): string | null => {
      const schema = SCHEMATA[named.type];
      if (!schema) return null;
      const { aliases, wikidata } = more(named.iri);
      return put(named.iri, schema, {
        name: [named.label],
        alias: aliases.filter((a) => a !== named.label),
        country: [country(named.iri)],
        wikidataId: [wikidata],
      });
    };
    const claims = claimsOf(quads);
    const about = new Map<string, ClaimRecord[]>();
    for (const claim of claims) if (claim.event) about.set(claim.event.iri, [...(about.get(claim.event.iri) ?? []), claim]);
    for (const claim of claims) {
      const proof = put(claim.article.iri, 'Article', {
        name: [claim.article.title ?? claim.article.id],
        title: [claim.article.title],
        publisher: [claim.article.publisher],
        publishedAt: [claim.article.issued],
        sourceUrl: [/^https?:/.test(claim.article.source ?? '') ? claim.article.source : null],
      });
      if (claim.negated || claim.status === 'denied') continue;
      const { event, relation } = claim;
      if (event) {
        const names = (list: readonly Named[]): string => list.map((n) => n.label).join(', ');
        const parties = [...event.actors, ...event.recipients];
        put(event.iri, 'Event', {
          name: [`${words(event.type)}: ${[names(event.actors), names(event.recipients)].filter((n) => n !== '').join(' → ')}`],
          date: [event.date],
          startDate: [event.earliest],
          endDate: [event.latest],
          location: event.places.map((p) => p.label),
          country: event.places.map((p) => country(p.iri)),
          involved: parties.map(actor),
          summary: about.get(event.iri)!.map(inWords),
          notes: about.get(event.iri)!.map((c) => c.spans.map((s) => s.exact).join(' … ')),
          keywords: [...new Set(about.get(event.iri)!.map((c) => c.status))],
          proof: [proof],
        });
      } else if (relation) {
        const [subject, object] = [actor(relation.subject), actor(relation.object)];
        if (!subject || !object) continue;
        const common = { status: [claim.status], summary: [inWords(claim)], proof: [proof] };
        if (relation.predicate === 'memberOf')
          put(claim.iri, 'Membership', { member: [subject], organization: [object], role: ['member'], ...common });
        else if (relation.predicate.endsWith('HeldOffice') || relation.predicate === 'holdsOffice')
          put(claim.iri, 'Occupancy', { holder: [subject], post: [object], ...common });
        else put(claim.iri, 'UnknownLink', { subject: [subject], object: [object], role: [words(relation.predicate)], ...common });
      }
    }
    for (const entity of entities.values()) yield `${JSON.stringify(entity)}\n`;
  },
};

/** "alleged, according to officials". */
const inWords = (claim: ClaimRecord): string =>
  `${claim.status}${claim.attributedTo.length > 0 ? `, according to ${claim.attributedTo.map((a) => a.label).join(', ')}` : ''}`;
const words = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

function describe(quads: readonly Quad[]): (node: string) => { aliases: string[]; wikidata: string | null } {
  const aliases = new Map<string, string[]>();
  const wikidata = new Map<string, string>();
  for (const { subject, predicate, object } of quads) {
    if (predicate.value === iri('skos', 'altLabel')) aliases.set(subject.value, [...(aliases.get(subject.value) ?? []), object.value]);
    const id = predicate.value === iri('owl', 'sameAs') ? /wikidata\.org\/(?:entity|wiki)\/(Q\d+)$/.exec(object.value)?.[1] : undefined;
    if (id !== undefined) wikidata.set(subject.value, id);
  }
  return (node) => ({ aliases: aliases.get(node) ?? [], wikidata: wikidata.get(node) ?? null });
}
