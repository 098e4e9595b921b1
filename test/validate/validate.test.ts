import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { describe, expect, test, vi } from 'vitest';
import { ontologyFiles } from '../../src/load-ontology.ts';
import { readRdf } from '../../src/syntax/read-rdf.ts';
import { checkOntology } from '../../src/validate/check-ontology.ts';
import { checkShapes } from '../../src/validate/check-shapes.ts';
import { checkSpans } from '../../src/validate/check-spans.ts';
import { runCli, testFolder } from '../cli/fake-context.ts';

// Slow machines share their cores; these tests do a lot.
vi.setConfig({ testTimeout: 180_000 });

const at = (name: string): URL => new URL(`../export/${name}`, import.meta.url);
const HARBOUR = readFileSync(at('harbour.trig'), 'utf8');
const PREFIXES = HARBOUR.split('\n')
  .filter((l) => l.startsWith('@prefix'))
  .join('\n');
const TEXTS = ['harbour.txt', 'talks.txt'].map((name) => readFileSync(at(name), 'utf8'));
const parse = async (text: string): Promise<Quad[]> => (await readRdf(text, { format: 'trig' })).quads;
const files = await Promise.all(ontologyFiles().map(async (f) => [f.source, await parse(f.text)] as const));
// The version of the software is declared here, so that these tests do not hang on where the ontology declares it.
const extra = await parse(`${PREFIXES}\nent:softwareVersion a <http://www.w3.org/2002/07/owl#DatatypeProperty> .`);
const ontology = [...files.filter(([name]) => !/(shapes|align)\.ttl$/.test(name)).flatMap(([, quads]) => quads), ...extra];
const shapes = files.find(([name]) => name.endsWith('shapes.ttl'))![1];
const good = await parse(HARBOUR);
const plus = async (turtle: string): Promise<Quad[]> => [...good, ...(await parse(`${PREFIXES}\n${turtle}`))];

test('an honest graph has no faults', async () => {
  expect((await checkShapes(good, shapes, ontology)).faults).toEqual([]);
  expect(checkOntology(good, ontology)).toEqual([]);
  expect(checkSpans(good, TEXTS)).toEqual({ faults: [], compared: 5, withoutText: 0 });
});

describe('the rule of honesty', () => {
  test.each([
    ['a shortcut out of a rumour', ':country-SDR ent:suppliedArmsTo :country-NRL .'],
    ['a shortcut out of a report', ':country-NRL ent:metWith :country-SDR .'],
    ['an office that no claim gives', ':person-ana-holt ent:memberOf :country-SDR .'],
  ])('%s fails', async (_, planted) => {
    const { conforms, faults } = await checkShapes(await plus(planted), shapes, ontology);
    const [s, , o] = planted.split(' ').map((t) => t.replace(':', 'https://w3id.org/entente/id/'));
    expect(conforms).toBe(false);
    expect(faults.map((f) => [f.node, f.value])).toContainEqual([s, o]);
  });

  test('a shortcut whose event a named party denies fails', async () => {
    const denied =
      ':claim-8 a ent:Claim ; ent:about :event-1 ; ent:status ent:Denied ; ent:polarity ent:Negated ; ent:attributedTo :country-SDR ; prov:wasGeneratedBy :run-1 ; oa:hasTarget :span-3 .';
    const { faults } = await checkShapes(await plus(denied), shapes, ontology);
    expect(faults.map((f) => f.message).join()).toMatch(/suppliedArmsTo.* is stated as a fact/);
  });
});

describe('the vocabulary', () => {
  test.each([
    ['an unknown class', ':x a ent:ArmsTransferr .', /ent:ArmsTransferr is no class of the ontology \(did you mean ent:ArmsTransfer\?\)/],
    ['an unknown property', ':country-NRL ent:suplier :country-SDR .', /ent:suplier is no property.*\(did you mean ent:supplier\?\)/],
    ['a wrong subject', ':country-NRL ent:about :event-1 .', /ent:about belongs to ent:Claim, but the subject is ent:Country/],
    ['a wrong object', ':claim-1 ent:about :country-NRL .', /ent:about leads to a ent:Event, but the object is ent:Country/],
    ['a text for a node', ':claim-1 ent:about "war" .', /but a text stands there/],
    ['a node for a text', ':claim-1 ent:cue :country-NRL .', /wants a text or number, but a node stands there/],
    ['a wrong datatype', ':event-1 ent:earliest "2023-05-01" .', /wants xsd:date, but the value is xsd:string/],
  ])('%s', async (_, turtle, message) => {
    expect(
      checkOntology(await plus(turtle), ontology)
        .map((f) => f.message)
        .join('\n'),
    ).toMatch(message);
  });

  test('terms of other vocabularies and nodes without a class are nobody’s business here', async () => {
    expect(checkOntology(await plus(':a <http://xmlns.com/foaf/0.1/knows> :b . :claim-1 ent:attributedTo :somebody .'), ontology)).toEqual(
      [],
    );
  });
});

describe('quotes', () => {
  const changed = async (from: string, to: string) =>
    checkSpans(await parse(HARBOUR.replace(from, to)), TEXTS)
      .faults.map((f) => f.message)
      .join('\n');
  test('a quote that was changed', async () => {
    expect(await changed('"Ana Holt denied it."', '"Ana Holt agreed it."')).toMatch(
      /At 81–100 the article says "Ana Holt denied it.", not the quote; the quote stands nowhere/,
    );
  });
  test('a quote at the wrong place', async () => {
    expect(
      await changed('oa:start "81"^^xsd:nonNegativeInteger ; oa:end "100"', 'oa:start "80"^^xsd:nonNegativeInteger ; oa:end "99"'),
    ).toMatch(/the quote stands at 81–100/);
  });
  test('positions count code points, not units of UTF-16', async () => {
    expect(await changed('oa:end "29"', 'oa:end "30"')).toMatch(/covers 30 signs/);
  });
  test('without the text at hand that is said, and lengths are still checked', () => {
    expect(checkSpans(good, [])).toEqual({ faults: [], compared: 0, withoutText: 5 });
  });
});

describe('entente validate', () => {
  const folder = (): string => {
    const dir = testFolder();
    for (const name of ['harbour.trig', 'harbour.txt', 'talks.txt']) writeFileSync(join(dir, name), readFileSync(at(name)));
    return dir;
  };

  test('a planted shortcut: a table, JSON, a SHACL report in Turtle, exit code 1', async () => {
    const dir = folder();
    writeFileSync(join(dir, 'planted.trig'), `${HARBOUR}\n:country-SDR ent:suppliedArmsTo :country-NRL .\n`);
    const ran = await runCli(dir, ['validate', 'planted.trig', '--report', 'report.ttl']);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('is stated as a fact');
    const report = await readRdf(readFileSync(join(dir, 'report.ttl')), { fileName: 'report.ttl' });
    expect(report.quads.some((q) => q.predicate.value.endsWith('#conforms') && q.object.value === 'false')).toBe(true);
    const json = JSON.parse((await runCli(dir, ['validate', 'planted.trig', '--json'])).out);
    expect(json.valid).toBe(false);
    expect(json.faults[0].check).toMatch(/shape|ontology/);
  });

  test('quotes are compared with the articles that are at hand', async () => {
    const ran = await runCli(folder(), ['validate', 'harbour.trig', '--texts', 'harbour.txt', '--texts', 'talks.txt', '--json']);
    expect(JSON.parse(ran.out)).toMatchObject({ compared: 5, withoutText: 0 });
  });

  test('shapes of one’s own', async () => {
    const dir = folder();
    writeFileSync(
      join(dir, 'own.ttl'),
      '@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ent: <https://w3id.org/entente/ns#> . <urn:s> a sh:NodeShape ; sh:targetClass ent:Country ; sh:property [ sh:path <urn:flag> ; sh:minCount 1 ; sh:message "A country has a flag." ] .',
    );
    const ran = await runCli(dir, ['validate', 'harbour.trig', '--shapes', 'own.ttl']);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('A country has a flag.');
  });

  test('a syntax fault is shown with line and caret, exit code 1; a missing file, exit code 3', async () => {
    const dir = folder();
    writeFileSync(join(dir, 'broken.ttl'), '@prefix : <urn:x:> .\n:a :b foo:c .\n');
    const ran = await runCli(dir, ['validate', 'broken.ttl']);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/broken\.ttl:2:7/);
    expect(ran.err).toMatch(/:a :b foo:c \.\n\s+\^/);
    expect((await runCli(dir, ['validate', 'none.ttl'])).code).toBe(3);
  });
});
