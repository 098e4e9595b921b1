import type { Analysed } from '../language/doc.ts';
import { caretLines } from '../view/caret-lines.ts';
import type { Firing } from '../view/frame-tally.ts';
import { statusSign } from '../view/status-sign.ts';
import type { Output } from './context.ts';
import { shortDemand } from './frames-table.ts';
import { statusColor } from './status-color.ts';
import { textWidth } from './text-width.ts';

const WIDTH = 100;

const fate = ({ status, outcome, lacks }: Firing, color: Output['color']): string => {
  if (status) return statusColor(statusSign(status), color);
  if (outcome === 'chosen') return 'silent: chosen, but no claim came of it';
  if (outcome === 'outdone') return 'outdone: another frame fits better';
  return `turned down: ${lacks.map(shortDemand).join('; ') || 'its demands are met one by one, but not together'}`;
};

/** Each place of a text where the words of one frame stand: what became of it, and the sentence. */
export function framePlaces(doc: Analysed, firings: readonly Firing[], out: Output): string {
  const width = Math.min(WIDTH, out.columns || WIDTH) - 2;
  return firings
    .map((firing) => {
      const token = doc.tokens[firing.token]!;
      const sentence = doc.sentences[token.sentence]!;
      const lines = caretLines(doc.article.text, sentence, [{ ...token, label: firing.word }], width, textWidth);
      return `${fate(firing, out.color)}  ${out.color.dim(`${doc.article.id}, sentence ${sentence.index + 1}`)}\n${lines.map((line) => `  ${line}\n`).join('')}\n`;
    })
    .join('');
}
