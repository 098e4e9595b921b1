import { publicationDate } from './publication-date.ts';

/** What the head of a page says about its article. */
export interface HtmlMetadata {
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly author: string | undefined;
  readonly publisher: string | undefined;
  readonly language: string | undefined;
  readonly url: string | undefined;
}

type Json = { readonly [key: string]: unknown };
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);

/** The schema.org article of the JSON-LD blocks, if there is one; broken blocks are passed over, as browsers do. */
function jsonLdArticle(document: Document): Json | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let data: unknown;
    try {
      data = JSON.parse(script.textContent ?? '');
    } catch {
      continue;
    }
    const nodes = list(data).flatMap((node) => (isObject(node) ? [node, ...list(node['@graph'])] : []));
    const article = nodes.find(
      (node) => isObject(node) && list(node['@type']).some((type) => /Article$|^BlogPosting$|^Report$/.test(String(type))),
    );
    if (isObject(article)) return article;
  }
  return undefined;
}

const nameOf = (value: unknown): string | undefined =>
  list(value)
    .map((one) => text(isObject(one) ? one['name'] : one))
    .filter((name) => name !== undefined)
    .join(', ') || undefined;

/** Title, date, author, publisher, language and address from JSON-LD, meta elements and `<time>`, in this order of trust. */
export function htmlMetadata(document: Document): HtmlMetadata {
  const article = jsonLdArticle(document) ?? {};
  const meta = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const found = document
        .querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`)
        ?.getAttribute('content');
      if (text(found)) return text(found);
    }
    return undefined;
  };
  const dates = [
    text(article['datePublished']),
    meta(
      'article:published_time',
      'datePublished',
      'dcterms.issued',
      'dcterms.date',
      'DC.date.issued',
      'dc.date',
      'date',
      'pubdate',
      'parsely-pub-date',
      'sailthru.date',
    ),
    document
      .querySelector('time[itemprop="datePublished"], article time[datetime], time[pubdate], time[datetime]')
      ?.getAttribute('datetime'),
  ];
  const entity = article['mainEntityOfPage'];
  return {
    title:
      text(article['headline']) ??
      meta('og:title', 'dc.title', 'twitter:title') ??
      text(document.querySelector('h1')?.textContent?.replace(/\s+/g, ' ')) ??
      text(document.title),
    date: dates.map((date) => publicationDate(date ?? '')).find((date) => date !== undefined),
    author: nameOf(article['author']) ?? meta('author', 'article:author', 'dc.creator', 'parsely-author'),
    publisher: nameOf(article['publisher']) ?? meta('og:site_name', 'dc.publisher', 'publisher', 'application-name'),
    language: text(article['inLanguage']) ?? text(document.documentElement?.getAttribute('lang')) ?? meta('og:locale')?.replace('_', '-'),
    url:
      text(document.querySelector('link[rel="canonical"]')?.getAttribute('href')) ??
      meta('og:url') ??
      text(article['url']) ??
      text(isObject(entity) ? entity['@id'] : entity),
  };
}
