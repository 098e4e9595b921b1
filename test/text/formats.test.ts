import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/text/format.ts';
import { FORMATS, formatOf } from '../../src/text/formats.ts';
import { readArticles } from '../../src/text/read-articles.ts';
import { FEED, PAGE, PARAGRAPHS, SAMPLES, TITLE } from './samples.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const readAll = async (source: string, bytes: Uint8Array, mediaType?: string): Promise<Item[]> => {
  const input = { source, bytes, ...(mediaType ? { mediaType } : {}) };
  const items: Item[] = [];
  for await (const item of readArticles(input)) items.push(item);
  return items;
};
const articles = async (source: string, bytes: Uint8Array) =>
  (await readAll(source, bytes)).flatMap((item) => ('article' in item ? [item.article] : []));
const errors = async (source: string, bytes: Uint8Array) =>
  (await readAll(source, bytes)).flatMap((item) => ('error' in item ? [item.error] : []));
const ascii = (text: string): string => text.replace(/[“”]/g, '"').replace(/’/g, "'").replace('𝔰', 's').replace('ô', 'o');

describe('every format', () => {
  test('has a sample here', () => {
    expect(new Set(SAMPLES.map((s) => s.name))).toEqual(new Set(FORMATS.map((f) => f.name)));
  });

  test.each(SAMPLES)('$name: $source loses no word and adds none', async ({ name, source, bytes, dated, plainAscii }) => {
    expect(formatOf({ source, bytes }).name).toBe(name);
    const [article] = await articles(source, bytes);
    const wanted = plainAscii ? PARAGRAPHS.map(ascii) : PARAGRAPHS;
    for (const paragraph of wanted) expect(article!.text).toContain(paragraph);
    expect(article!.text.split(/\s+/).filter(Boolean)).toEqual(wanted.join(' ').split(/\s+/));
    expect(article!.date).toBe(dated ? '2024-03-05' : undefined);
    expect(article!.dateFrom).toBe(dated ? 'metadata' : undefined);
  });

  test.each(SAMPLES)('$name: $source gives the same article twice', async ({ source, bytes }) => {
    expect(await articles(source, bytes)).toEqual(await articles(source, bytes));
  });

  test.each(FORMATS.filter((f) => f.name !== 'WARC'))('$name: an empty input is an error that says so', async (format) => {
    const items: Item[] = [];
    for await (const item of format.read({ source: 'empty', bytes: new Uint8Array() })) items.push(item);
    expect(items).toHaveLength(1);
    expect((items[0] as { error: { code: string } }).error.code).toMatch(/^text\//);
  });
});

describe('plain text', () => {
  test('is kept letter by letter, line ends and all', async () => {
    const text = 'Iran and Oman met.\r\n\r\n\tThey agreed.  \n';
    expect((await articles('a/b.c.txt', utf8(text)))[0]).toEqual({ id: 'b.c', text, source: 'a/b.c.txt' });
  });
  test('reads UTF-16 and Latin-1, the latter with a message', async () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...[...'Praha and Wien met.'].flatMap((c) => [c.charCodeAt(0), 0])]);
    expect((await articles('u.txt', utf16))[0]!.text).toBe('Praha and Wien met.');
    expect((await articles('u.txt', utf16.subarray(2)))[0]!.text).toBe('Praha and Wien met.');
    const latin1 = Uint8Array.from('The café in Genève reopened.', (c) => c.charCodeAt(0));
    const [item] = await readAll('l.txt', latin1);
    expect(item).toMatchObject({ article: { text: 'The café in Genève reopened.' }, messages: [{ code: 'text/legacy-encoding' }] });
  });
  test('refuses binary', async () => {
    expect((await errors('x.txt', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 9, 1, 2])))[0]!.code).toBe('text/binary');
  });
});

describe('JSON Lines', () => {
  test('a broken line costs only itself, and says where it breaks', async () => {
    const bytes = utf8(
      '{"id":1,"text":"One met two."}\n{"id":2,"text":"Two met\n{"id":3}\n\n{"id":4,"text":"Four met five.","date":"12/10/24"}\r\n',
    );
    const items = await readAll('n.jsonl', bytes);
    expect(items.map((i) => ('article' in i ? i.article.id : `${i.error.code}:${i.error.place?.line}`))).toEqual([
      '1',
      'text/jsonl-line:2',
      'text/jsonl-line:3',
      '4',
    ]);
    expect(items[3]).toMatchObject({ messages: [{ code: 'text/unknown-date' }] });
    expect(items[1]).toHaveProperty('error.place.column');
  });
  test('keeps the text exactly and the title apart', async () => {
    const text = ' Iran\u00a0and  Oman met.\r\n';
    const [article] = await articles('n.jsonl', utf8(JSON.stringify({ id: 'x', title: 'T', text })));
    expect(article).toMatchObject({ id: 'x', title: 'T', text });
  });
});

describe('JSON', () => {
  test('one record, a list with a bad one, a JSON feed, no JSON', async () => {
    const kinds = async (value: string) =>
      (await readAll('n.json', utf8(value))).map((i) => ('article' in i ? i.article.id : i.error.code));
    expect(await kinds('{\n "text": "One met two."\n}')).toEqual(['n']);
    expect(await kinds('[{"text": "One met two."}, {"body": "x"}, 7, {"id": 4, "text": "Two met."}]')).toEqual([
      'n-1',
      'text/bad-record',
      'text/bad-record',
      '4',
    ]);
    expect(
      await kinds('{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": "f1", "content_text": "One met two."}]}'),
    ).toEqual(['f1']);
    expect(await kinds('{"text": "One')).toEqual(['text/bad-json']);
  });
});

describe('HTML', () => {
  test('title, author, publisher and address are metadata', async () => {
    expect((await articles('p.html', utf8(PAGE)))[0]).toMatchObject({
      id: 'p',
      title: TITLE,
      author: 'Jo Field',
      publisher: 'The Daily',
      language: 'en',
      source: 'https://daily.example/szohod',
    });
  });
  test('meta elements and <time> where there is no JSON-LD', async () => {
    const page = `<html><head><meta property="og:site_name" content="The Mail"><meta property="article:published_time" content="2023-01-31T01:00:00+09:00"><meta name="author" content="Al Ito"></head><body><article>${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}</article></body></html>`;
    expect((await articles('p.html', utf8(page)))[0]).toMatchObject({ publisher: 'The Mail', date: '2023-01-31', author: 'Al Ito' });
    const time = `<html><body><article><time datetime="2022-02-02">yesterday</time>${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}</article></body></html>`;
    expect((await articles('p.html', utf8(time)))[0]).toMatchObject({ date: '2022-02-02' });
  });
  test('a page without an article says so', async () => {
    const menu = `<html><body><nav><ul>${Array.from({ length: 30 }, (_, i) => `<li><a href="/${i}">Section number ${i} of the site</a></li>`).join('')}</ul></nav></body></html>`;
    expect((await errors('m.html', utf8(menu)))[0]!.code).toBe('text/no-article');
    expect((await errors('m.html', utf8('<html><body><div id="app"></div><script>boot()</script></body></html>')))[0]!.code).toBe(
      'text/no-article',
    );
  });
  test('honours the charset that the page or the server states', async () => {
    const page = PAGE.replace('utf-8', 'iso-8859-2')
      .replaceAll('ô', 'ő')
      .replace(/[“”’𝔰]/gu, '');
    const bytes = Uint8Array.from(page, (c) => (c === 'ő' ? 0xf5 : c === '©' ? 0x43 : c.charCodeAt(0)));
    expect((await articles('p.html', bytes))[0]!.text).toContain('Szohőd');
  });
});

describe('feeds, archives, PDF', () => {
  test('an entry without text is an error, the others are read', async () => {
    const items = await readAll('f.rss', utf8(FEED));
    expect(items.map((i) => ('article' in i ? i.article.id : i.error.code))).toEqual(['szohod-1', 'text/empty']);
  });
  test('broken containers end with a clear error', async () => {
    expect((await errors('f.rss', utf8('<rss><channel>')))[0]!.code).toMatch(/text\/(no-feed|empty)/);
    expect((await errors('f.pdf', utf8('%PDF-1.4 nonsense')))[0]!.code).toBe('text/broken-pdf');
    expect((await errors('f.warc', utf8('no archive')))[0]!.code).toMatch(/^text\//);
  });
});
