import type { Reading } from '../claims/claim.ts';
import type { Analysed } from '../language/doc.ts';
import type { Ontology } from '../ontology/ontology.ts';
import type { Article } from '../text/article.ts';
import type { Meeting } from './frame-meetings.ts';
import { firingsOf } from './frame-tally.ts';

/** How a frame fares in the sentences that the ontology gives as its own examples. */
export interface ExampleResult {
  readonly frame: string;
  readonly type: string;
  /** `fires` in one of them itself; `covered`: another frame tells of the same class or relation there; `silent`: nothing does. */
  readonly result: 'fires' | 'covered' | 'silent';
  /** The sentence that tells it. */
  readonly example: string;
  /** Frames that made claims there instead. */
  readonly instead: readonly string[];
  /** Why it did not fire: "no word of it was met", "outdone", or what was lacking. Empty if it fires. */
  readonly why: string;
}

/** What reading needs for the examples. */
export interface ExampleReader {
  readonly analyse: (article: Article) => Analysed;
  readonly read: (doc: Analysed) => Reading;
  readonly meetings: (doc: Analysed) => readonly Meeting[];
}

const RANK = { fires: 0, covered: 1, silent: 2 } as const;

/** Reads the examples of every frame and relation frame. A frame that is silent even there can hardly fire elsewhere. */
export function frameExamples({ frames, relationFrames }: Ontology, reader: ExampleReader): ExampleResult[] {
  const all = [
    ...frames.map(({ name, type, examples }) => ({ name, type, examples })),
    ...relationFrames.map(({ name, predicate, examples }) => ({ name, type: predicate, examples })),
  ];
  return all.map(({ name, type, examples }) => {
    const results = examples.map(({ text }) => resultOf(name, type, text, reader));
    return results.reduce((best, one) => (RANK[one.result] < RANK[best.result] ? one : best));
  });
}

function resultOf(frame: string, type: string, example: string, { analyse, read, meetings }: ExampleReader): ExampleResult {
  const doc = analyse({ id: 'example', text: example });
  const reading = read(doc);
  const instead = [...new Set(reading.claims.map((claim) => claim.frame))].filter((name) => name !== frame);
  const fires = reading.claims.some((claim) => claim.frame === frame);
  const covered = reading.claims.some(
    ({ about }) => ('event' in about ? reading.events[about.event]!.type : about.relation.predicate) === type,
  );
  const own = firingsOf(doc, reading, meetings(doc)).filter((one) => one.frame === frame);
  const told = own.find(({ outcome }) => outcome !== 'turned-down') ?? own[0];
  return {
    frame,
    type,
    result: fires ? 'fires' : covered ? 'covered' : 'silent',
    example,
    instead,
    why: fires
      ? ''
      : told === undefined
        ? 'no word of it was met'
        : told.outcome === 'turned-down'
          ? told.lacks.join('; ') || 'its demands are met one by one, but not together'
          : told.outcome === 'outdone'
            ? 'outdone'
            : 'chosen, but no claim came of it',
  };
}
