import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';

/** What each folder of src/ may import: other folders or files of src/, packages, and `node:`. Types alone (`@rdfjs/types`) are free. */
const ALLOWED: Readonly<Record<string, string>> = {
  'errors.ts': '',
  'vocabulary.ts': '',
  text: 'errors @mozilla/readability linkedom feedsmith unpdf warcio',
  language: 'errors text',
  ontology: 'errors vocabulary language n3',
  claims: 'errors text language ontology',
  rdf: 'errors vocabulary text language ontology claims n3 @noble/hashes',
  syntax: 'errors vocabulary n3 jsonld-streaming-parser rdfxml-streaming-parser',
  store: 'errors vocabulary rdf syntax n3 node:',
  query: 'errors vocabulary store syntax n3 @comunica @traqula asynciterator',
  merge: 'errors vocabulary text rdf store syntax n3 @noble/hashes',
  diff: 'errors vocabulary rdf store syntax n3 rdf-canonize',
  validate: 'errors vocabulary rdf store syntax n3 shacl-engine',
  network: 'errors vocabulary rdf store n3 graphology',
  export: 'errors vocabulary text ontology rdf syntax network n3',
  view: 'errors vocabulary text language ontology claims rdf network',
  'convert.ts': 'errors vocabulary text language ontology claims rdf',
  'package-root.ts': 'node:',
  'load-ontology.ts': 'ontology package-root node:',
  'load-merge-rules.ts': 'merge package-root node:',
  'load-alpha2.ts': 'package-root node:',
  'load-questions.ts': 'query package-root node:',
};

/** Edges of the house and scripts: they may import everything but each other's inside. */
const EDGES = ['cli', 'server', 'web', 'evaluation', 'training', 'index.ts', 'load-resources.ts'];
/** Heavy packages that live in one folder and nowhere else, edges included. */
const AT_HOME: Readonly<Record<string, readonly string[]>> = {
  '@comunica/': ['query'],
  shacl: ['validate'],
  hono: ['server'],
  commander: ['cli'],
  sigma: ['web'],
  'graphology-': ['network', 'web'],
};

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

/** Files that may look at the clock: a timeout is nothing without one. No answer depends on it. */
const WITH_CLOCK = ['query/ask.ts', 'query/explain.ts', 'query/why-empty.ts'];

const SRC = join(import.meta.dirname, '..', 'src');

function importsOf(file: string, source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found = code.matchAll(/\b(?:import|export)\s+(type\s+)?(?:[^'";]*?\s+from\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g);
  return [...found].map((match) => {
    const to = match[2] ?? match[3]!;
    const target = to.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), to)) : to;
    return { file, target, typeOnly: match[1] !== undefined };
  });
}

/** Imports that break the table, as sentences. */
function violations(files: ReadonlyMap<string, string>): string[] {
  const out: string[] = [];
  for (const [file, source] of files) {
    const place = file.split('/')[0]!;
    for (const { target, typeOnly } of importsOf(file, source)) {
      const said = `${file} imports ${target}`;
      const home = Object.entries(AT_HOME).find(([name]) => target.startsWith(name));
      if (home && !home[1].includes(place) && !typeOnly) out.push(`${said}, which lives in ${home[1].join(', ')}`);
      if (EDGES.includes(place)) continue;
      const allowed = ALLOWED[place];
      if (allowed === undefined) {
        out.push(`${file}: the folder stands in no table`);
        break;
      }
      if (typeOnly && target === '@rdfjs/types') continue;
      const inside = target.includes('/') && files.has(target) ? target.split('/')[0]! : target.replace(/\.ts$/, '');
      if (inside === place || (files.has(target) && target.split('/')[0] === place)) continue;
      const fits = allowed
        .split(' ')
        .some(
          (one) => one !== '' && (inside === one || inside.startsWith(one.endsWith(':') ? one : `${one}/`) || inside.startsWith(`${one}-`)),
        );
      if (!fits) out.push(said);
    }
  }
  return out;
}

const files = new Map(
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [name, readFileSync(join(SRC, name), 'utf8')]),
);

describe('architecture', () => {
  test('every folder imports only what its row allows', () => {
    expect(violations(files)).toEqual([]);
  });
  test.each([
    ['language/tag.ts', "import { readFileSync } from 'node:fs';"],
    ['claims/extract.ts', "import type { ClaimRecord } from '../rdf/read-claims.ts';"],
    ['rdf/mint.ts', "const x = await import('../query/ask.ts');"],
    ['server/serve.ts', "import { QueryEngine } from '@comunica/query-sparql-rdfjs';"],
    ['network/degree.ts', "export { ask } from '../query/ask.ts';"],
    ['invented/x.ts', "import '../errors.ts';"],
  ])('a planted import in %s is found', (file, line) => {
    expect(violations(new Map([...files, [file, line]])).filter((said) => said.startsWith(file))).toHaveLength(1);
  });
  test('core code asks neither clock nor chance', () => {
    const core = [...files].filter(([file]) => !EDGES.includes(file.split('/')[0]!) && !WITH_CLOCK.includes(file));
    const found = core.filter(([, source]) =>
      /\bMath\.random\(|\bDate\.now\(|new Date\(\)|performance\.now\(/.test(source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
    );
    expect(found.map(([file]) => file)).toEqual([]);
  });
  test('no file is called by what it is not', () => {
    expect([...files.keys()].filter((file) => /(^|\/)(utils?|helpers?|common|types|misc)(\.ts|\/)/.test(file))).toEqual([]);
  });
  test('no default exports, and one barrel at most', () => {
    expect([...files].filter(([, source]) => /^export default /m.test(source)).map(([file]) => file)).toEqual([]);
  });
});
