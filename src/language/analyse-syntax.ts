import type { Article } from '../text/article.ts';
import { type AnalysisOptions, analyseWords, type WordAnalysis } from './analyse-words.ts';
import type { Doc, Parsed } from './doc.ts';
import { mendClauses } from './mend-clauses.ts';
import type { ReportingWords } from './reporting-verbs.ts';
import { type SpeechTag, speechTagOf } from './speech-tags.ts';
import type { SyntaxModels } from './syntax-models.ts';
import { tokenise } from './tokenise.ts';

type Analyse = (words: readonly string[]) => readonly WordAnalysis[];

/**
 * Tokens, sentences, tags, lemmas and trees of an article. Prepare it once with the models, then use it for many articles. With the
 * words of saying, what is told and who tells it ("…, officials said") are read apart.
 */
export function analyseSyntax(
  models: SyntaxModels,
  options: AnalysisOptions = {},
  reporting?: ReportingWords,
): (article: Article) => Doc<Parsed> {
  const cut = tokenise(models.abbreviations);
  const analyse = analyseWords(models, options);
  return (article) => {
    const doc = cut(article);
    const tokens: Parsed[] = [];
    for (const { first, last } of doc.sentences) {
      const own = doc.tokens.slice(first, last);
      const texts = own.map((t) => t.text);
      const whole = analyse(texts);
      const words = reporting ? readApart(reporting, analyse, texts, whole) : whole;
      for (let k = 0; k < own.length; k++) {
        const { i, start, end, text, sentence } = own[k]!;
        const { upos, xpos, lemma, head, deprel } = words[k]!;
        tokens.push({ i, start, end, text, sentence, upos, xpos, lemma, head: head === 0 ? -1 : first + head - 1, deprel });
      }
    }
    return reporting ? mendClauses(reporting, { ...doc, tokens }) : { ...doc, tokens };
  };
}

/** Reads a sentence with a speech tag in its two parts, and hangs the one who tells below what is told. */
function readApart(
  reporting: ReportingWords,
  analyse: Analyse,
  texts: readonly string[],
  words: readonly WordAnalysis[],
): readonly WordAnalysis[] {
  const tag = speechTagOf(
    reporting,
    words.map((word, k) => ({ ...word, text: texts[k]! })),
  );
  if (tag === null) return words;
  const { comma, first, verb, interval } = tag;
  // the comma is the full stop of what is told
  const told = analyse([...texts.slice(0, comma), '.', ...texts.slice(comma + 1, first)]);
  const teller = tellerOf(analyse, texts, tag, interval);
  if (teller[verb - first]?.head !== 0) return words;
  return [
    ...told.map((w, k) => (k === comma ? { ...w, lemma: ',', xpos: ',' } : w.head === 0 ? { ...w, head: verb + 1, deprel: 'ccomp' } : w)),
    ...teller.map((w) => (w.head === 0 ? w : { ...w, head: w.head + first })),
  ];
}

/** The teller's part; what stands behind an interval ("…, a day after Chad and Mali agreed") is read for itself, and hangs on the verb. */
function tellerOf(
  analyse: Analyse,
  texts: readonly string[],
  { first, verb }: SpeechTag,
  interval: number | null,
): readonly WordAnalysis[] {
  if (interval === null) return analyse(texts.slice(first));
  const teller = analyse([...texts.slice(first, interval), '.']);
  const rest = analyse(texts.slice(interval + 1));
  const ahead = interval - first + 1;
  return [
    ...teller.map((w, k) => (k === ahead - 1 ? { ...w, lemma: ',', xpos: ',' } : w)),
    ...rest.map((w) => (w.head === 0 ? { ...w, head: verb - first + 1, deprel: 'advcl' } : { ...w, head: w.head + ahead })),
  ];
}
