// Makes data/facts/*.ttl, the extract of public facts that the example of merging uses, out of openly licensed tables.
//   node --import tsx scripts/make-facts.ts [folder with the tables, default ../shared/entities]
// The tables are not part of the project; what is made of them is. Licences stand in each file and in data/README.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Quad, Term } from '@rdfjs/types';
import { formatFor, writeText } from '../src/export/formats.ts';
import { parseCsv } from '../src/merge/parse-csv.ts';
import { slug } from '../src/rdf/mint.ts';
import { literal, namedNode, quad } from '../src/syntax/terms.ts';
import { DEFAULT_BASE, iri } from '../src/vocabulary.ts';

const from = process.argv[2] ?? '../shared/entities';
const read = (name: string): Record<string, string>[] => parseCsv(readFileSync(join(from, name), 'utf8'), ',', name);
const own = (name: string): Record<string, string>[] => parseCsv(readFileSync(join('data/entities', name), 'utf8'), ',', name);

const WD = 'http://www.wikidata.org/entity/';
const WDT = 'http://www.wikidata.org/prop/direct/';
const ORG = 'http://www.w3.org/ns/org#';
const A = iri('rdf', 'type');
const LABEL = iri('rdfs', 'label');

/** Alliances and blocs of the news, by their ids in the table of members. */
const BLOCS = ['NATO', 'EU', 'SCO', 'ASEAN', 'AU', 'LAS', 'ECOWAS', 'OPEC', 'CIS', 'G-20', 'OAS', 'SAARC', 'SADC', 'CARICOM'];

function collect(fill: (say: (s: string, p: string, o: string | Term) => void) => void): Quad[] {
  const quads: Quad[] = [];
  fill((s, p, o) => quads.push(quad(namedNode(s), namedNode(p), (typeof o === 'string' ? namedNode(o) : o) as Quad['object'])));
  return quads;
}

function write(name: string, title: string, licence: string, source: string, quads: Quad[]): void {
  const about = collect((say) => {
    say(`${DEFAULT_BASE}facts/${name}`, A, iri('void', 'Dataset'));
    say(`${DEFAULT_BASE}facts/${name}`, iri('dct', 'title'), literal(title, 'en'));
    say(`${DEFAULT_BASE}facts/${name}`, iri('dct', 'license'), licence);
    say(`${DEFAULT_BASE}facts/${name}`, iri('dct', 'source'), literal(source));
  });
  const prefixes = { wd: WD, wdt: WDT, org: ORG };
  const text = writeText(formatFor('turtle'), { quads: [...about, ...quads], prefixes });
  writeFileSync(`data/facts/${name}.ttl`, text);
  process.stdout.write(`data/facts/${name}.ttl: ${quads.length} triples\n`);
}

const countries = read('country-codes.csv').filter((c) => /Q\d+$/.test(c['wikidata_id'] ?? '') && c['CLDR display name'] && /^[A-Z]{3}$/.test(c['ISO3166-1-Alpha-3'] ?? ''));
const byCode = new Map(countries.map((c) => [c['ISO3166-1-Alpha-3']!, WD + c['wikidata_id']!.replace(/^.*\//, '')]));
const region = (name: string): string => `${DEFAULT_BASE}region-${slug(name)}`;

write(
  'countries',
  'Countries with ISO codes and the regions of the UN',
  'http://opendatacommons.org/licenses/pddl/1.0/',
  'datasets/country-codes',
  collect((say) => {
    for (const c of countries) {
      const node = byCode.get(c['ISO3166-1-Alpha-3']!)!;
      say(node, A, iri('schema', 'Country'));
      say(node, LABEL, literal(c['CLDR display name']!, 'en'));
      say(node, `${WDT}P297`, literal(c['ISO3166-1-Alpha-2']!));
      say(node, `${WDT}P298`, literal(c['ISO3166-1-Alpha-3']!));
      for (const [column, property] of [
        ['Region Name', 'region'],
        ['Sub-region Name', 'subregion'],
      ] as const) {
        const name = c[column]?.trim();
        if (!name) continue;
        say(node, iri('ent', property), region(name));
        say(region(name), A, iri('ent', 'Place'));
        say(region(name), LABEL, literal(name, 'en'));
      }
    }
  }),
);

const organisations = new Map(own('international-organizations.csv').flatMap((o) => [o['label']!, ...o['aliases']!.split('|')].map((n) => [n.toLowerCase(), o] as const)));
const members = read('organization-members-2020.csv').filter((m) => BLOCS.includes(m['org_id']!) && m['org_member'] === 'member');
write(
  'memberships',
  'Members of alliances and blocs, 2020',
  'https://spdx.org/licenses/MIT',
  'dieghernan/Country-Codes-and-International-Organizations, from the CIA World Factbook (public domain), as of 2020',
  collect((say) => {
    for (const m of members) {
      const country = byCode.get(m['ISO_3166_3']!);
      if (!country) continue;
      const name = m['org_name']!.trim();
      const known = organisations.get(name.toLowerCase()) ?? organisations.get(m['org_id']!.toLowerCase());
      const node = known?.['wikidata'] ? WD + known['wikidata'] : `${DEFAULT_BASE}${known?.['key'] ?? `org-${slug(name)}`}`;
      say(country, iri('schema', 'memberOf'), node);
      say(node, A, iri('schema', 'Organization'));
      say(node, LABEL, literal(known?.['label'] ?? name, 'en'));
      say(node, iri('skos', 'altLabel'), literal(m['org_id']!.replace('_', ' '), 'en'));
    }
  }),
);

const leaders = read('world-leaders-2021.csv').filter((l) => [...byCode.values()].includes(WD + l['countryid']));
write(
  'leaders',
  'Heads of state and government with their terms, to 2022',
  'https://creativecommons.org/publicdomain/zero/1.0/',
  'Wikidata, by way of every-politician-scrapers/world-leaders-2021',
  collect((say) => {
    for (const l of leaders) {
      const [person, office] = [WD + l['officeholder'], WD + l['position']];
      say(person, A, iri('schema', 'Person'));
      say(person, LABEL, literal(l['officeholderLabel']!, 'en'));
      say(person, `${ORG}holds`, office);
      say(office, A, `${ORG}Post`);
      say(office, LABEL, literal(l['positionLabel']!, 'en'));
      say(office, `${WDT}P17`, WD + l['countryid']);
    }
  }),
);
