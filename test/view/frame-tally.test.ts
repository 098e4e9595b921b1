import { describe, expect, it } from 'vitest';
import { extract } from '../../src/claims/extract.ts';
import { loadResources } from '../../src/load-resources.ts';
import { frameMeetings } from '../../src/view/frame-meetings.ts';
import { type Firing, firingsOf, frameCounter } from '../../src/view/frame-tally.ts';

const { ontology, lexicon, analyse } = loadResources();
const read = extract(ontology, lexicon);
const meetings = frameMeetings(ontology, lexicon);

const readingOf = (text: string) => {
  const doc = analyse({ id: 'test', text });
  const reading = read(doc);
  return { doc, reading, firings: firingsOf(doc, reading, meetings(doc)) };
};
const of = (firings: readonly Firing[], frame: string) =>
  firings.filter((one) => one.frame === frame).map(({ word, outcome, status, lacks }) => ({ word, outcome, status, lacks }));

describe('the places where the words of a frame stand', () => {
  it('tell the frame that fired from one that fits less well and from one whose demands are not met', () => {
    const { firings } = readingOf('The rebels attacked a village.');
    expect(of(firings, 'frame-attack')).toEqual([{ word: 'attack', outcome: 'chosen', status: 'asserted', lacks: [] }]);
    expect(of(firings, 'frame-attack-any')).toEqual([{ word: 'attack', outcome: 'outdone', status: null, lacks: [] }]);
    const [verbal] = of(firings, 'frame-attack-verbally');
    expect(verbal).toMatchObject({ outcome: 'turned-down', status: null });
    expect(verbal!.lacks.join()).toMatch(/^obj is .*decision/);
  });

  it('say each demand that was lacking, by itself', () => {
    const { firings } = readingOf('The minister denied the report.');
    expect(of(firings, 'frame-cut-aid')).toEqual([
      { word: 'deny', outcome: 'turned-down', status: null, lacks: expect.arrayContaining([expect.stringMatching(/^obj is .*aid/)]) },
    ]);
  });

  it('know words of several parts, participles and relations', () => {
    const { firings } = readingOf('Rebels backed by Chad handed over the weapons to Sudan.');
    expect(firings.filter(({ outcome }) => outcome === 'chosen').map(({ word }) => word)).toContain('hand over');
    expect(of(firings, 'frame-backed-by')).toMatchObject([{ word: 'back' }]);
    expect(of(readingOf('Chad-backed rebels fled.').firings, 'frame-backed-compound')).toEqual([
      { word: '-backed', outcome: 'chosen', status: 'asserted', lacks: [] },
    ]);
  });

  it('stay silent where the word is chosen and nobody takes part', () => {
    const { firings, reading } = readingOf('The rebels said that it was cold.');
    expect(reading.claims).toEqual([]);
    expect(of(firings, 'frame-statement').map(({ outcome, status }) => [outcome, status])).toEqual([['chosen', null]]);
  });
});

describe('the figures of a corpus', () => {
  it('count every meeting once: fired, silent, outdone or turned down', () => {
    const counter = frameCounter(ontology);
    for (const text of ['Chad attacked Sudan. Kenya may attack Chad.', 'The minister attacked the decision. The attack is over.']) {
      const { doc, reading, firings } = readingOf(text);
      counter.addText(doc, reading, firings);
    }
    expect(counter.sentences()).toBe(4);
    const tallies = counter.tallies();
    expect(new Set(tallies.map(({ frame }) => frame)).size).toBe(tallies.length);
    for (const { fired, met, silent, outdone, turnedDown } of tallies)
      if (met !== null) expect(fired + silent! + outdone! + turnedDown!).toBe(met);
    const attack = tallies.find(({ frame }) => frame === 'frame-attack')!;
    expect(attack).toMatchObject({ type: 'Attack', fired: 2, perThousand: 500, words: { attack: 2 } });
    expect(attack.byStatus).toMatchObject({ asserted: 1, possible: 1 });
    expect(tallies.find(({ frame }) => frame === 'frame-attack-verbally')!.words).toEqual({ attack: 1 });
    // All frames have a row, also those that no text spoke of.
    for (const { name } of [...ontology.frames, ...ontology.relationFrames])
      expect(tallies.some(({ frame, met }) => frame === name && met !== null)).toBe(true);
  });

  it('count rules, which have no words, by their claims', () => {
    const counter = frameCounter(ontology);
    const { doc, reading, firings } = readingOf('Kenyan President Joseph Wanjala attacked Chad.');
    counter.addText(doc, reading, firings);
    expect(counter.tallies().find(({ frame }) => frame === 'rule-title')).toMatchObject({ type: '', fired: 1, met: null });
  });

  it('know of graphs only what fired', () => {
    const counter = frameCounter(ontology);
    counter.addClaim('frame-attack', 'denied');
    counter.addClaim('frame-attack', 'asserted');
    expect(counter.tallies()[0]).toMatchObject({ frame: 'frame-attack', fired: 2, perThousand: 1000, met: null, turnedDown: null });
  });
});
