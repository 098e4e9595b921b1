import { readFileSync } from 'node:fs';
import { DataFactory, Parser, Store } from 'n3';
import { Validator } from 'shacl-engine';
import { validations } from 'shacl-engine/sparql.js';
import { describe, expect, it } from 'vitest';
import { turtleFiles } from './turtle-files.ts';

const parse = (text: string) => new Parser({ baseIRI: 'https://w3id.org/entente/' }).parse(text);
const shapes = new Store(parse(turtleFiles().find((file) => file.source === 'shapes.ttl')!.text));
/** Of the ontology the shapes ask for the hierarchy and the shortcuts alone; frames would only make the test slow. */
const ASKED = /(subClassOf|subPropertyOf|#shortcut)$/;
const ontology = turtleFiles()
  .filter((file) => /^(core|events\/.+)\.ttl$/.test(file.source))
  .flatMap((file) => parse(file.text))
  .filter((q) => ASKED.test(q.predicate.value));
const ferry = readFileSync(new URL('ferry.trig', import.meta.url), 'utf8');
const prefixes = ferry
  .split('\n')
  .filter((line) => line.startsWith('@prefix'))
  .join('\n');

/** The messages of all violations when `more` is added to, and `less` taken out of, the ferry article; graphs flattened into one. */
async function faults(more = '', less = ''): Promise<string[]> {
  if (less !== '' && !ferry.includes(less)) throw new Error(`the fixture has no "${less}"`);
  const data = new Store();
  for (const q of [...ontology, ...parse(ferry.replace(less, '')), ...parse(`${prefixes}\n${more}`)])
    data.add(DataFactory.quad(q.subject, q.predicate, q.object));
  const report = await new Validator(shapes, { factory: DataFactory, validations }).validate({ dataset: data });
  return report.results.map((result) => result.message[0]?.value ?? '');
}

describe('shapes', () => {
  it('accept an honest graph', async () => {
    expect(await faults()).toEqual([]);
  });

  it('reject a planted direct triple', async () => {
    expect(await faults(':country-SDR ent:suppliedArmsTo :country-NRL .')).toEqual([
      expect.stringContaining('no asserted and undenied claim warrants it'),
    ]);
    expect(await faults(':country-WES ent:memberOf :org-ferry-league .')).toEqual([
      expect.stringContaining('no asserted and undenied claim warrants it'),
    ]);
  });

  it('reject a direct triple of an event that is only alleged', async () => {
    expect(await faults(':country-NRL ent:suppliedArmsTo :country-WES .')).toHaveLength(1);
  });

  it('reject a direct triple that a named party denies, and not one that nobody named denies', async () => {
    const denial = (
      who: string,
    ) => `:claim-9 a ent:Claim ; ent:about :event-1 ; ent:status ent:Denied ; ent:polarity ent:Negated ; ent:attributedTo ${who} ;
      prov:wasGeneratedBy :run-1 ; oa:hasTarget :span-1 .`;
    expect(await faults(denial(':country-SDR'))).toHaveLength(1);
    expect(await faults(denial(':source-reports'))).toEqual([]);
  });

  it.each([
    ['a second status', ':claim-1 ent:status ent:Alleged .', '', 'exactly one of the six'],
    ['a second polarity', ':claim-1 ent:polarity ent:Negated .', '', 'affirmed or negated'],
    ['a confidence above one', ':claim-4 ent:confidence 1.5 .', '', 'between 0 and 1'],
    ['a status on an event', ':event-1 ent:status ent:Asserted .', '', 'has no status'],
    ['an event without a claim', ':event-8 a ent:Event .', '', 'No claim speaks'],
    ['a claim about two things', ':claim-1 rdf:predicate ent:memberOf .', '', 'exactly one event, or'],
    ['an empty quote', ':span-1-quote oa:exact "" .', 'oa:exact "Norland sent Sudria boats."', 'exact words'],
    [
      'a position that ends before it starts',
      ':span-1-position oa:end "0"^^xsd:nonNegativeInteger .',
      '; oa:end "27"^^xsd:nonNegativeInteger',
      'before it ends',
    ],
    ['a country code in small letters', ':country-SDR ent:alpha3 "sdr" .', '', 'three capitals'],
  ])('reject %s', async (_, more, less, message) => {
    const found = await faults(more, less === '' ? '' : less);
    expect(
      found.some((f) => f.includes(message)),
      found.join('\n'),
    ).toBe(true);
  });
});
