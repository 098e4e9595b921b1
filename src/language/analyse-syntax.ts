import type { Article } from '../text/article.ts';
import { type AnalysisOptions, analyseWords } from './analyse-words.ts';
import type { Doc, Parsed } from './doc.ts';
import type { SyntaxModels } from './syntax-models.ts';
import { tokenise } from './tokenise.ts';

/** Tokens, sentences, tags, lemmas and trees of an article. Prepare it once with the models, then use it for many articles. */
export function analyseSyntax(models: SyntaxModels, options: AnalysisOptions = {}): (article: Article) => Doc<Parsed> {
  const cut = tokenise(models.abbreviations);
  const analyse = analyseWords(models, options);
  return (article) => {
    const doc = cut(article);
    const tokens: Parsed[] = [];
    for (const { first, last } of doc.sentences) {
      const own = doc.tokens.slice(first, last);
      const words = analyse(own.map((t) => t.text));
      for (let k = 0; k < own.length; k++) {
        const { i, start, end, text, sentence } = own[k]!;
        const { upos, xpos, lemma, head, deprel } = words[k]!;
        tokens.push({ i, start, end, text, sentence, upos, xpos, lemma, head: head === 0 ? -1 : first + head - 1, deprel });
      }
    }
    return { ...doc, tokens };
  };
}
