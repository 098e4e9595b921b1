import { drawNetwork } from '../network/picture/draw-network.ts';
import { project } from '../network/project.ts';
import { STATUS_LINES } from '../network/status-line.ts';
import { STATUSES } from '../network/status-strength.ts';
import { element, escapeXml } from '../network/xml.ts';
import { hash } from '../rdf/mint.ts';
import type { ClaimRecord } from '../rdf/read-claims.ts';
import type { Article } from '../text/article.ts';
import { type Phrases, tieNames } from './phrases.ts';
import { reportBadge, reportClaims } from './report-claims.ts';
import { REPORT_SCRIPT } from './report-script.ts';
import { REPORT_STYLE } from './report-style.ts';
import { reportText } from './report-text.ts';

/** An article with what was read in it. */
export interface ReportedArticle {
  readonly article: Article;
  readonly claims: readonly ClaimRecord[];
  /** Sentences with a trigger but no claim. */
  readonly missed: readonly string[];
}

/** Settings of a report. */
export interface ReportOptions {
  readonly phrases: Phrases;
  readonly version: string;
  readonly title?: string;
}

/** `sha256-…` of a text for a Content-Security-Policy. */
function policyHash(text: string): string {
  const bytes = hash(text)
    .match(/../g)!
    .map((pair) => Number.parseInt(pair, 16));
  return `'sha256-${btoa(String.fromCharCode(...bytes))}'`;
}

/** A link out if the source is an address of the web, else its words: data never becomes another kind of link. */
const sourceLink = (source: string): string =>
  /^https?:\/\/[^\s]+$/i.test(source) ? element('a', { href: source, rel: 'noreferrer noopener' }, escapeXml(source)) : escapeXml(source);

function section(one: ReportedArticle, numberOf: (iri: string) => number, phrases: Phrases, several: boolean): string {
  const { article, claims, missed } = one;
  const about = [article.publisher, article.author, article.date ?? 'no date known'].filter((part) => part !== undefined).map(escapeXml);
  return element(
    'section',
    {},
    several ? element('h2', {}, escapeXml(article.title ?? article.id)) : '',
    element('p', { class: 'meta' }, about.join(' · '), article.source === undefined ? '' : ` · ${sourceLink(article.source)}`),
    element(
      'div',
      { class: 'columns' },
      element('div', {}, element('h2', {}, 'Text'), reportText(article.text, claims, numberOf)),
      element(
        'div',
        {},
        element('h2', {}, `Claims (${claims.length})`),
        claims.length === 0 ? element('p', {}, 'No claim was found in this text.') : reportClaims(claims, numberOf, phrases),
        missed.length === 0
          ? ''
          : element(
              'div',
              {},
              element('h3', {}, 'Not understood'),
              element('p', { class: 'note' }, 'These sentences speak of an event, but no claim could be made of them.'),
              element('ul', { class: 'plain' }, ...missed.map((sentence) => element('li', {}, element('q', {}, escapeXml(sentence))))),
            ),
      ),
    ),
  );
}

/**
 * A report as one HTML file that needs nothing else: texts with highlights, claims, a picture of the network, sources. It can be mailed
 * and printed. Every word of the articles is escaped, and a policy in its head lets only its own script run.
 */
export function report(articles: readonly ReportedArticle[], options: ReportOptions): string {
  const { phrases, version } = options;
  const claims = articles.flatMap((one) => one.claims);
  const numbers = new Map(claims.map((claim, k) => [claim.iri, k + 1]));
  const numberOf = (iri: string): number => numbers.get(iri) ?? 0;
  const [first] = articles;
  const title =
    options.title ??
    (articles.length === 1 ? (first?.article.title ?? first?.article.id ?? 'Report') : `Claims of ${articles.length} articles`);
  const counts = STATUSES.map((status) => ({ status, n: claims.filter((claim) => claim.status === status).length })).filter(
    ({ n }) => n > 0,
  );
  const network = project(claims);
  const speakers = new Map<string, number>();
  for (const claim of claims) for (const { label } of claim.attributedTo) speakers.set(label, (speakers.get(label) ?? 0) + 1);
  const policy = `default-src 'none'; style-src ${policyHash(REPORT_STYLE)}; script-src ${policyHash(REPORT_SCRIPT)}; img-src data:; base-uri 'none'; form-action 'none'`;
  const picture = drawNetwork(network, {
    title: 'Who is tied to whom, and how firmly',
    subtitle: `${claims.length} claims`,
    source: `Source: ${articles
      .map(({ article }) => article.title ?? article.id)
      .slice(0, 3)
      .join('; ')}${articles.length > 3 ? ' …' : ''}`,
    nameOf: tieNames(phrases),
  });
  const body = [
    element('header', {}, element('h1', {}, escapeXml(title))),
    element(
      'p',
      {},
      `${claims.length} claims, each with its exact words. A claim is what a text says, not what is so: the sign tells how firmly it is said.`,
    ),
    element(
      'fieldset',
      { class: 'legend', 'aria-label': 'Statuses shown' },
      ...counts.map(({ status, n }) =>
        element(
          'label',
          { title: STATUS_LINES[status].meaning },
          element('input', { type: 'checkbox', value: status, checked: 'checked', disabled: 'disabled' }),
          reportBadge(status),
          ` ${n}`,
        ),
      ),
      '',
    ),
    element('main', {}, ...articles.map((one) => section(one, numberOf, phrases, articles.length > 1)), ''),
    network.order === 0 ? '' : element('section', {}, element('h2', {}, 'Network'), element('figure', {}, picture)),
    element(
      'section',
      {},
      element('h2', {}, 'Who is quoted'),
      speakers.size === 0
        ? element('p', {}, 'Nobody: every claim stands in the article’s own voice.')
        : element(
            'ul',
            { class: 'plain' },
            ...[...speakers]
              .sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
              .map(([label, n]) => element('li', {}, `${escapeXml(label)} (${n})`)),
          ),
      element('h2', {}, 'How this was made'),
      element(
        'p',
        { class: 'note' },
        `Read by entente ${escapeXml(version)}, by rules and models on one machine. A reading can err: check the words.`,
      ),
      ...articles.map(({ article }) =>
        element('p', { class: 'note' }, `${escapeXml(article.id)}: SHA-256 of the text `, element('code', {}, hash(article.text))),
      ),
    ),
  ];
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeXml(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeXml(title)}</title>`,
    `<style>${REPORT_STYLE}</style>`,
    '</head>',
    '<body>',
    ...body,
    `<script>${REPORT_SCRIPT}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
