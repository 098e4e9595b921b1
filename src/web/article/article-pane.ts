import { statusLine } from '../../network/status-line.ts';
import { STATUSES, statusRank } from '../../network/status-strength.ts';
import type { ClaimRecord } from '../../rdf/read-claims.ts';
import { codeUnitsOf } from '../../view/code-units.ts';
import { type Mark, type Segment, segments } from '../../view/text-segments.ts';
import type { App, Pane } from '../shell/app.ts';
import { html, replace } from '../shell/elements.ts';
import { type Model, shownArticle } from '../shell/model.ts';
import { safeLink } from '../shell/safe-link.ts';
import type { ArticleTexts } from './article-texts.ts';

/** Underlines do not stack deeper than this; the numbers still name every claim. */
const DEEPEST = 3;

/** One segment: its text under one line for each status that covers it, after the numbers of the claims that begin here. */
function drawSegment(app: App, model: Model, text: string, segment: Segment): (Node | string)[] {
  const words = text.slice(segment.start, segment.end);
  const buttons = segment.begins.map((mark) => {
    const number = model.numberOf.get(mark.claim) ?? 0;
    return html(
      'button',
      {
        type: 'button',
        class: `mark s-${mark.status}`,
        'data-claim': mark.claim,
        'aria-label': `Claim ${number}, ${mark.status}`,
        onclick: () => app.change({ claim: mark.claim, article: model.claimOf.get(mark.claim)?.article.iri ?? null }),
      },
      `${statusLine(mark.status).sign}${number}`,
    );
  });
  const statuses = [...new Set(segment.marks.map((mark) => mark.status))].sort((x, y) => statusRank(x) - statusRank(y)).slice(0, DEEPEST);
  let node: Node | string = words;
  statuses.forEach((status, depth) => {
    const claims = segment.marks.map((mark) => mark.claim).join(' ');
    node = html(
      'span',
      { class: `under s-${status} d${depth}`, ...(depth === statuses.length - 1 ? { 'data-claims': claims } : {}) },
      node,
    );
  });
  return [...buttons, node];
}

/** The text of an article as paragraphs with numbered underlines; the letters are those of the article, one for one. */
function drawText(app: App, model: Model, text: string, claims: readonly ClaimRecord[]): HTMLElement {
  const unit = codeUnitsOf(text);
  const marks: Mark[] = claims.flatMap((claim) =>
    claim.spans.map((span) => ({ start: unit(span.start), end: unit(span.end), claim: claim.iri, status: claim.status })),
  );
  return html(
    'div',
    { class: 'text', lang: 'en' },
    segments(text.length, marks).map((segment) => drawSegment(app, model, text, segment)),
  );
}

/** Without the text (the store keeps quotes only) the quotes are shown in their order. */
function drawQuotes(app: App, model: Model, claims: readonly ClaimRecord[]): HTMLElement {
  return html(
    'div',
    { class: 'text' },
    html('p', { class: 'hint' }, 'The store does not keep the text of this article. These are the words that its claims stand on.'),
    claims.map((claim) => {
      const words = claim.spans.map((span) => span.exact).join(' … ');
      const whole: Segment = {
        start: 0,
        end: words.length,
        marks: [{ start: 0, end: words.length, claim: claim.iri, status: claim.status }],
        begins: [{ start: 0, end: words.length, claim: claim.iri, status: claim.status }],
      };
      return html('p', {}, drawSegment(app, model, words, whole));
    }),
  );
}

/** The article that is read, with the claims underlined in it. */
export function articlePane(app: App, texts: ArticleTexts): Pane {
  const choice = html('select', { 'aria-label': 'Article', onchange: () => app.change({ article: choice.value, claim: null }) });
  const only = html('input', { type: 'checkbox', id: 'only', onchange: () => app.change({ only: only.checked }) });
  const about = html('div', { class: 'about' });
  const body = html('div', { class: 'article-text' });
  const element = html(
    'section',
    { class: 'pane article', 'aria-labelledby': 'article-title' },
    html(
      'header',
      { class: 'pane-head' },
      html('h2', { id: 'article-title' }, 'Article'),
      choice,
      html('label', { class: 'only', for: 'only' }, only, ' only its claims'),
    ),
    html('div', { class: 'pane-body', tabindex: '0', role: 'group', 'aria-label': 'Text of the article' }, about, body),
  );
  let key: unknown[] = [];
  let listed: unknown = null;
  let lit: string | null = null;

  const light = (claim: string | null): void => {
    for (const node of body.querySelectorAll('.lit')) node.classList.remove('lit');
    lit = claim;
    if (claim === null) return;
    let first: Element | null = null;
    for (const node of body.querySelectorAll<HTMLElement>('[data-claims], [data-claim]')) {
      if (node.dataset['claim'] !== claim && !node.dataset['claims']?.split(' ').includes(claim)) continue;
      node.classList.add('lit');
      first ??= node;
    }
    first?.scrollIntoView({ block: 'center' });
  };

  return {
    element,
    update({ model, state }) {
      if (listed !== model) {
        listed = model;
        replace(
          choice,
          model.articles.map((article) =>
            html('option', { value: article.iri }, `${article.title ?? article.id} (${model.claimsOf.get(article.iri)?.length ?? 0})`),
          ),
        );
        element.classList.toggle('single', model.articles.length < 2);
      }
      const iri = shownArticle(model, state);
      const article = model.articles.find((one) => one.iri === iri);
      only.checked = state.only;
      if (!article || iri === null) {
        replace(about);
        replace(
          body,
          html('p', { class: 'empty' }, 'No article yet. Drop a text, an HTML page or a file here, or paste one with “Add article”.'),
        );
        return;
      }
      choice.value = iri;
      const text = article.hasText ? texts.get(iri) : null;
      const statuses = STATUSES.filter((status) => state.statuses.includes(status));
      const next = [model, iri, text, statuses.join()];
      if (next.some((value, k) => value !== key[k])) {
        key = next;
        const claims = (model.claimsOf.get(iri) ?? []).filter((claim) => (statuses as readonly string[]).includes(claim.status));
        replace(
          about,
          html('h3', {}, article.title ?? article.id),
          html(
            'p',
            {},
            [article.publisher, article.issued ?? 'no date known'].filter(Boolean).join(' · '),
            article.source === null ? null : [' · ', safeLink(article.source, article.source)],
          ),
        );
        if (article.hasText && text === undefined) replace(body, html('p', { class: 'hint' }, 'The text is coming …'));
        else if (text === null || text === undefined) replace(body, drawQuotes(app, model, claims));
        else replace(body, drawText(app, model, text, claims));
        lit = null;
      }
      if (lit !== state.claim) light(state.claim);
    },
  };
}
