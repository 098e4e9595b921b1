import { describe, expect, it } from 'vitest';
import { isomorphic } from '../../src/diff/canonical-parts.ts';
import { EntenteError } from '../../src/errors.ts';
import { FORMATS, writeText } from '../../src/export/formats.ts';
import { readRdf } from '../../src/syntax/read-rdf.ts';
import type { RdfContent } from '../../src/syntax/syntax.ts';
import { present, testsOf, textOf } from './manifest.ts';

const read = (iri: string): Promise<RdfContent> => readRdf(textOf(iri), { fileName: iri, base: iri });

/** Every test of a suite with our own reader; what was read is then written in every format and read back. */
async function run(manifest: string): Promise<{ passed: number; trips: number; failures: string[] }> {
  const failures: string[] = [];
  let passed = 0;
  let trips = 0;
  for (const test of testsOf(manifest)) {
    const [action] = test.action();
    if (action === undefined) continue;
    const name = action.split('/').slice(-2).join('/');
    const valid = !/Negative/.test(test.type);
    let content: RdfContent;
    try {
      content = await read(action);
    } catch (error) {
      if (valid) failures.push(`refused ${name}: ${(error as EntenteError).why}`);
      // A refusal must say where, even of the oddest file.
      else if (error instanceof EntenteError && error.place?.line !== undefined) passed++;
      else failures.push(`refused without a place: ${name}`);
      continue;
    }
    const [result] = test.result();
    if (!valid) failures.push(`accepted ${name}`);
    else if (/Eval/.test(test.type) && result !== undefined && !(await isomorphic(content.quads, (await read(result)).quads)))
      failures.push(`other quads in ${name}`);
    else passed++;
    for (const format of FORMATS.filter((f) => f.keeps === 'quads')) {
      try {
        const back = await readRdf(writeText(format, content), { format: format.name });
        trips++;
        if (!(await isomorphic(back.quads, content.quads))) failures.push(`${format.name} loses something of ${name}`);
      } catch (error) {
        if ((error as EntenteError).code !== 'export/not-in-jsonld')
          failures.push(`${format.name} of ${name}: ${(error as Error).message}`);
      }
    }
  }
  return { passed, trips, failures };
}

describe.skipIf(!present())('W3C suites of RDF syntaxes, with our reader and writers', { timeout: 600_000 }, () => {
  for (const version of ['rdf11', 'rdf12']) {
    for (const syntax of ['turtle', 'n-triples', 'n-quads', 'trig', 'xml']) {
      it(`${version} ${syntax}`, async () => {
        const { passed, trips, failures } = await run(`rdf/${version}/rdf-${syntax}/manifest.ttl`);
        console.log(`${version} ${syntax}: ${passed} passed, ${trips} written and read back`);
        expect(failures).toEqual([]);
        expect(passed).toBeGreaterThan(50);
      });
    }
  }
});
