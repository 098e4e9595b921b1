import { expect, test } from 'vitest';
import * as entente from '../src/index.ts';

test('the public names: a change here is a change for everybody who uses the library', () => {
  expect(Object.keys(entente).sort()).toMatchInlineSnapshot(`
    [
      "DEFAULT_BASE",
      "EntenteError",
      "PREFIXES",
      "Store",
      "ask",
      "bindParameters",
      "bindValues",
      "convert",
      "formatFor",
      "listArticles",
      "loadOntology",
      "loadQuestions",
      "loadResources",
      "openStore",
      "outputFormats",
      "putArticles",
      "readArticle",
      "readArticles",
      "readClaims",
      "readRdf",
      "removeArticle",
      "savedQuery",
      "storeLabels",
      "writeText",
    ]
  `);
});

test('the whole machine by its public names', async () => {
  const { ask, bindParameters, bindValues, convert, loadQuestions, loadResources, readClaims, Store, storeLabels } = entente;
  const quads = convert(loadResources())([
    {
      id: 'a1',
      text: 'Turkey has supplied Azerbaijan with armed drones since 2020, officials in Baku said on Monday.',
      date: '2024-03-06',
    },
  ]);
  const store = new Store(quads as never);
  const [claim] = readClaims(store).filter(({ event }) => event?.type === 'ArmsTransfer');
  expect(claim!.event!.actors.map((actor) => actor.label)).toEqual(['Turkey']);
  const question = loadQuestions().find(({ name }) => name === 'who-supplied-arms-to-whom')!;
  const values = await bindValues(question, { receiver: 'Azerbaijan' }, storeLabels(store));
  const answer = await ask(store, bindParameters(question.sparql, values));
  expect(answer.kind === 'bindings' && answer.rows.map((row) => row.get('supplier')?.value)).toEqual(['Turkey']);
});
