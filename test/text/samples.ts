/** One short report in every format; `paragraphs` are what each format must give back. */
export const PARAGRAPHS = [
  'Ruritania’s foreign minister Anna Vogel met her Borduria counterpart in Szohôd on Tuesday. “We agreed on every point,” she told reporters after the meeting.',
  'Borduria has supplied Ruritania with patrol boats since 2021, according to the defence ministry. A 𝔰pokesman of the opposition denied that the boats were paid for.',
  'The two ministers will sign a treaty on fishing rights in December, and officials said that further talks may follow in the spring.',
];

export const TITLE = 'Ministers meet in Szohôd';
const DATE = '2024-03-05';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const paragraphsHtml = PARAGRAPHS.map((p) => `<p>${p.replace('Borduria has', '<b>Borduria</b> has')}</p>`).join('\n');

export const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${TITLE} - The Daily</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"${TITLE}","datePublished":"${DATE}T23:30:00-05:00","author":{"@type":"Person","name":"Jo Field"},"publisher":{"@type":"Organization","name":"The Daily"}}</script>
<link rel="canonical" href="https://daily.example/szohod"><style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>${TITLE}</h1>${paragraphsHtml}<script>track()</script></article><footer>© The Daily</footer></body></html>`;

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export const FEED = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Daily</title><link>https://daily.example</link><description>News</description>
<item><title>${TITLE}</title><link>https://daily.example/szohod</link><guid>szohod-1</guid><pubDate>Tue, 05 Mar 2024 20:00:00 GMT</pubDate><content:encoded>${escapeXml(paragraphsHtml)}</content:encoded></item>
<item><title>Only a headline</title><link>https://daily.example/2</link></item></channel></rss>`;

const ATOM = `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily</title><id>urn:x</id><updated>2024-03-05T20:00:00Z</updated>
<entry><title>${TITLE}</title><id>urn:szohod</id><published>${DATE}T20:00:00Z</published><updated>2024-03-06T20:00:00Z</updated><link href="https://daily.example/szohod"/><content type="html">${escapeXml(paragraphsHtml)}</content></entry></feed>`;

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

export const WARC = (() => {
  const body = utf8(PAGE);
  const http = utf8(crlf(`HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\nContent-Length: ${body.length}\n\n`));
  const head = utf8(
    crlf(
      `WARC/1.0\nWARC-Type: response\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\nWARC-Date: 2024-04-01T00:00:00Z\nWARC-Target-URI: https://daily.example/szohod\nContent-Type: application/http; msgtype=response\nContent-Length: ${http.length + body.length}\n\n`,
    ),
  );
  return new Uint8Array([...head, ...http, ...body, ...utf8('\r\n\r\n')]);
})();

/** A PDF of one page made by hand; letters beyond Latin-1 are left to other tests. */
export const pdfOf = (lines: readonly string[]): Uint8Array => {
  const latin = (text: string): string => text.replace(/[“”]/g, '"').replace(/’/g, "'").replace('𝔰', 's').replace('ô', 'o');
  const content = `BT /F1 10 Tf 40 800 Td 14 TL ${lines.map((line) => `(${latin(line).replace(/[()\\]/g, '\\$&')}) Tj T*`).join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1200 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let out = '%PDF-1.4\n';
  const offsets: number[] = [];
  objects.forEach((object, i) => {
    offsets.push(out.length);
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
  });
  const xref = out.length;
  out += `xref\n0 6\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF`;
  return utf8(out);
};

/** What the shared test reads: format, source name, bytes. */
export const SAMPLES: readonly {
  readonly name: string;
  readonly source: string;
  readonly bytes: Uint8Array;
  readonly dated: boolean;
  readonly plainAscii?: boolean;
}[] = [
  { name: 'plain text', source: 'news/szohod.txt', bytes: utf8(PARAGRAPHS.join('\n\n')), dated: false },
  { name: 'plain text', source: 'windows.txt', bytes: utf8(`\ufeff${PARAGRAPHS.join('\r\n\r\n')}`), dated: false },
  {
    name: 'Markdown',
    source: 'szohod.md',
    bytes: utf8(
      `---\ndate: ${DATE}\npublisher: The Daily\n---\n# ${TITLE}\n\n${PARAGRAPHS.map((p) => p.replace('Borduria has', '**Borduria** has').replace('a treaty', '[a treaty](https://x.example/t)')).join('\n\n')}\n`,
    ),
    dated: true,
  },
  { name: 'HTML', source: 'szohod.html', bytes: utf8(PAGE), dated: true },
  { name: 'HTML', source: 'https://daily.example/szohod', bytes: utf8(PAGE), dated: true },
  {
    name: 'JSON Lines',
    source: 'news.jsonl',
    bytes: utf8(`${JSON.stringify({ id: 'a1', title: TITLE, date: DATE, publisher: 'The Daily', text: PARAGRAPHS.join('\n\n') })}\n`),
    dated: true,
  },
  {
    name: 'JSON',
    source: 'news.json',
    bytes: utf8(JSON.stringify([{ id: 'a1', date: DATE, text: PARAGRAPHS.join('\n\n') }], null, 2)),
    dated: true,
  },
  { name: 'RSS/Atom feed', source: 'news.rss', bytes: utf8(FEED), dated: true },
  { name: 'RSS/Atom feed', source: 'https://daily.example/feed', bytes: utf8(ATOM), dated: true },
  { name: 'WARC', source: 'crawl.warc', bytes: WARC, dated: true },
  { name: 'PDF', source: 'szohod.pdf', bytes: pdfOf(PARAGRAPHS), dated: false, plainAscii: true },
];
