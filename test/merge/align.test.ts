import { describe, expect, test, vi } from 'vitest';
import { joined, mergeTurtle } from './merge-fixture.ts';

// Slow machines share their cores; these tests do a lot.
vi.setConfig({ testTimeout: 180_000 });

const state = async (left: string, right: string, ...more: string[]) => {
  const merged = await mergeTurtle([left, right, ...more]);
  return { joined: joined(merged), proposals: merged.alignment.proposals.map((p) => [p.state, p.score, p.reason] as const) };
};

describe('what is the same', () => {
  test('stated sameAs joins, also through a third that nobody describes, under either spelling of its IRI', async () => {
    const { joined: groups } = await state(
      'a:iran a ent:Country ; skos:prefLabel "Iran" ; owl:sameAs <https://www.wikidata.org/wiki/Q794> .',
      'b:persia a schema:Country ; rdfs:label "Islamic Republic of Iran" ; owl:sameAs wd:Q794 .',
    );
    expect(groups).toEqual(['a:iran b:persia wd:Q794 https://www.wikidata.org/wiki/Q794']);
  });

  test('a circle of sameAs is one cluster', async () => {
    const { joined: groups } = await state('a:x owl:sameAs b:x . a:y owl:sameAs a:y .', 'b:x owl:sameAs c:x .', 'c:x owl:sameAs a:x .');
    expect(groups).toEqual(['a:x b:x c:x']);
  });

  test('shared identifiers join: ISO code, Wikidata, GeoNames, LEI', async () => {
    const { joined: groups } = await state(
      'a:no a ent:Country ; skos:prefLabel "Norway" ; ent:alpha3 "NOR" . a:acme a ent:Company ; skos:prefLabel "Acme" ; schema:leiCode "5299000J2N45DDNE4Y28" .',
      'b:norge a schema:Country ; rdfs:label "Norge" ; wdt:P298 "NOR" . b:acme a schema:Corporation ; rdfs:label "ACME plc" ; wdt:P1278 "5299000j2n45ddne4y28" .',
    );
    expect(groups).toEqual(['a:acme b:acme', 'a:no b:norge']);
  });

  test('a code on a person is that of her state, and joins her with nobody', async () => {
    const { joined: groups } = await state(
      'a:p a ent:Person ; skos:prefLabel "Mira Lund" ; ent:alpha3 "NOR" .',
      'b:q a ent:Person ; skos:prefLabel "Nils Berg" ; ent:alpha3 "NOR" .',
    );
    expect(groups).toEqual([]);
  });

  test('a property of the user’s own can identify', async () => {
    const { rules } = await import('./merge-fixture.ts');
    const { withIdentifiers } = await import('../../src/merge/merge-rules.ts');
    const merged = await mergeTurtle(['a:x a ent:Company ; a:reg "77" .', 'b:y a ent:Company ; a:reg "77" .'], {
      rules: withIdentifiers(rules, ['http://a.example/reg']),
    });
    expect(joined(merged)).toEqual(['a:x b:y']);
  });
});

describe('what is only proposed', () => {
  test('a name alone, however equal, joins nothing, but is proposed with its reason', async () => {
    const found = await state(
      'a:x a ent:Company ; skos:prefLabel "Blue Harbour Shipping" .',
      'b:y a ent:Company ; skos:prefLabel "Blue Harbour Shipping" .',
    );
    expect(found.joined).toEqual([]);
    expect(found.proposals).toEqual([['open', 0.7, 'same name “Blue Harbour Shipping”; both organization; nobody else bears the name']]);
  });

  test('an organisation with the same name and the same country is joined', async () => {
    const land = 'a:no a ent:Country ; ent:alpha3 "NOR" ; skos:prefLabel "Norway" .';
    const found = await state(
      `${land} a:x a ent:Company ; skos:prefLabel "Blue Harbour Shipping" ; ent:state a:no .`,
      'b:no a ent:Country ; ent:alpha3 "NOR" . b:y a ent:Company ; skos:prefLabel "The Blue Harbour Shipping" ; ent:state b:no .',
    );
    expect(found.joined).toContain('a:x b:y');
    expect(found.proposals[0]![2]).toContain('same country (Norway)');
  });

  test('an acronym, a name in another script and another spelling are proposed', async () => {
    const found = await state(
      'a:o a ent:InternationalOrganization ; skos:prefLabel "SADC" . a:p a ent:Person ; skos:prefLabel "Владимир Соколов" . a:m a ent:Person ; skos:prefLabel "Muhammad Al-Barzani" .',
      'b:o a ent:InternationalOrganization ; skos:prefLabel "Southern African Development Community" . b:p a ent:Person ; skos:prefLabel "Vladimir Sokolov" . b:m a ent:Person ; skos:prefLabel "Mohammed Barzani" .',
    );
    expect(found.joined).toEqual([]);
    expect(found.proposals.map(([, , reason]) => reason.split(';')[0]).sort()).toEqual([
      'another spelling “Muhammad Al-Barzani” and “Mohammed Barzani”',
      'one is the acronym of the other “SADC” and “Southern African Development Community”',
      'same name in another script “Владимир Соколов” and “Vladimir Sokolov”',
    ]);
  });

  test('a person with the same name, country and common ties is joined; without the ties she is only proposed', async () => {
    const a = (tie: string) =>
      `a:no a ent:Country ; ent:alpha3 "NOR" . a:p a ent:Person ; skos:prefLabel "Mira Lund" ; ent:state a:no ${tie} . a:off a ent:Office ; skos:prefLabel "harbour master" ; owl:sameAs b:off . `;
    const b = (tie: string) =>
      `b:no a ent:Country ; ent:alpha3 "NOR" . b:p a ent:Person ; skos:prefLabel "Mira Lund" ; ent:state b:no ${tie} . b:off a ent:Office ; skos:prefLabel "harbour master" . `;
    expect((await state(a(''), b(''))).joined).not.toContain('a:p b:p');
    expect((await state(a('; ent:holdsOffice a:off'), b('; ent:holdsOffice b:off'))).joined).toContain('a:p b:p');
  });
});

describe('what must never be joined', () => {
  const pairs: [string, string, string][] = [
    ['Iran and Iraq', 'a:x a ent:Country ; skos:prefLabel "Iran" .', 'b:y a ent:Country ; skos:prefLabel "Iraq" .'],
    ['Austria and Australia', 'a:x a ent:Country ; skos:prefLabel "Austria" .', 'b:y a ent:Country ; skos:prefLabel "Australia" .'],
    [
      'North and South Korea, both called Korea',
      'a:x a ent:Country ; skos:prefLabel "North Korea" ; skos:altLabel "Korea" .',
      'b:y a ent:Country ; skos:prefLabel "South Korea" ; skos:altLabel "Korea" .',
    ],
    [
      'the two Congos, both called Congo',
      'a:x a ent:Country ; skos:prefLabel "Democratic Republic of the Congo" ; skos:altLabel "Congo" .',
      'b:y a ent:Country ; skos:prefLabel "Republic of the Congo" ; skos:altLabel "Congo" .',
    ],
    [
      'two countries of one name with different codes',
      'a:x a ent:Country ; skos:prefLabel "Congo" ; ent:alpha3 "COD" .',
      'b:y a ent:Country ; skos:prefLabel "Congo" ; ent:alpha3 "COG" .',
    ],
    ['Niger and Nigeria', 'a:x a ent:Country ; skos:prefLabel "Niger" .', 'b:y a ent:Country ; skos:prefLabel "Nigeria" .'],
    [
      'Guinea and Guinea-Bissau',
      'a:x a ent:Country ; skos:prefLabel "Guinea" .',
      'b:y a ent:Country ; skos:prefLabel "Guinea-Bissau" ; skos:altLabel "Guinea" .',
    ],
    [
      'father and son with their suffixes',
      'a:x a ent:Person ; skos:prefLabel "Per Holm Sr." ; skos:altLabel "Per Holm" .',
      'b:y a ent:Person ; skos:prefLabel "Per Holm Jr." ; skos:altLabel "Per Holm" .',
    ],
    [
      'father and son by date of birth',
      'a:x a ent:Person ; skos:prefLabel "Per Holm" ; schema:birthDate "1924-06-12" .',
      'b:y a ent:Person ; skos:prefLabel "Per Holm" ; schema:birthDate "1946-07-06" .',
    ],
    [
      'a person and a company of one name',
      'a:x a ent:Person ; skos:prefLabel "Henry Ford" .',
      'b:y a ent:Company ; skos:prefLabel "Henry Ford" .',
    ],
    [
      'bearers of two Wikidata ids',
      'a:x a ent:Person ; skos:prefLabel "Per Holm" ; ent:wikidata "Q111" .',
      'b:y a ent:Person ; skos:prefLabel "Per Holm" ; ent:wikidata "Q222" .',
    ],
    [
      'one name in two countries',
      'a:x a ent:Company ; skos:prefLabel "National Bank" ; ent:alpha3 "NOR" .',
      'b:y a ent:Company ; skos:prefLabel "National Bank" ; ent:alpha3 "DNK" .',
    ],
    ['things of no known kind', 'a:x skos:prefLabel "Mercury" .', 'b:y skos:prefLabel "Mercury" .'],
  ];
  test.each(pairs)('%s', async (_, left, right) => {
    const found = await state(left, right);
    expect(found.joined).toEqual([]);
    expect(found.proposals).toEqual([]);
  });

  test('father and son of one name, country and family firm: two that one graph tells apart are both left to a person', async () => {
    const firm = 'a:no a ent:Country ; ent:alpha3 "NOR" . a:firm a ent:Company ; skos:prefLabel "Holm Line" ; ent:wikidata "Q9" .';
    const found = await state(
      `${firm} a:old a ent:Person ; skos:prefLabel "Per Holm" ; ent:state a:no ; ent:memberOf a:firm . a:young a ent:Person ; skos:prefLabel "Per Holm" ; ent:state a:no ; ent:memberOf a:firm .`,
      'b:no a ent:Country ; ent:alpha3 "NOR" . b:firm a ent:Company ; skos:prefLabel "Holm Line" ; ent:wikidata "Q9" . b:p a ent:Person ; skos:prefLabel "Per Holm" ; ent:state b:no ; ent:memberOf b:firm .',
    );
    expect(found.joined.filter((g) => /old|young/.test(g))).toEqual([]);
    expect(found.proposals.filter(([, , r]) => r.includes('Per Holm')).length).toBe(2);
  });

  test('a name that hundreds bear is not paired up, and that is said', async () => {
    const people = (ns: string) =>
      Array.from({ length: 60 }, (_, i) => `${ns}:p${i} a ent:Person ; skos:prefLabel "Jan Smit" .`).join('\n');
    const merged = await mergeTurtle([people('a'), people('b')]);
    expect(merged.alignment.proposals).toEqual([]);
    expect(merged.alignment.tooCommon.some(([key, count]) => key.includes('jan smit') && count === 120)).toBe(true);
  });
});

describe('checks that stop a merge', () => {
  test.each([
    [
      'two countries',
      'a:x a ent:Country ; ent:alpha3 "IRN" ; skos:prefLabel "Iran" ; owl:sameAs b:y .',
      'b:y a ent:Country ; ent:alpha3 "IRQ" ; skos:prefLabel "Iraq" .',
      /IRN and IRQ/,
    ],
    [
      'two countries of which one is only linked to',
      '<https://w3id.org/entente/id/country-IRN> a ent:Country ; ent:alpha3 "IRN" ; skos:prefLabel "Iran" .',
      '<https://w3id.org/entente/id/country-IRN> owl:sameAs <https://w3id.org/entente/id/country-IRQ> .',
      /IRN and IRQ/,
    ],
    [
      'two kinds',
      'a:x a ent:Person ; skos:prefLabel "Ford" ; owl:sameAs b:y .',
      'b:y a ent:Company ; skos:prefLabel "Ford" .',
      /one is a person, the other a organization/,
    ],
    [
      'two births',
      'a:x a ent:Person ; schema:birthDate "1924" ; owl:sameAs b:y .',
      'b:y a ent:Person ; schema:birthDate "1946" .',
      /1924.*1946/,
    ],
  ])('%s', async (_, left, right, why) => {
    const error = await mergeTurtle([left, right]).catch((e) => e);
    expect(error).toMatchObject({ code: 'merge/unsafe' });
    expect(error.why).toMatch(why);
    const anyway = await mergeTurtle([left, right], { keepGoing: true });
    expect(joined(anyway)).toEqual([]);
  });

  test('a wrong link deep in a chain is found, not only a direct one', async () => {
    const error = await mergeTurtle([
      'a:x a ent:Country ; ent:alpha3 "IRN" ; owl:sameAs c:1 . c:1 owl:sameAs c:2 .',
      'c:2 owl:sameAs c:3 . b:y a ent:Country ; ent:alpha3 "IRQ" ; owl:sameAs c:3 .',
    ]).catch((e) => e);
    expect(error).toMatchObject({ code: 'merge/unsafe' });
  });

  test('ten thousand links to one node stop the merge quickly, with a clear message', async () => {
    const links = Array.from({ length: 10_000 }, (_, i) => `a:n${i} owl:sameAs a:hub .`).join('\n');
    const error = await mergeTurtle([links]).catch((e) => e);
    expect(error).toMatchObject({ code: 'merge/unsafe' });
    expect(error.why).toMatch(/51 members, more than 50/);
  });
});

test('words that are no name join nothing, whatever speaks for them', async () => {
  const side = (ns: string) =>
    `${ns}:no a ent:Country ; ent:alpha3 "NOR" . ${ns}:m a ent:Materiel ; skos:prefLabel "drones" ; skos:altLabel "drones to Norway" ; ent:state ${ns}:no ; ent:locatedIn <urn:port> . <urn:port> a ent:Place ; skos:prefLabel "Port" .`;
  const found = await state(side('a'), side('b'));
  expect(found.joined.filter((g) => g.includes(':m'))).toEqual([]);
  expect(found.proposals).toEqual([]);
});
