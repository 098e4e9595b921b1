import type { Doc } from '../language/doc.ts';
import type { Article } from '../text/article.ts';
import type { GoldSentence } from '../training/conllu.ts';

/** F1 of tokens and sentences found in the raw text, in per cent, and the tokens that go wrong most often. */
export interface SegmentationScore {
  readonly tokensF1: number;
  readonly sentencesF1: number;
  readonly tokenErrors: readonly string[];
}

/** Sentences that are read as one text where the treebank marks no documents. */
const CHUNK = 6;

/** Joins the sentences of a document with spaces, its paragraphs with empty lines, cuts the text again and compares. */
export function scoreSegmentation(sentences: readonly GoldSentence[], cut: (article: Article) => Doc): SegmentationScore {
  const marked = sentences.some((s, i) => i > 0 && s.newDocument);
  const counts = { token: [0, 0, 0], sentence: [0, 0, 0] };
  const errors = new Map<string, number>();
  let group: GoldSentence[] = [];
  const flush = (): void => {
    if (group.length === 0) return;
    const { text, tokens, ends } = goldText(group);
    const doc = cut({ id: 'gold', text });
    const found = doc.tokens.map((t) => `${t.start}:${t.end}`);
    compare(tokens, found, counts.token, (key) => {
      const [a, b] = key.split(':').map(Number);
      const piece = text.slice(Math.max(0, a! - 1), b! + 1);
      errors.set(piece, (errors.get(piece) ?? 0) + 1);
    });
    compare(
      ends,
      doc.sentences.map((s) => `${s.start}:${s.end}`),
      counts.sentence,
    );
    group = [];
  };
  sentences.forEach((s, i) => {
    if (marked ? s.newDocument : i % CHUNK === 0) flush();
    group.push(s);
  });
  flush();
  const top = [...errors].sort((a, b) => b[1] - a[1]).slice(0, 20);
  return { tokensF1: f1(counts.token), sentencesF1: f1(counts.sentence), tokenErrors: top.map(([piece, n]) => `${piece} ×${n}`) };
}

function compare(gold: readonly string[], found: readonly string[], counts: number[], onWrong?: (key: string) => void): void {
  const wanted = new Set(gold);
  counts[0]! += found.filter((x) => wanted.has(x)).length;
  counts[1]! += gold.length;
  counts[2]! += found.length;
  if (onWrong) for (const x of found) if (!wanted.has(x)) onWrong(x);
}

function f1([right = 0, gold = 0, found = 0]: readonly number[]): number {
  return Math.round((20000 * right) / (gold + found)) / 100;
}

/** The text of some sentences with the spans of tokens and sentences; words written together share the letters in order. */
function goldText(group: readonly GoldSentence[]): { readonly text: string; readonly tokens: string[]; readonly ends: string[] } {
  let text = '';
  const tokens: string[] = [];
  const ends: string[] = [];
  group.forEach((s, k) => {
    if (k > 0) text += s.newParagraph ? '\n\n' : ' ';
    const start = text.length;
    let from = 0;
    for (let i = 0; i < s.words.length; i++) {
      const joined = s.joined.find((j) => j.first === i + 1);
      const form = joined?.form ?? s.words[i]!;
      const at = s.text.indexOf(form, from);
      let letter = at;
      const last = joined?.last ?? i + 1;
      for (let w = i; w < last; w++) {
        const length = w === last - 1 ? at + form.length - letter : s.words[w]!.length;
        tokens.push(`${start + letter}:${start + letter + length}`);
        letter += length;
      }
      from = at + form.length;
      i = last - 1;
    }
    text += s.text;
    ends.push(`${start}:${text.length}`);
  });
  return { text, tokens, ends };
}
