import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isomorphic } from '../../src/diff/canonical-parts.ts';
import { GENID } from '../../src/diff/skolem-names.ts';
import { askEndpoint } from '../../src/query/ask-endpoint.ts';
import { readRdf } from '../../src/syntax/read-rdf.ts';
import { type ChildServer, childServer } from './child-server.ts';
import { runCli, testFolder } from './fake-context.ts';

const { blankNode, quad, defaultGraph } = DataFactory;
const TOKEN = 'token-of-the-tests';

// Three articles, a triple outside of them, a blank node that two graphs share, languages, and text with quotes and line breaks.
const NEWS = `@prefix : <http://news.example/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:norland :armed :sudria .
:a1 { :a1 :says "Norland \\"armed\\" Sudria\\nyesterday"@en-GB , "Norlandia armó"@es ; :about [ :actor :norland ; :size 3 ] .
      :a1 :seenBy _:reporter . _:reporter :name "Ärne \\\\u0022" . }
:a2 { :a2 :says "nothing" ; :date "2024-05-01"^^xsd:date ; :about [ :actor :sudria ] , [ :actor :sudria ] . }
<http://news.example/a3?x=1&y=ü#f> { :a3 :seenBy _:reporter ; :says "" , " " , "a\\tb" . }
`;
const QUADS = 18;

const cwd = testFolder();
const servers: ChildServer[] = [];
const oxigraphServer = async (...argv: string[]): Promise<ChildServer> => {
  const server = await childServer('test/cli/oxigraph-server.ts', argv);
  servers.push(server);
  return server;
};
let oxigraph: ChildServer;
/** The one server of most tests, emptied. */
const emptied = async (rules: object = {}): Promise<ChildServer> => {
  await fetch(`${oxigraph.url}/reset`, { method: 'POST', body: JSON.stringify(rules) });
  return oxigraph;
};
beforeAll(async () => {
  oxigraph = await oxigraphServer();
  writeFileSync(join(cwd, 'news.trig'), NEWS);
  writeFileSync(join(cwd, 'token'), `${TOKEN}\n`);
});
afterAll(() => Promise.all(servers.map((server) => server.stop())));

const push = (...argv: string[]) => runCli(cwd, ['push', ...argv]);
const fault = (server: ChildServer, what: object) => fetch(`${server.url}/fault`, { method: 'POST', body: JSON.stringify(what) });
const writesOf = async (server: ChildServer): Promise<{ method: string; path: string; authorization?: string }[]> =>
  (await fetch(`${server.url}/log`)).json() as never;

/** All quads that a server has, asked over HTTP. IRIs of blank nodes are blank nodes again. */
async function quadsAt(endpoint: string, union = true): Promise<Quad[]> {
  const ask = async (query: string) => {
    const answer = await askEndpoint(endpoint, query);
    if (answer.kind !== 'bindings') throw new Error(answer.kind);
    return answer.rows;
  };
  const back = (term: Term): Term => (term.value.startsWith(GENID) ? blankNode(term.value.slice(GENID.length)) : term);
  const read = (row: ReadonlyMap<string, Term>, graph: Term) =>
    quad(back(row.get('s')!) as never, row.get('p') as never, back(row.get('o')!) as never, back(graph) as never) as unknown as Quad;
  const named = (await ask('SELECT * { GRAPH ?g { ?s ?p ?o } }')).map((row) => read(row, row.get('g')!));
  // The default graph of these servers holds everything; what stands in no named graph is what it has alone.
  const rest = union ? 'FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } }' : '';
  return [...named, ...(await ask(`SELECT * { ?s ?p ?o ${rest} }`)).map((row) => read(row, defaultGraph() as never))];
}

async function expectNews(endpoint: string): Promise<void> {
  const there = await quadsAt(endpoint);
  expect(there).toHaveLength(QUADS);
  expect(await isomorphic(there, (await readRdf(NEWS, { format: 'trig' })).quads)).toBe(true);
}

describe('entente push to another server (Oxigraph)', { timeout: 60_000 }, () => {
  test.each([
    ['store', []],
    ['update', ['--update']],
    ['store', ['--chunk', '2']],
    ['update', ['--update', '--chunk', '3', '--replace']],
    ['store', ['--replace', '--chunk', '2']],
  ])('everything arrives at /%s %j, and sending it again changes nothing', async (path, more) => {
    const server = await emptied();
    const ran = await push(`${server.url}/${path}`, 'news.trig', ...more);
    expect(ran.err).toContain(`pushed ${QUADS} statements (3 named graphs, 1 in the default graph)`);
    expect(ran.err).toContain('4 blank nodes became IRIs');
    expect(ran.code).toBe(0);
    await expectNews(`${server.url}/query`);
    const first = (await quadsAt(`${server.url}/query`)).map((one) => [one.subject.value, one.object.value].join(' ')).sort();
    // Other labels, another order: the same data.
    writeFileSync(
      join(cwd, 'again.trig'),
      NEWS.replaceAll('_:reporter', '_:other').replace(/\[ (:actor :norland) ; (:size 3) \]/, '[ $2 ; $1 ]'),
    );
    await push(`${server.url}/${path}`, 'again.trig', ...more);
    await expectNews(`${server.url}/query`);
    expect((await quadsAt(`${server.url}/query`)).map((one) => [one.subject.value, one.object.value].join(' ')).sort()).toEqual(first);
    expect(readdirSync(cwd).filter((name) => name.startsWith('.entente-push'))).toEqual([]);
  });

  test('the same question has the same rows here and there', async () => {
    const server = await emptied();
    await push(`${server.url}/update`, 'news.trig', '--update');
    const question = 'SELECT ?who ?text ?g WHERE { GRAPH ?g { ?who <http://news.example/says> ?text } } ORDER BY ?who ?text ?g';
    const here = await runCli(cwd, ['ask', '-q', question, 'news.trig', '-f', 'json']);
    const there = await runCli(cwd, ['ask', '-q', question, '--endpoint', `${server.url}/query`, '-f', 'json']);
    expect(JSON.parse(there.out)).toEqual(JSON.parse(here.out));
    expect(JSON.parse(here.out).results.bindings).toHaveLength(6);
  });

  test('what stops in the middle goes on there, and only the rest is sent', async () => {
    const server = await emptied();
    await fault(server, { after: 3, times: 1, status: 503 });
    const stopped = await push(`${server.url}/store`, 'news.trig', '--chunk', '3', '--retries', '0');
    expect(stopped.code).toBe(4);
    expect(stopped.err).toMatch(/stopped after 3 of 8 chunks.*the same command goes on there/);
    expect(stopped.err).toContain('[push/unavailable]');
    const resumed = await push(`${server.url}/store`, 'news.trig', '--chunk', '3', '--json');
    expect(resumed.err).toContain('going on after chunk 3 of 8');
    expect(JSON.parse(resumed.out)).toMatchObject({ quads: QUADS, chunks: 8, sentChunks: 5, done: true, retries: 0 });
    expect(await writesOf(server)).toHaveLength(8);
    await expectNews(`${server.url}/query`);
    // Another push of the same is a new one.
    await push(`${server.url}/store`, 'news.trig', '--chunk', '3');
    expect(await writesOf(server)).toHaveLength(16);
  });

  test('other data, another size of chunks, or --restart begins anew', async () => {
    const server = await emptied();
    await fault(server, { after: 2, times: 3, status: 503 });
    const stopAfter2 = async () => {
      await fault(server, { after: 0, times: 0, status: 503 });
      const before = (await writesOf(server)).length;
      await fault(server, { after: before + 2, times: 1, status: 503 });
      expect((await push(`${server.url}/store`, 'news.trig', '--chunk', '3', '--retries', '0', '--restart')).code).toBe(4);
    };
    writeFileSync(join(cwd, 'more.trig'), `${NEWS}:more :than :before .`);
    for (const argv of [
      ['more.trig', '--chunk', '3'],
      ['news.trig', '--chunk', '4'],
      ['news.trig', '--chunk', '3', '--restart'],
    ]) {
      await stopAfter2();
      const before = (await writesOf(server)).length;
      const ran = await push(`${server.url}/store`, ...argv, '--json');
      const { chunks, sentChunks } = JSON.parse(ran.out);
      expect([sentChunks, (await writesOf(server)).length - before]).toEqual([chunks, chunks]);
    }
  });

  test('a server that is killed in the middle, and started again', async () => {
    const file = join(cwd, 'kept.nq');
    const server = await oxigraphServer('--file', file);
    await fault(server, { after: 2, times: 1, status: 0, die: true });
    const { port } = new URL(server.url);
    const stopped = await push(`${server.url}/store`, 'news.trig', '--chunk', '3', '--retries', '0');
    expect(await server.gone).toBe(9);
    expect([stopped.code, stopped.err.includes('[push/unreachable]')]).toEqual([4, true]);
    const again = await oxigraphServer('--file', file, '--port', port);
    expect((await push(`${again.url}/store`, 'news.trig', '--chunk', '3')).err).toContain('going on after chunk 2 of 8');
    expect(await writesOf(again)).toHaveLength(6);
    await expectNews(`${again.url}/query`);
  });

  test('it comes back when the server says, and after a connection that broke when the data was taken', async () => {
    const server = await emptied();
    await fault(server, { after: 1, times: 2, status: 429, headers: { 'Retry-After': '0' } });
    const ran = await push(`${server.url}/store`, 'news.trig', '--chunk', '3');
    expect(ran.err.match(/429 Too Many Requests\. Again in 0 s \(\d of 5\)/g)).toHaveLength(2);
    expect(ran.err).toContain('2 retries');
    expect(ran.code).toBe(0);
    await fault(server, { after: 0, times: 1, status: 0, late: true });
    const late = await push(`${server.url}/store`, 'news.trig', '--chunk', '3');
    expect(late.err).toContain('cannot be reached. Again in 0.5 s (1 of 5)');
    await expectNews(`${server.url}/query`);
  });

  test('--replace empties the graphs that are sent, and nothing else', async () => {
    for (const [path, ...more] of [['store'], ['update', '--update']] as const) {
      const server = await emptied();
      writeFileSync(
        join(cwd, 'theirs.trig'),
        '<http://o.example/s> <http://o.example/p> 1 . <http://o.example/g> { <http://o.example/s> <http://o.example/p> 2 } <http://news.example/a2> { <http://o.example/old> <http://o.example/p> 3 }',
      );
      await push(`${server.url}/update`, 'theirs.trig', '--update');
      const size = async () => (await quadsAt(`${server.url}/query`)).length;
      await push(`${server.url}/${path}`, 'news.trig', ...more, '--chunk', '2');
      expect(await size()).toBe(QUADS + 3);
      const ran = await push(`${server.url}/${path}`, 'news.trig', ...more, '--chunk', '2', '--replace');
      expect(ran.err).toContain('What the default graph held before is still there');
      expect(await size()).toBe(QUADS + 2);
      expect(
        (await quadsAt(`${server.url}/query`))
          .filter((one) => /o\.example/.test(one.subject.value))
          .map((one) => one.object.value)
          .sort(),
      ).toEqual(['1', '2']);
    }
  });

  test('--default-graph gives what stands outside of graphs a graph', async () => {
    const server = await emptied();
    const { err } = await push(`${server.url}/store`, 'news.trig', '--default-graph', 'http://news.example/a2');
    expect(err).toContain(`(3 named graphs) to`);
    const there = await quadsAt(`${server.url}/query`);
    expect(there.filter((one) => one.graph.termType === 'DefaultGraph')).toEqual([]);
    expect(there.filter((one) => one.graph.value === 'http://news.example/a2')).toHaveLength(7);
    expect((await push(`${server.url}/store`, 'news.trig', '--default-graph', 'x> } ; DROP ALL')).code).toBe(2);
  });

  test('texts of megabytes arrive whole', async () => {
    const text = 'Lorem “ipsum” dolor. '.repeat(100_000);
    writeFileSync(
      join(cwd, 'huge.nt'),
      `<http://h.example/a> <http://h.example/p> "${text}" .\n<http://h.example/b> <http://h.example/p> "${text}x" .\n`,
    );
    for (const [path, ...more] of [['store'], ['update', '--update']] as const) {
      const server = await emptied();
      expect((await push(`${server.url}/${path}`, 'huge.nt', ...more)).err).toContain('in 2 chunks');
      expect((await quadsAt(`${server.url}/query`)).map((one) => one.object.value.length).sort()).toEqual([text.length, text.length + 1]);
    }
  });

  test('no text and no IRI of the data can become a part of the update', async () => {
    const evil = ['\\u0022 } ; DROP ALL ; INSERT DATA { <x:a> <x:b> \\u0022', '" } ; DROP ALL #', '\\" } ; DROP ALL #', '\u0007\\\\u0041'];
    const nodes = evil.map((text, i) => ({ '@id': `http://e.example/${i}`, 'http://e.example/p': text }));
    const bad = {
      '@id': 'http://e.example/> <x:b> 1 } ; DROP ALL ; INSERT DATA { <x:a',
      'http://e.example/p': { '@id': 'http://e.example/a|b c' },
    };
    writeFileSync(join(cwd, 'evil.jsonld'), JSON.stringify([...nodes, bad]));
    const server = await emptied();
    await push(`${server.url}/update`, 'news.trig', '--update');
    const ran = await push(`${server.url}/update`, 'evil.jsonld', '--update');
    expect(ran.code).toBe(0);
    const there = await quadsAt(`${server.url}/query`);
    const sent = there.filter((one) => one.subject.value.startsWith('http://e.example/'));
    expect(there).toHaveLength(QUADS + sent.length);
    expect(
      sent
        .filter((one) => one.object.termType === 'Literal')
        .map((one) => one.object.value)
        .sort(),
    ).toEqual([...evil].sort());
  });
});

describe('entente push that is not taken', { timeout: 60_000 }, () => {
  test('a token: none, a wrong one, the right one', async () => {
    const server = await emptied({ token: TOKEN });
    const none = await push(`${server.url}/store`, 'news.trig');
    expect(none.code).toBe(4);
    expect(none.err).toMatch(/The server wants a token\..*\[push\/unauthorized\]/);
    expect(none.err).toMatch(/next {2}Set it as ENTENTE_TOKEN, or write it into a file and name that with --token-file\./);
    writeFileSync(join(cwd, 'wrong'), 'another-token');
    expect((await push(`${server.url}/store`, 'news.trig', '--token-file', 'wrong')).err).toContain('The server does not take this token.');
    expect((await push(`${server.url}/store`, 'news.trig', '--token-file', 'wrong', '--user', 'me')).err).toContain('--user <name>');
    expect(await writesOf(server)).toEqual([]);
    const right = await push(`${server.url}/store`, 'news.trig', '--token-file', 'token');
    expect(right.code).toBe(0);
    expect(right.err + right.out).not.toContain(TOKEN);
    await expectNews(`${server.url}/query`);
  });
  test.each([
    [{ status: 413, body: 'too big' }, 'push/too-large', '--chunk 500'],
    [{ status: 302, headers: { Location: 'http://127.0.0.1:1/other' } }, 'push/moved', 'http://127.0.0.1:1/other'],
    [{ status: 405 }, 'push/wrong-address', '--update'],
    [
      { status: 400, body: '<html><style>p{}</style><p>Line 3: what is this?</p></html>' },
      'push/not-taken',
      'It says: Line 3: what is this?',
    ],
    [{ status: 429, headers: { 'Retry-After': '3600' } }, 'push/unavailable', 'Try again in 3600 s'],
  ])('%j: %s', async (what, code, said) => {
    const server = await emptied();
    await fault(server, { after: 0, times: 9, ...what });
    const ran = await push(`${server.url}/store`, 'news.trig');
    expect(ran.err).toContain(`[${code}]`);
    expect(ran.err).toContain(said);
    expect([ran.code, ran.err.includes('Again in'), (await writesOf(server)).length]).toEqual([4, false, 0]);
  });
  test('a server that only reads, a wrong path, and nobody at all', async () => {
    const server = await emptied({ readOnly: true });
    const refused = await push(`${server.url}/store`, 'news.trig');
    expect(refused.err).toContain('[push/refused]');
    expect(refused.err).toContain('It says: This server is read-only .');
    expect((await push(`${server.url}/nowhere`, 'news.trig')).err).toContain('[push/wrong-address]');
    const nobody = await push('http://127.0.0.1:1/store', 'news.trig', '--retries', '0');
    expect([nobody.code, nobody.err.includes('[push/unreachable]')]).toEqual([4, true]);
  });
  test('usage', async () => {
    for (const argv of [
      ['ftp://x/'],
      ['store'],
      ['http://me:secret@127.0.0.1/', 'news.trig'],
      ['http://x/', 'news.trig', '--update', '--graph-store'],
      ['http://x/', 'news.trig', '--retries', 'many'],
      ['http://x/', 'news.trig', '--user', 'me'],
      ['http://x/', 'news.trig', '--chunk', '0'],
    ]) {
      const ran = await push(...argv);
      expect([argv, ran.code]).toEqual([argv, 2]);
      expect(ran.err).not.toContain('secret');
    }
    expect((await runCli(cwd, ['push', '--help'])).out).toContain('Examples:');
  });
  test('--dry-run says what would be sent, and sends nothing', async () => {
    const ran = await push('http://127.0.0.1:1/store', 'news.trig', '--dry-run', '--json');
    expect(ran.err).toContain(`would send ${QUADS} statements (3 named graphs, 1 in the default graph)`);
    expect(JSON.parse(ran.out)).toMatchObject({ done: false, chunks: 4, blankNodes: 4 });
    expect(ran.code).toBe(0);
  });
  test('Ctrl-C stops it between two chunks', async () => {
    const server = await emptied();
    const stop = new AbortController();
    await fault(server, { after: 2, times: 1, status: 503, headers: { 'Retry-After': '200' } });
    const ran = runCli(cwd, ['push', `${server.url}/store`, 'news.trig', '--chunk', '3'], { signal: stop.signal });
    await expect.poll(async () => (await writesOf(server)).length).toBe(2);
    stop.abort();
    const { code, err } = await ran;
    expect(code).toBe(130);
    expect(err).toContain('stopped after 2 of 8 chunks');
    await push(`${server.url}/store`, 'news.trig', '--chunk', '3');
    expect(await writesOf(server)).toHaveLength(8);
  });
});

const built = existsSync(join(import.meta.dirname, '../../dist/web/index.html'));

describe.skipIf(!built)('entente push to entente serve (needs npm run build:web)', { timeout: 120_000 }, () => {
  const serve = async (...argv: string[]): Promise<ChildServer> => {
    const server = await childServer('src/cli/main.ts', ['serve', '--port', '0', ...argv], { ENTENTE_TOKEN: TOKEN });
    servers.push(server);
    return server;
  };
  test('a store arrives in another store by either protocol', async () => {
    for (const [path, ...more] of [['graphs'], ['sparql', '--update']] as const) {
      const store = join(cwd, `kept-${path}`);
      const server = await serve('--writable', '--store', store);
      for (let time = 0; time < 2; time++) {
        const ran = await push(`${server.url}/${path}`, 'news.trig', ...more, '--chunk', '4', '--token-file', 'token');
        expect(ran.err).toContain(`pushed ${QUADS} statements`);
        expect(ran.err).toContain(`--endpoint ${server.url}/sparql`);
        await expectNews(`${server.url}/sparql`);
      }
      await server.stop();
      // From its folder on disk to a third place.
      const other = await emptied();
      await runCli(cwd, ['push', `${other.url}/store`, '--store', store]);
      await expectNews(`${other.url}/query`);
      expect(readdirSync(store).filter((name) => name.startsWith('push'))).toEqual([]);
    }
  });
  test('a wrong token, no token, and a server that only reads', async () => {
    const server = await serve('--writable', '--store', join(cwd, 'mine'));
    expect((await push(`${server.url}/graphs`, 'news.trig', '--token-file', 'wrong')).err).toMatch(
      /\[push\/unauthorized\][\s\S]*This is not the token of this server/,
    );
    expect((await push(`${server.url}/sparql`, 'news.trig', '--update')).err).toMatch(/\[push\/unauthorized\][\s\S]*Writing needs a token/);
    expect(await quadsAt(`${server.url}/sparql`)).toEqual([]);
    const reading = await serve(join(cwd, 'news.trig'));
    const refused = await push(`${reading.url}/graphs`, 'news.trig', '--token-file', 'token');
    expect(refused.err).toMatch(/\[push\/refused\][\s\S]*this server lets no program change its data\. It is read-only\./);
    expect(refused.code).toBe(4);
  });
});
