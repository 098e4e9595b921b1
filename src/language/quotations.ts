import type { Named, Quotation } from './doc.ts';
import { findQuoted, type Quoted } from './quotation-marks.ts';
import { indexMentions } from './quotation-speaker.ts';
import { directQuotations, type QuoteContext } from './quotations-direct.ts';
import { indirectQuotations } from './quotations-indirect.ts';
import type { ReportingWords } from './reporting-verbs.ts';
import { treeOf } from './tree.ts';

/** True where indirect speech is no more than a direct quotation with the same cue: said “…”. */
function repeats(indirect: Quotation, direct: Quotation): boolean {
  const overlap = Math.min(indirect.last, direct.last) - Math.max(indirect.first, direct.first);
  return overlap > 0 && overlap >= 0.7 * (indirect.last - indirect.first);
}

/** Finds what stands in quotation marks as somebody's speech, in text order. */
export function findDirect(words: ReportingWords): (doc: Named) => readonly Quotation[] {
  return (doc) => {
    const quotes = findQuoted(doc);
    return quotes.length === 0 ? [] : directQuotations(contextOf(doc, words, quotes), quotes);
  };
}

function contextOf(doc: Named, words: ReportingWords, quotes: readonly Quoted[]): QuoteContext {
  const quoted = new Set<number>();
  for (const quote of quotes) for (let i = quote.first - 1; i <= quote.last; i++) quoted.add(i);
  return { doc, tree: treeOf(doc), words, index: indexMentions(doc.mentions), quoted };
}

/** Finds direct and indirect speech with its speakers, in text order; quotations may nest. */
export function findQuotations(words: ReportingWords): (doc: Named) => readonly Quotation[] {
  return (doc) => {
    const quotes = findQuoted(doc);
    const context = contextOf(doc, words, quotes);
    const direct = directQuotations(context, quotes);
    const byCue = new Map<number, Quotation[]>();
    for (const quotation of direct) if (quotation.cue !== null) byCue.set(quotation.cue, [...(byCue.get(quotation.cue) ?? []), quotation]);
    const indirect = indirectQuotations(context).filter((q) => !byCue.get(q.cue ?? -1)?.some((d) => repeats(q, d)));
    // "said it was “null and void and against the law”": words that are quoted within indirect speech are its speaker's
    const spoken = direct.map((d) => {
      if (d.speaker !== null || d.speakerTokens !== null) return d;
      const around = indirect.filter((q) => q.first <= d.first && d.last <= q.last).at(-1);
      return around ? { ...d, cue: around.cue, speaker: around.speaker, speakerTokens: around.speakerTokens } : d;
    });
    return [...spoken, ...indirect].sort((a, b) => a.first - b.first || b.last - a.last);
  };
}
