import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// A thousand questions from twenty clients: each is answered rightly, and nothing is kept of them.

const CLIENTS = 20;
const EACH = 50;

const P = 'PREFIX ent: <https://w3id.org/entente/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> ';
const sparql = (query: string): string => `sparql?query=${encodeURIComponent(P + query)}`;
const QUESTIONS: readonly (readonly [path: string, accept: string, body?: string])[] = [
  [sparql('SELECT ?l { ?x skos:prefLabel ?l } ORDER BY ?l'), 'application/json'],
  [
    sparql('SELECT ?who ?whom { ?e ent:actor ?a ; ent:recipient ?b . ?a skos:prefLabel ?who . ?b skos:prefLabel ?whom } ORDER BY ?who'),
    'text/csv',
  ],
  [sparql('SELECT ?s (COUNT(*) AS ?n) { ?c ent:status ?s } GROUP BY ?s ORDER BY ?s'), 'application/sparql-results+xml'],
  [sparql('ASK { ?c ent:status ent:Alleged }'), 'application/json'],
  [sparql('CONSTRUCT { ?c ent:about ?e } WHERE { ?c ent:about ?e }'), 'application/n-triples'],
  [sparql('SELECT ?a ?b { ?a ent:contradicts+ ?b }'), 'text/tab-separated-values'],
  [sparql('SELECT ?x { ?x ?y }'), 'application/json'], // a mistake
  ['questions/who-met?who=norway', 'text/csv'],
  ['questions/who-met?who=nobody-here', 'application/json'], // another one
  ['graphs?graph=https%3A%2F%2Fw3id.org%2Fentente%2Fid%2Farticle%2Fmarket', 'text/turtle'],
  ['.well-known/void', 'text/turtle'],
  ['questions', 'application/json'],
  ['sparql', 'application/json', `${P}SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }`],
];

let server: ChildProcess;
let url: string;
const told = async () => (await once(server, 'message'))[0];
beforeAll(async () => {
  const loader = pathToFileURL(join(import.meta.dirname, '../../node_modules/tsx/dist/esm/index.mjs')).href;
  server = fork(join(import.meta.dirname, 'serve-alone.ts'), { execArgv: ['--expose-gc', '--import', loader] });
  ({ url } = await told());
});
afterAll(() => server.kill());

async function put([path, accept, body]: (typeof QUESTIONS)[number]): Promise<string> {
  const answer = await fetch(url + path, {
    headers: { accept, ...(body === undefined ? {} : { 'content-type': 'application/sparql-query' }) },
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
  return `${answer.status} ${answer.headers.get('content-type')} ${await answer.text()}`;
}

/** All questions of all clients; gives the number of each answer that is not the expected one. */
async function round(expected: readonly string[]): Promise<{ answered: number; wrong: string[] }> {
  let answered = 0;
  const wrong: string[] = [];
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      for (let i = 0; i < EACH; i++) {
        // Each client goes its own way through the list: 7 has no common factor with its length.
        const which = (client * 3 + i * 7) % QUESTIONS.length;
        const answer = await put(QUESTIONS[which]!);
        answered++;
        if (answer !== expected[which]) wrong.push(answer.slice(0, 300));
      }
    }),
  );
  return { answered, wrong };
}

const heap = async (): Promise<{ heap: number; faults: string[] }> => {
  server.send('heap');
  return told();
};

describe('load', { timeout: 300_000 }, () => {
  test('1,000 questions from 20 clients: nothing lost, nothing wrong, nothing kept', async () => {
    const expected: string[] = [];
    for (const question of QUESTIONS) expected.push(await put(question));
    expect(expected.map((one) => Number(one.slice(0, 3)))).toEqual([200, 200, 200, 200, 200, 200, 400, 200, 400, 200, 200, 200, 200]);
    await round(expected); // everything is loaded, compiled and cached
    const before = await heap();
    expect(await round(expected)).toEqual({ answered: CLIENTS * EACH, wrong: [] });
    const after = await heap();
    // Two kilobytes for each question would be twice the bound. A worker that kept as much would run out of its 64 MB and lose its question.
    console.info(
      `heap of the server: ${(before.heap / 1e6).toFixed(1)} MB, after ${CLIENTS * EACH} questions ${(after.heap / 1e6).toFixed(1)} MB`,
    );
    expect(after.heap - before.heap).toBeLessThan(1_000_000);
    expect(after.faults).toEqual([]);
  });
});
