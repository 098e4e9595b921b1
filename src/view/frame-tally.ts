import type { Claim, Reading } from '../claims/claim.ts';
import type { Analysed } from '../language/doc.ts';
import { STATUSES, type StatusName } from '../network/status-strength.ts';
import type { Ontology } from '../ontology/ontology.ts';
import type { Meeting } from './frame-meetings.ts';

/** How often something happened, by the words that it happened with, most frequent first. */
export type Counts = Readonly<Record<string, number>>;

/** What became of one frame in a corpus. Of what is counted in texts alone, a graph has nothing: those figures are null. */
export interface FrameTally {
  /** Local name; of a rule without words, such as `rule-title` or `denial`, too. */
  readonly frame: string;
  /** The class of events or the relation; empty for a rule. */
  readonly type: string;
  /** How often it led to a claim. */
  readonly fired: number;
  /** The same for every thousand sentences; of a graph, for every thousand claims. */
  readonly perThousand: number;
  /** Its firings by the status of the claim. */
  readonly byStatus: Readonly<Record<StatusName, number>>;
  /** How often its words stood in the text: `fired + silent + outdone + turnedDown`. */
  readonly met: number | null;
  /** Chosen, yet no claim was made: nobody takes part, it is a mere wish, or another word tells the same event better. */
  readonly silent: number | null;
  /** It would have fitted, but another frame fitted better. */
  readonly outdone: number | null;
  /** Its conditions or needs were not fulfilled. */
  readonly turnedDown: number | null;
  /** Its words where it fired, and where it did not. */
  readonly words: Counts;
  readonly idleWords: Counts;
  /** What was lacking where it was turned down. */
  readonly lacked: Counts;
}

/** A meeting, and whether it ended in a claim. */
export interface Firing extends Meeting {
  /** The status of the claim, in lower case; null if there is none. */
  readonly status: StatusName | null;
}

/** Tells of each meeting in a text whether a claim came of it: one about an event of its class, whose words hold the token. */
export function firingsOf(doc: Analysed, reading: Reading, meetings: readonly Meeting[]): Firing[] {
  const typeOf = ({ about }: Claim): string => ('event' in about ? reading.events[about.event]!.type : about.relation.predicate);
  return meetings.map((meeting) => {
    if (meeting.outcome !== 'chosen') return { ...meeting, status: null };
    const { start, end } = doc.tokens[meeting.token]!;
    const claims = reading.claims.filter(
      (claim) => typeOf(claim) === meeting.type && claim.frame !== 'denial' && claim.spans.some((s) => s.start <= start && end <= s.end),
    );
    // Mentions of one event share claims: a later one may stand under the name of the first one's frame.
    const claim = claims.find(({ frame }) => frame === meeting.frame) ?? claims[0];
    return { ...meeting, status: claim ? statusName(claim.status) : null };
  });
}

/** Counts what frames did, text by text and claim by claim, and gives the figures at the end. */
export interface FrameCounter {
  /** A text that was read: its firings, and the claims of rules without words. */
  readonly addText: (doc: Analysed, reading: Reading, firings: readonly Firing[]) => void;
  /** A claim out of a graph; of more than that its frame cannot be judged without the text. */
  readonly addClaim: (frame: string, status: StatusName) => void;
  readonly sentences: () => number;
  /** Every frame and relation frame of the ontology, and the rules that made claims; those that fire most stand first. */
  readonly tallies: () => FrameTally[];
}

/** A counter for the frames of an ontology, all at zero. */
export function frameCounter(ontology: Ontology): FrameCounter {
  const types = new Map<string, string>([
    ...ontology.frames.map(({ name, type }) => [name, type] as const),
    ...ontology.relationFrames.map(({ name, predicate }) => [name, predicate] as const),
  ]);
  const drafts = new Map([...types.keys()].map((name) => [name, draft()]));
  const of = (name: string): Draft => {
    const known = drafts.get(name) ?? draft();
    drafts.set(name, known);
    return known;
  };
  let sentences = 0;
  let claims = 0;
  const addFiring = ({ frame, word, outcome, lacks, status }: Firing): void => {
    const one = of(frame);
    one.met++;
    if (status) one.byStatus[status]++;
    else if (outcome === 'chosen') one.silent++;
    else if (outcome === 'outdone') one.outdone++;
    else one.turnedDown++;
    count(status ? one.words : one.idleWords, word);
    for (const lack of lacks) count(one.lacked, lack);
  };
  const addClaim = (frame: string, status: StatusName): void => {
    claims++;
    of(frame).byStatus[status]++;
  };
  return {
    addText: (doc, reading, firings) => {
      sentences += doc.sentences.length;
      firings.forEach(addFiring);
      for (const { frame, status } of reading.claims) if (!types.has(frame)) addClaim(frame, statusName(status));
    },
    addClaim,
    sentences: () => sentences,
    tallies: () =>
      [...drafts]
        .map(([frame, one]) => tallyOf(frame, types.get(frame) ?? '', one, sentences > 0, sentences > 0 ? sentences : claims))
        .sort((x, y) => y.fired - x.fired || (y.met ?? 0) - (x.met ?? 0) || (x.frame < y.frame ? -1 : 1)),
  };
}

function tallyOf(frame: string, type: string, one: Draft, texts: boolean, whole: number): FrameTally {
  const fired = STATUSES.reduce((sum, status) => sum + one.byStatus[status], 0);
  const inText = (value: number): number | null => (texts && type !== '' ? value : null);
  return {
    frame,
    type,
    fired,
    perThousand: whole === 0 ? 0 : Math.round((10_000 * fired) / whole) / 10,
    byStatus: one.byStatus,
    met: inText(one.met),
    silent: inText(one.silent),
    outdone: inText(one.outdone),
    turnedDown: inText(one.turnedDown),
    words: ordered(one.words),
    idleWords: ordered(one.idleWords),
    lacked: ordered(one.lacked),
  };
}

const statusName = (status: Claim['status']): StatusName => status.toLowerCase() as StatusName;

interface Draft {
  met: number;
  silent: number;
  outdone: number;
  turnedDown: number;
  readonly byStatus: Record<StatusName, number>;
  readonly words: Map<string, number>;
  readonly idleWords: Map<string, number>;
  readonly lacked: Map<string, number>;
}

const draft = (): Draft => ({
  met: 0,
  silent: 0,
  outdone: 0,
  turnedDown: 0,
  byStatus: { asserted: 0, reported: 0, alleged: 0, planned: 0, possible: 0, denied: 0 },
  words: new Map(),
  idleWords: new Map(),
  lacked: new Map(),
});

const count = (counts: Map<string, number>, what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);

const ordered = (counts: ReadonlyMap<string, number>): Counts =>
  Object.fromEntries([...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
