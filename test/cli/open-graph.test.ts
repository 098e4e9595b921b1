import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runCli, testFolder } from './fake-context.ts';

const cwd = testFolder();
beforeAll(() => {
  writeFileSync(join(cwd, 'a.ttl'), '[] <p:name> "a" . _:x <p:of> "a" .');
  writeFileSync(join(cwd, 'b.ttl'), '[] <p:size> 1 . _:x <p:of> "b" , _:x . <s:s> <p:says> <<( _:x <p:of> "b" )>> .');
});

test.each([
  ['export', ['export', 'a.ttl', 'b.ttl', '-f', 'nq']],
  ['ask', ['ask', '-q', 'SELECT ?x WHERE { ?x <p:name> ?n ; <p:size> ?s }', 'a.ttl', 'b.ttl']],
])('blank nodes of two files are not one: %s', async (_, argv) => {
  const { out } = await runCli(cwd, argv);
  if (argv[0] === 'ask') return expect(out).toBe('x\n');
  const labels = (line: RegExp) => [...out.matchAll(line)].map(([, label]) => label);
  expect(new Set(labels(/^_:(\S+) /gm)).size).toBe(4);
  const [ofB] = labels(/^_:(\S+) <p:of> "b"/gm);
  expect(out).toContain(`_:${ofB} <p:of> _:${ofB} .`);
  expect(out).toContain(`<<( _:${ofB} <p:of> "b" )>>`);
});
