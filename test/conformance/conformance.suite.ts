import { describe, expect, it } from 'vitest';
import type { AskOptions } from '../../src/query/answer.ts';
import { present, testsOf } from './manifest.ts';
import { runTest } from './run-test.ts';

if (!present()) console.warn('The W3C suites are not there (../shared/w3c): no conformance test is run.');

/** Failures that are known, with their reason. */
const LOAD_NEEDS_THE_NETWORK = ['load-silent', 'load-into-silent'];

async function run(manifest: string, engine: AskOptions['engine'], knownFailures: readonly string[] = []) {
  const failures: string[] = [];
  let passed = 0;
  let skipped = 0;
  for (const test of testsOf(manifest)) {
    const problem = await runTest(test, engine);
    if (problem === null) skipped++;
    else if (problem === undefined) passed++;
    else failures.push(`${test.iri.replace(/.*\/(?=[^/]*\/[^/]*$)/, '')} (${test.type}): ${problem}`);
  }
  console.log(
    `${manifest} ${engine ?? ''}: ${passed} of ${passed + failures.length} passed${skipped ? `, ${skipped} of other kinds left out` : ''}`,
  );
  if (failures.length > 0) console.log(failures.join('\n'));
  expect(failures.filter((failure) => !knownFailures.some((known) => failure.includes(`#${known} `)))).toEqual([]);
  expect(passed).toBeGreaterThan(0);
}

describe.skipIf(!present())('W3C suites', { timeout: 600_000 }, () => {
  for (const engine of ['any', 'comunica', 'plain'] as const) {
    it(`SPARQL 1.1 query, ${engine}`, () => run('sparql/sparql11/manifest-sparql11-query.ttl', engine));
    it(`SPARQL 1.1 results, ${engine}`, () => run('sparql/sparql11/manifest-sparql11-results.ttl', engine));
    it(`SPARQL 1.0 evaluation, ${engine}`, () => run('sparql/sparql10/manifest-evaluation.ttl', engine));
    it(`SPARQL 1.2, ${engine}`, () => run('sparql/sparql12/manifest.ttl', engine));
  }
  it('SPARQL 1.1 update', () => run('sparql/sparql11/manifest-sparql11-update.ttl', undefined, LOAD_NEEDS_THE_NETWORK));
  for (const version of ['rdf11', 'rdf12']) {
    for (const format of ['turtle', 'n-triples', 'n-quads', 'trig'])
      it(`${version} ${format}`, () => run(`rdf/${version}/rdf-${format}/manifest.ttl`, undefined));
  }
});
