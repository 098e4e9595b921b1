import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { extract } from '../claims/extract.ts';
import { loadResources } from '../load-resources.ts';
import type { Article } from '../text/article.ts';
import { frameMeetings } from '../view/frame-meetings.ts';
import { firingsOf, frameCounter } from '../view/frame-tally.ts';
import { goldArticles } from './gold-articles.ts';
import { needGold, SHARED } from './run-scorer.ts';

/** The sentences of the PLOVER pairs, each an article of its own. */
const goldSentences = (): Article[] =>
  (JSON.parse(readFileSync(join(SHARED, 'gold', 'plover-pairs', 'dev.json'), 'utf8')) as { id: string; text: string }[]).map(
    ({ id, text }) => ({ id, text }),
  );

/**
 * Which frames fire over the gold articles and sentences, and which never do: `frames [--top N] [--fast]`; with `--json` all figures.
 * The same over any other texts: `entente frames FILE…`.
 */
export function evaluateFrames(args: readonly string[]): Readonly<Record<string, unknown>> {
  const { values } = parseArgs({
    args: [...args],
    options: { top: { type: 'string', default: '25' }, fast: { type: 'boolean', default: false } },
  });
  needGold();
  const { ontology, lexicon, analyse } = loadResources({ fast: values.fast });
  const read = extract(ontology, lexicon);
  const meetings = frameMeetings(ontology, lexicon);
  const counter = frameCounter(ontology);
  for (const article of [...goldArticles(), ...goldSentences()]) {
    const doc = analyse(article);
    const reading = read(doc);
    counter.addText(doc, reading, firingsOf(doc, reading, meetings(doc)));
  }
  const tallies = counter.tallies().filter(({ type }) => type !== '');
  const top = Number(values.top);
  const idle = tallies.filter(({ fired, met }) => fired === 0 && met! > 0);
  const never = tallies.filter(({ met }) => met === 0);
  return {
    sentences: counter.sentences(),
    frames: tallies.length,
    fired: tallies.length - idle.length - never.length,
    metInVain: idle.length,
    neverMet: never.length,
    most: Object.fromEntries(tallies.slice(0, top).map((one) => [one.frame, `${one.fired} of ${one.met} (${one.perThousand} ‰)`])),
    vain: Object.fromEntries(
      idle
        .slice(0, top)
        .map(({ frame, met, silent, outdone, turnedDown }) => [
          frame,
          `met ${met}: silent ${silent}, outdone ${outdone}, turned down ${turnedDown}`,
        ]),
    ),
  };
}
