import { EntenteError } from '../../errors.ts';
import { articleOf } from '../article-of-text.ts';
import { charsetOf, decode } from '../decode.ts';
import type { Format, Item } from '../format.ts';
import { htmlText } from '../html-text.ts';
import { publicationDate } from '../publication-date.ts';

interface Entry {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly author: string | undefined;
  readonly url: string | undefined;
  readonly body: string | undefined;
}

type Parsed = Awaited<ReturnType<typeof parse>>;
async function parse(text: string) {
  const { parseFeed } = await import('feedsmith');
  return parseFeed(text);
}

/** The entries of any kind of feed under one set of names; the fullest text that the feed carries. */
function entriesOf({ format, feed }: Parsed): { publisher: string | undefined; language: string | undefined; entries: Entry[] } {
  if (format === 'atom')
    return {
      publisher: feed.title?.value,
      language: undefined,
      entries: (feed.entries ?? []).map((e) => ({
        id: e.id,
        title: e.title?.value,
        date: (e.published ?? e.updated) as string | undefined,
        author: e.authors
          ?.map((a) => a.name)
          .filter(Boolean)
          .join(', '),
        url: e.links?.find((l) => l.rel === undefined || l.rel === 'alternate')?.href,
        body: e.content?.value ?? e.summary?.value,
      })),
    };
  if (format === 'json')
    return {
      publisher: feed.title,
      language: feed.language,
      entries: (feed.items ?? []).map((e) => ({
        id: e.id,
        title: e.title,
        date: e.date_published as string | undefined,
        author: e.authors
          ?.map((a) => a.name)
          .filter(Boolean)
          .join(', '),
        url: e.url,
        body: e.content_html ?? e.content_text ?? e.summary,
      })),
    };
  if (format === 'rdf')
    return {
      publisher: feed.title,
      language: undefined,
      entries: (feed.items ?? []).map((e) => ({
        id: e.link,
        title: e.title,
        date: e.dc?.dates?.[0] as string | undefined,
        author: e.dc?.creators?.[0],
        url: e.link,
        body: e.content?.encoded ?? e.description,
      })),
    };
  return {
    publisher: feed.title,
    language: feed.language,
    entries: (feed.items ?? []).map((e) => ({
      id: e.guid?.value ?? e.link,
      title: e.title,
      date: e.pubDate as string | undefined,
      author: e.dc?.creators?.[0] ?? e.authors?.map((a) => (typeof a === 'string' ? a : a.name)).join(', '),
      url: e.link,
      body: e.content?.encoded ?? e.description,
    })),
  };
}

/** RSS, Atom, RDF and JSON feeds: every entry that carries text is an article, with the feed as its publisher. */
export const feed: Format = {
  name: 'RSS/Atom feed',
  endings: ['.rss', '.atom', '.xml', '.rdf'],
  mediaTypes: ['application/rss+xml', 'application/atom+xml', 'application/feed+json', 'application/xml', 'text/xml'],
  sniff: (head) => /<(?:rss|feed|rdf:RDF)[\s>]/i.test(head.slice(0, 1000)) || /"version"\s*:\s*"https:\/\/jsonfeed\.org/.test(head),
  async *read({ bytes, source, mediaType }) {
    const { text, messages } = decode(
      bytes,
      source,
      charsetOf(mediaType) ?? new TextDecoder('latin1').decode(bytes.subarray(0, 200)).match(/encoding=["']([\w-]+)/)?.[1],
    );
    let parsed: Parsed;
    try {
      parsed = await parse(text);
    } catch (cause) {
      yield {
        error: new EntenteError('text/no-feed', `"${source}" is no RSS or Atom feed.`, {
          place: { source },
          why: (cause as Error).message,
          next: 'Check the address: many sites name their feed in the page under <link rel="alternate">.',
          cause,
        }),
      };
      return;
    }
    const { parseHTML } = await import('linkedom');
    const { publisher, language, entries } = entriesOf(parsed);
    if (entries.length === 0)
      yield { error: new EntenteError('text/empty', `The feed "${source}" has no entries.`, { place: { source } }) };
    for (const [n, entry] of entries.entries()) {
      const { document } = parseHTML(`<!doctype html><html><body>${entry.body ?? ''}</body></html>`);
      const date = entry.date ? publicationDate(entry.date) : undefined;
      const id = entry.id ?? entry.url ?? `${source}#${n + 1}`;
      const item: Item = articleOf(
        id,
        htmlText(document.body as unknown as Node),
        {
          title: entry.title,
          date,
          dateFrom: date ? 'metadata' : undefined,
          author: entry.author,
          publisher,
          language,
          source: entry.url ?? source,
        },
        messages,
      );
      yield 'error' in item
        ? {
            error: new EntenteError('text/empty', `Entry ${n + 1} of "${source}" ("${entry.title ?? id}") carries no text.`, {
              place: { source },
              why: 'The feed gives only a headline and a link.',
              ...(entry.url ? { next: `Read the page itself: entente read ${entry.url}` } : {}),
            }),
          }
        : item;
    }
  },
};
