import type { ClaimRecord, EventRecord, Named } from '../../rdf/read-claims.ts';
import { claimsOf } from '../claims-of.ts';
import { countriesOf } from '../countries-of.ts';
import { csvRow } from '../csv-row.ts';
import type { Format } from '../format.ts';

const QUADS: Readonly<Record<string, string>> = Object.fromEntries([
  ...['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE'].map((c) => [c, 'VERBAL COOPERATION']),
  ...['COOPERATE', 'AID', 'RETREAT'].map((c) => [c, 'MATERIAL COOPERATION']),
  ...['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN'].map((c) => [c, 'VERBAL CONFLICT']),
  ...['PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'].map((c) => [c, 'MATERIAL CONFLICT']),
]);

/**
 * The category under PLOVER's rule of modality: what is only promised or planned is an agreement if it is co-operation ("will send aid")
 * and a threat if it is conflict ("will impose sanctions"). Null where PLOVER has no event: denied, merely possible, or no category.
 */
export function codedCategory(event: EventRecord, claim: ClaimRecord): string | null {
  if (claim.negated || claim.status === 'denied' || claim.status === 'possible') return null;
  const quad = QUADS[event.category];
  if (quad === undefined) return null;
  if (claim.status !== 'planned') return event.category;
  return quad.endsWith('COOPERATION') ? 'AGREE' : 'THREATEN';
}

/** "ArmsTransfer" → "arms transfer". */
const words = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

const COLUMNS =
  'Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version'.split(
    ',',
  );
/** Columns of our own behind those of POLECAT: an event table must not lose who says so and in which words. */
const OWN = ['Claim', 'Status', 'According To', 'Quote'];

/** Actor sectors of PLOVER that follow from the kind of entity alone. */
const SECTORS: Readonly<Record<string, string>> = {
  Country: 'GOV',
  GovernmentBody: 'GOV',
  InternationalOrganization: 'IGO',
  ArmedGroup: 'REB',
  MilitaryUnit: 'MIL',
  Company: 'BUS',
  MediaOrganization: 'JRN',
  CivilSocietyOrganization: 'CVL',
};

/** Event data as PLOVER/POLECAT has it: one row per claim and pair of actor and recipient. */
export const plover: Format = {
  name: 'plover',
  endings: ['plover.csv', 'polecat.csv'],
  mediaType: 'text/csv; header=present; profile=polecat',
  summary: 'event data with the columns of POLECAT: date, category, actor, recipient, place, source; plans become AGREE or THREATEN',
  keeps: 'view',
  *write({ quads }) {
    const country = countriesOf(quads);
    yield csvRow([...COLUMNS, ...OWN]);
    for (const claim of claimsOf(quads)) {
      const { event } = claim;
      const category = event && codedCategory(event, claim);
      if (!event || category === null) continue;
      for (const [actor, recipient] of pairs(event)) {
        const cells: Record<string, string | null> = {
          'Event ID': claim.iri,
          'Event Date': event.date ?? event.earliest ?? null,
          'Event Type': category,
          'Event Mode': category === event.category ? words(event.type) : null,
          'Quad Code': QUADS[category] ?? null,
          Contexts: category === event.category ? null : `future; ${event.category}: ${words(event.type)}`,
          ...side('Actor', actor, country),
          ...side('Recipient', recipient, country),
          Placename: event.places.map((p) => p.label).join('; ') || null,
          Country: event.places.map((p) => country(p.iri)).find((c) => c !== null) ?? null,
          Source: claim.article.publisher ?? claim.article.source,
          'Publication Date': claim.article.issued,
          Claim: claim.iri,
          Status: claim.status,
          'According To': claim.attributedTo.map((a) => a.label).join('; ') || null,
          Quote: claim.spans.map((s) => s.exact).join(' … '),
        };
        yield csvRow([...COLUMNS, ...OWN].map((title) => cells[title] ?? null));
      }
    }
  },
};

const side = (who: string, named: Named | null, country: (iri: string) => string | null): Record<string, string | null> => ({
  [`${who} Name`]: named?.label ?? null,
  [`${who} Country`]: named ? country(named.iri) : null,
  [`Primary ${who} Sector`]: named ? (SECTORS[named.type] ?? null) : null,
});

/** Every actor with every recipient; in a reciprocal event ("A and B met") every party with every other. */
function pairs(event: EventRecord): (readonly [Named | null, Named | null])[] {
  const actors: (Named | null)[] = event.actors.length > 0 ? [...event.actors] : [null];
  if (event.recipients.length > 0) return actors.flatMap((a) => event.recipients.map((r) => [a, r] as const));
  if (event.roles.has('participant') && actors.length > 1)
    return actors.flatMap((a) => actors.filter((b) => b !== a).map((b) => [a, b] as const));
  return actors.map((a) => [a, null] as const);
}
