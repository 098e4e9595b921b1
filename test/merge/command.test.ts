import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readRdf } from '../../src/syntax/read-rdf.ts';
import { runCli, testFolder } from '../cli/fake-context.ts';

// Slow machines share their cores; these tests do a lot.
vi.setConfig({ testTimeout: 180_000 });

const HARBOUR = readFileSync(new URL('../export/harbour.trig', import.meta.url), 'utf8');
const WORLD = `@prefix schema: <https://schema.org/> . @prefix wd: <http://www.wikidata.org/entity/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix wdt: <http://www.wikidata.org/prop/direct/> .
wd:Q900000001 a schema:Country ; rdfs:label "Norland"@en , "Norlande"@fr ; wdt:P298 "NRL" .
wd:Q900000002 a schema:Country ; rdfs:label "Sudria" ; wdt:P298 "SDR" .
wd:Q900000003 a schema:Person ; rdfs:label "Ana Holt" ; schema:birthDate "1970-01-02" .
[] a schema:Organization ; rdfs:label "Sea League" .`;

function folder(files: Record<string, string> = {}): string {
  const dir = testFolder();
  for (const [name, text] of Object.entries({ 'news.trig': HARBOUR, 'world.ttl': WORLD, ...files })) writeFileSync(join(dir, name), text);
  return dir;
}

describe('entente merge', () => {
  test('joins by identifier, proposes the person, tells what it did, and the result can be asked', async () => {
    const dir = folder();
    const ran = await runCli(dir, ['merge', 'news.trig', 'world.ttl', '-o', 'merged.trig']);
    expect(ran.code).toBe(0);
    expect(ran.err).toMatch(/2 files · \d+ quads · 2 things with more than one IRI/);
    expect(ran.err).toMatch(/Ana Holt.*same name/);
    const { quads } = await readRdf(readFileSync(join(dir, 'merged.trig')), { fileName: 'merged.trig' });
    expect(quads.filter((q) => q.graph.value.endsWith('/merge/sources') && q.predicate.value.endsWith('sha256')).length).toBe(2);
    expect(quads.every((q) => q.subject.termType !== 'BlankNode' && q.graph.termType === 'NamedNode')).toBe(true);
    const asked = await runCli(dir, [
      'ask',
      'merged.trig',
      '-q',
      'SELECT ?l { <https://w3id.org/entente/id/country-SDR> (<http://www.w3.org/2002/07/owl#sameAs>|^<http://www.w3.org/2002/07/owl#sameAs>)* ?w . ?w <http://www.w3.org/2000/01/rdf-schema#label> ?l }',
      '--format',
      'tsv',
    ]);
    expect(asked.out).toContain('Sudria');
  });

  test('--review: answers are kept in a file that later merges obey', async () => {
    const dir = folder();
    const first = await runCli(dir, ['merge', 'news.trig', 'world.ttl', '-o', 'merged.trig', '--review', '--by', 'Ada'], {
      stdin: 'x\nb\nw\nboth are the minister\n',
    });
    expect(first.err).toMatch(/because: same name “Ana Holt”/);
    expect(first.err).toMatch(/1 of 1 decided/);
    const kept = readFileSync(join(dir, 'decisions.sssom.tsv'), 'utf8');
    expect(kept).toMatch(
      /owl:sameAs\t\thttps:\/\/w3id\.org\/entente\/id\/person-ana-holt\tAna Holt\t.*\tAda\t\d{4}-\d\d-\d\d\tboth are the minister/,
    );
    const second = await runCli(dir, ['merge', 'news.trig', 'world.ttl', '-o', 'again.trig']);
    expect(second.err).toMatch(/1 decision from decisions\.sssom\.tsv/);
    expect(second.err).toMatch(/1 decided/);
    expect(second.err).not.toMatch(/Not joined/);
  });

  test('an empty file is told of; a decision keeps apart what a circle of links states; a node with too many names stops it', async () => {
    const sameAs = (a: string, b: string): string => `<urn:${a}> <http://www.w3.org/2002/07/owl#sameAs> <urn:${b}> .\n`;
    const hub = Array.from({ length: 1200 }, (_, k) => sameAs(`n${k}`, 'hub')).join('');
    const decided = ['subject_id\tpredicate_id\tpredicate_modifier\tobject_id', 'urn:a\towl:sameAs\tNot\turn:c'].join('\n');
    const dir = folder({
      'empty.ttl': '',
      'circle.nt': sameAs('a', 'b') + sameAs('b', 'c') + sameAs('c', 'a'),
      'hub.nt': hub,
      'd.tsv': `${decided}\n`,
    });
    const ran = await runCli(dir, ['merge', 'empty.ttl', 'circle.nt', '-d', 'd.tsv', '-o', 'm.nq']);
    expect(ran.code).toBe(0);
    expect(ran.err).toContain('empty.ttl holds no statements');
    expect(ran.err).toContain('2 links that the data states, kept apart by a decision');
    const links = readFileSync(join(dir, 'm.nq'), 'utf8')
      .split('\n')
      .filter((line) => line.includes('owl#sameAs') && line.includes('/merge/links'));
    expect(links).toHaveLength(1);
    const stopped = await runCli(dir, ['merge', 'news.trig', 'hub.nt', '-o', 'h.nq']);
    expect(stopped.code).toBe(1);
    expect(stopped.err).toContain('1000 links and more join things that cannot be one');
    expect(existsSync(join(dir, 'h.nq'))).toBe(false);
  });

  test('--smush rewrites to the preferred names, --unsmush undoes it', async () => {
    const dir = folder();
    await runCli(dir, ['merge', 'news.trig', 'world.ttl', '-o', 'plain.nq']);
    await runCli(dir, ['merge', 'news.trig', 'world.ttl', '-o', 'smushed.nq', '--smush', '--prefer', 'http://www.wikidata.org/entity/']);
    const smushed = readFileSync(join(dir, 'smushed.nq'), 'utf8');
    expect(smushed).toContain(
      '<http://www.wikidata.org/entity/Q900000001> <https://w3id.org/entente/ns#suppliedArmsTo> <http://www.wikidata.org/entity/Q900000002>',
    );
    expect((await runCli(dir, ['merge', 'smushed.nq', '--unsmush', '-o', 'back.nq'])).code).toBe(0);
    expect((await runCli(dir, ['diff', 'plain.nq', 'back.nq', '-q'])).code).toBe(0);
  });

  test('proposals and conflicts as tables', async () => {
    const dir = folder({ 'other.ttl': WORLD.replace('1970-01-02', '1971-01-02').replaceAll('Q90000000', 'Q90000000') });
    const ran = await runCli(dir, ['merge', 'world.ttl', 'other.ttl', '-o', 'm.trig', '--conflicts', 'c.csv', '--proposals', 'p.csv']);
    expect(ran.err).toMatch(/Sources disagree: 1 conflict /);
    expect(readFileSync(join(dir, 'c.csv'), 'utf8')).toMatch(/Ana Holt,https:\/\/schema\.org\/birthDate,1970-01-02,/);
    expect(readFileSync(join(dir, 'p.csv'), 'utf8')).toMatch(/^state,score,kind/);
  });

  test('a merge that would join two countries stops with exit code 1, and leaves the old file as it was', async () => {
    const dir = folder({
      'm.trig': 'old',
      'wrong.ttl':
        '<https://w3id.org/entente/id/country-NRL> <http://www.w3.org/2002/07/owl#sameAs> <https://w3id.org/entente/id/country-SDR> .',
    });
    const ran = await runCli(dir, ['merge', 'news.trig', 'wrong.ttl', '-o', 'm.trig']);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/two different iso3166-1-alpha-3: NRL and SDR/);
    expect(readFileSync(join(dir, 'm.trig'), 'utf8')).toBe('old');
    expect((await runCli(dir, ['merge', 'news.trig', 'wrong.ttl', '-o', 'm.trig', '--keep-going'])).code).toBe(0);
  });

  test.each([
    ['a broken file', 'broken.ttl', '@prefix : <urn:x:> .\n:a :b .\n', /broken\.ttl:2:/, 3],
    ['a binary file', 'binary.ttl', '\u0000\u0001\u0002', /binary\.ttl/, 3],
    ['an unknown ending', 'notes.docx', 'x', /No syntax of RDF/, 2],
  ])('%s: said where and why, nothing written', async (_, name, text, message, code) => {
    const dir = folder({ [name]: text });
    const ran = await runCli(dir, ['merge', 'news.trig', name, '-o', 'm.trig']);
    expect(ran.code).toBe(code);
    expect(ran.err).toMatch(message);
    expect(existsSync(join(dir, 'm.trig'))).toBe(false);
  });

  test('a missing file, a format without graphs, a score that is none: usage is told', async () => {
    const dir = folder();
    expect((await runCli(dir, ['merge', 'news.trig', 'none.ttl', '-o', 'm.trig'])).code).toBe(3);
    const flat = await runCli(dir, ['merge', 'news.trig', '-o', 'm.ttl']);
    expect(flat.code).toBe(2);
    expect(flat.err).toMatch(/\.trig, \.nq or \.jsonld/);
    expect((await runCli(dir, ['merge', 'news.trig', '-o', 'm.trig', '--accept', 'much'])).code).toBe(2);
  });

  test('an empty file is an empty source', async () => {
    const dir = folder({ 'empty.ttl': '' });
    const ran = await runCli(dir, ['merge', 'news.trig', 'empty.ttl', '-o', 'm.trig']);
    expect(ran.code).toBe(0);
    expect(readFileSync(join(dir, 'm.trig'), 'utf8')).toContain('"empty.ttl"');
  });

  test('names in other scripts pass through untouched', async () => {
    const dir = folder({
      'other.ttl': '<urn:x> <http://www.w3.org/2004/02/skos/core#prefLabel> "Норландия"@ru , "نورلاند"@fa , "诺兰"@zh .',
    });
    await runCli(dir, ['merge', 'news.trig', 'other.ttl', '-o', 'm.trig']);
    for (const label of ['"Норландия"@ru', '"نورلاند"@fa', '"诺兰"@zh']) expect(readFileSync(join(dir, 'm.trig'), 'utf8')).toContain(label);
  });
});

test('a store is merged with files; nothing at all is told', async () => {
  const dir = folder();
  writeFileSync(join(dir, 'boats.txt'), 'Norway supplied Kenya with patrol boats.');
  expect((await runCli(dir, ['read', 'boats.txt', '--date', '2024-01-02', '--store', 'kept'])).code).toBe(0);
  const ran = await runCli(dir, ['merge', 'world.ttl', '--store', 'kept', '-o', 'm.trig']);
  expect(ran.code, ran.err).toBe(0);
  const text = readFileSync(join(dir, 'm.trig'), 'utf8');
  expect(text).toContain('ent:ArmsTransfer');
  expect(text).toContain('"Sea League"');
  expect((await runCli(dir, ['merge', '-o', 'm.trig'])).code).toBe(2);
});
