import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCli, testFolder } from './fake-context.ts';

const cwd = testFolder();
const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(cwd, name), content);
const GOOD = 'Turkey has supplied Azerbaijan with armed drones. The president of Turkey met the prime minister of Azerbaijan on Monday.';

beforeAll(() => {
  write('good.txt', GOOD);
  write('empty.txt', '');
  write('blank.txt', ' \n\t\n');
  write('binary.txt', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 3, 0, 0]));
  write(
    'latin1.txt',
    Uint8Array.from(
      'Mexico accused Peru of espionage, the café owner José Pérez said. The minister of Mexico said that the talks were over and that he would return to the capital on Monday.',
      (c) => c.charCodeAt(0),
    ),
  );
  write('menu.html', `<html><body><ul>${'<li><a href="/a">Section of the site</a></li>'.repeat(30)}</ul></body></html>`);
  write(
    'broken.jsonl',
    `{"id":"one","text":${JSON.stringify(GOOD)}}\n{"id":"two","text":"cut o\n{"id":"three","text":"Norway sent medicine to Sudan."}\n`,
  );
  write(
    'german.txt',
    'Der Außenminister sagte am Montag, dass die Verhandlungen mit den Nachbarn noch nicht beendet seien und dass er in der kommenden Woche wieder nach Wien reisen werde, um dort die Gespräche fortzusetzen.',
  );
  symlinkSync('circle', join(cwd, 'circle'));
  write('wrong.rq', 'SELECT ?s WHERE { ?s ?p }');
  write('header.rq', '#+ nonsense without a colon\nSELECT * { ?s ?p ?o }');
  write('broken.ttl', '@prefix ent: <https://w3id.org/entente/ns#> .\nent:a ent:b .\n');
  mkdirSync(join(cwd, 'corrupt/articles'), { recursive: true });
  write('corrupt/articles/0123.nq', '# {"entente":1,"identifier":"x","graph":"http://g","quads":3}\n<http://a> <http://b> <http://c> .\n');
});

/** Every message says what, and something more: where, why or what next. */
const isClear = (err: string, code: string): void => {
  expect(err).toContain(`[${code}]`);
  expect(err).toMatch(/\n {2}(where|why|next)/);
  expect(err).not.toMatch(/\n\s+at .*\.ts:/);
};

describe('bad inputs beside a good one: told, exit 3, the good one is read', () => {
  test.each([
    ['empty.txt', 'text/empty'],
    ['blank.txt', 'text/empty'],
    ['binary.txt', 'text/binary'],
    ['menu.html', 'text/no-article'],
    ['circle', 'input/unreadable'],
    ['nowhere.txt', 'input/not-found'],
    ['no/*.txt', 'input/not-found'],
  ])('%s', async (bad, code) => {
    const { out, err, code: exit } = await runCli(cwd, ['read', bad, 'good.txt', '-f', 'nt']);
    isClear(err, code);
    expect(exit).toBe(3);
    expect(out).toContain('"Turkey"');
  });

  test('a JSONL with one broken line: the line is named, the others are read', async () => {
    const { out, err, code } = await runCli(cwd, ['read', 'broken.jsonl', '-f', 'nt']);
    isClear(err, 'text/jsonl-line');
    expect(err).toContain('broken.jsonl:2:');
    expect(code).toBe(3);
    expect(out).toContain('"Turkey"');
    expect(out).toContain('"Norway"');
  });

  test('a text of ten megabytes: refused with the way out', async () => {
    write('long.txt', 'Turkey supplied Azerbaijan with armed drones. '.repeat(220_000));
    const { out, err, code } = await runCli(cwd, ['read', 'long.txt', 'good.txt', '-f', 'nt']);
    isClear(err, 'text/too-long');
    expect(err).toContain('--longest 10120000');
    expect(code).toBe(3);
    expect(out).toContain('"Turkey"');
    expect((await runCli(cwd, ['read', 'good.txt', '--longest', '10'])).err).toContain('[text/too-long]');
  });

  test('two articles of one id: the second is refused', async () => {
    mkdirSync(join(cwd, 'other'), { recursive: true });
    write('other/good.txt', 'Norway sent medicine to Sudan.');
    const { err, code, out } = await runCli(cwd, ['read', 'good.txt', 'other/good.txt', '-f', 'nt']);
    isClear(err, 'input/same-id');
    expect(code).toBe(3);
    expect(out).not.toContain('"Norway"');
    expect((await runCli(cwd, ['read', 'good.txt', 'good.txt', '-f', 'nt'])).code).toBe(0);
  });
});

describe('inputs that are odd and read all the same', () => {
  test('Latin-1 bytes, with a note', async () => {
    const { err, code, out } = await runCli(cwd, ['read', 'latin1.txt', '-f', 'nt']);
    expect(err).toMatch(/note latin1.txt: not UTF-8 \(byte \d+\); read as Windows-1252/);
    expect(code).toBe(0);
    expect(out).toContain('José Pérez');
  });
  test('a text that is not English, with a note', async () => {
    expect(await runCli(cwd, ['read', 'german.txt', '-f', 'nt'])).toMatchObject({
      code: 0,
      err: expect.stringContaining('does not look like English'),
    });
  });
  test('CRLF line ends give the same claims as LF', async () => {
    const text = `${GOOD}\n\nIran accused Israel of an attack.\n`;
    const rows = async (body: string): Promise<string[]> => {
      write('ends.jsonl', `${JSON.stringify({ id: 'ends', text: body })}\n`);
      return (await runCli(cwd, ['read', 'ends.jsonl', '--json'])).out
        .trim()
        .split('\n')
        .map((line) => JSON.stringify(JSON.parse(line).who ?? JSON.parse(line).actors));
    };
    expect(await rows(text.replaceAll('\n', '\r\n'))).toEqual(await rows(text));
  });
});

describe('usage: exit 2', () => {
  test.each([
    [['read', 'good.txt', '--date', 'yesterday'], 'cli/bad-date'],
    [['read', 'good.txt', '--base', 'not an iri'], 'cli/bad-base'],
    [['read', 'good.txt', '-o', 'out.docx'], 'export/unknown-format'],
    [['ask', 'no-such-question', 'good.txt'], 'cli/unknown-question'],
    [['ask', 'timeline'], 'cli/no-graph'],
    [['ask', 'everything-about', 'ok.nt'], 'query/missing-parameter'],
    [['ask', 'timeline', '--colour', 'red', 'ok.nt'], 'query/unknown-parameter'],
    [['ask', 'timeline', '--from', 'soon', 'ok.nt'], 'query/bad-parameter'],
    [['ask', 'timeline', 'ok.nt', '--format', 'xls'], 'cli/unknown-format'],
    [['ask', 'timeline', 'ok.nt', '--timeout', 'long'], 'cli/bad-option'],
    [['show', '99', 'ok.nt'], 'cli/unknown-claim'],
    [['schema', 'Nonsense'], 'cli/unknown-class'],
  ])('%j', async (argv, code) => {
    write('ok.nt', '<http://e.example/a> <http://www.w3.org/2004/02/skos/core#prefLabel> "A" .\n');
    const { err, code: exit, out } = await runCli(cwd, argv);
    isClear(err, code);
    expect(exit).toBe(2);
    expect(out).toBe('');
  });
  test('unknown commands and options', async () => {
    expect(await runCli(cwd, ['reed', 'good.txt'])).toMatchObject({ code: 2, err: expect.stringContaining('read') });
    expect(await runCli(cwd, ['read', '--no-such-option'])).toMatchObject({ code: 2 });
    expect((await runCli(cwd, ['diff', 'a.ttl'])).err).toBe(
      "error: missing required argument 'after'\n  next  entente diff [options] <before> <after>; more: entente help diff\n",
    );
    expect((await runCli(cwd, ['reed'])).err).toContain('next  entente help lists the commands');
    expect(await runCli(cwd, [])).toMatchObject({ code: 2 });
    expect(await runCli(cwd, ['--help'])).toMatchObject({ code: 0 });
  });
});

test('the help and the list of questions fit a terminal of 80 columns, and cut no name', async () => {
  for (const argv of [['help'], ['ask']]) {
    const { out } = await runCli(cwd, argv, { columns: 80 });
    for (const line of out.split('\n')) expect([line, line.length <= 80]).toEqual([line, true]);
  }
  const wide = (await runCli(cwd, ['ask'], { columns: 160 })).out;
  const narrow = (await runCli(cwd, ['ask'], { columns: 80 })).out;
  expect(wide).toContain('--supplier');
  expect(narrow).not.toContain('--supplier');
  expect(narrow).toContain('merged-meetings-under-sanctions');
});

test('a mistyped question finds the one that was meant', async () => {
  write('ok.nt', '<http://e.example/a> <http://www.w3.org/2004/02/skos/core#prefLabel> "A" .\n');
  for (const [given, meant] of [
    ['who-suplied', 'who-supplied-arms-to-whom'],
    ['whos-met-whom', 'who-met-whom'],
    ['who-denies-what', 'what-is-denied'],
  ])
    expect((await runCli(cwd, ['ask', given!, 'ok.nt'])).err).toContain(`Did you mean ${meant}`);
  expect((await runCli(cwd, ['ask', 'zzz', 'ok.nt'])).err).not.toContain('Did you mean');
});

test('nothing is kept where nothing was read, and standard input is called by its name', async () => {
  const { err, code } = await runCli(cwd, ['read', '--store', 'none-kept'], { stdin: '' });
  isClear(err, 'text/empty');
  expect(err).toContain('where standard input\n');
  expect(err).not.toContain('kept in the store');
  expect(code).toBe(3);
});

describe('queries: exit 4', () => {
  test('a broken query is shown with a caret', async () => {
    const { err, code } = await runCli(cwd, ['ask', 'wrong.rq', 'ok.nt']);
    isClear(err, 'query/syntax');
    expect(err).toMatch(/wrong.rq:1:\d+\n.*\n\s+\^/);
    expect(code).toBe(4);
    expect((await runCli(cwd, ['ask', 'header.rq', 'ok.nt'])).code).toBe(4);
  });
  test('ASK with the answer "no" ends with 1', async () => {
    expect(await runCli(cwd, ['ask', '-q', 'ASK { ?s ?p 1 }', 'ok.nt'])).toMatchObject({ out: 'no\n', code: 1 });
    expect(await runCli(cwd, ['ask', '-q', 'ASK { ?s ?p "A" }', 'ok.nt'])).toMatchObject({ out: 'yes\n', code: 0 });
  });
});

describe('graphs and stores that cannot be read: exit 3', () => {
  test.each([
    [['ask', 'timeline', 'nowhere.ttl'], 'input/not-found'],
    [['ask', 'timeline', 'broken.ttl'], 'rdf/turtle-syntax'],
    [['ask', 'timeline', '--store', 'corrupt'], 'store/corrupt'],
    [['export', '--store', 'nowhere'], 'store/not-found'],
    [['convert', 'ok.nt', 'no/such/folder/x.ttl'], 'export/cannot-write'],
  ])('%j', async (argv, code) => {
    const { err, code: exit } = await runCli(cwd, argv);
    isClear(err, code);
    expect(exit).toBe(3);
  });
  test('nothing is left behind by a write that failed', async () => {
    await runCli(cwd, ['convert', 'broken.ttl', 'made.trig']);
    expect(readdirSync(cwd).filter((name) => /made|tmp/.test(name))).toEqual([]);
    write('old.trig', '# what was there before\n');
    await runCli(cwd, ['convert', 'broken.ttl', 'old.trig']);
    expect(readFileSync(join(cwd, 'old.trig'), 'utf8')).toBe('# what was there before\n');
  });
});
