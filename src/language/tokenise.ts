import type { Article } from '../text/article.ts';
import type { Abbreviations } from './abbreviations.ts';
import type { Doc, Sentence, Token } from './doc.ts';
import { sentenceEnds } from './sentence-ends.ts';
import { tokenSpans } from './token-spans.ts';

/** Cuts an article into tokens and sentences with exact offsets; any string will do. */
export function tokenise(abbreviations: Abbreviations): (article: Article) => Doc {
  return (article) => {
    const spans = tokenSpans(article.text, abbreviations);
    const sentences: Sentence[] = [];
    const tokens: Token[] = [];
    let first = 0;
    for (const end of sentenceEnds(article.text, spans, abbreviations)) {
      const index = sentences.length;
      for (let i = first; i <= end; i++) {
        const { start, end: stop } = spans[i]!;
        tokens.push({ i, start, end: stop, text: article.text.slice(start, stop), sentence: index });
      }
      sentences.push({ index, first, last: end + 1, start: spans[first]!.start, end: spans[end]!.end });
      first = end + 1;
    }
    return { article, tokens, sentences };
  };
}
