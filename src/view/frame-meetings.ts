import { type Context, contextOf } from '../claims/context.ts';
import type { Lexicon } from '../claims/lexicon.ts';
import { asEventFrame, indexRelations } from '../claims/relations.ts';
import { type FrameIndex, indexFrames, triggerAt } from '../claims/triggers.ts';
import type { Analysed, Parsed } from '../language/doc.ts';
import type { Frame, Ontology } from '../ontology/ontology.ts';
import { verbForms } from '../ontology/verb-forms.ts';

/** A place in a text where the words of a frame stand, and how the frame fared there. */
export interface Meeting {
  /** Local name of the frame. */
  readonly frame: string;
  /** The class of events that it evokes, or the relation that it states. */
  readonly type: string;
  /** The words by which it was met, as the ontology has them: "hand over". */
  readonly word: string;
  readonly token: number;
  /** `chosen` for the reading; `outdone` by a frame that fits better; `turned-down` by what it demands itself. */
  readonly outcome: 'chosen' | 'outdone' | 'turned-down';
  /** Of a frame that was turned down: what it demands and did not find, each by itself: "needs recipient", "obj is materiel". */
  readonly lacks: readonly string[];
}

/** One word of one frame, on trial at a token. */
interface Trial {
  readonly frame: Frame;
  readonly word: string;
  /** The frame with this word alone, without its demands: does the word stand there? */
  readonly bare: FrameIndex;
  /** With all of its demands. */
  readonly full: FrameIndex;
  /** With one of its demands each. */
  readonly demands: readonly { readonly says: string; readonly index: FrameIndex }[];
}

/**
 * Prepares the search for all places where the words of frames stand. The rules of reading themselves decide, asked about one frame at a
 * time; nothing about words or conditions is said twice.
 */
export function frameMeetings(ontology: Ontology, lexicon: Lexicon): (doc: Analysed) => Meeting[] {
  const sides = [
    { index: indexFrames(ontology.frames), trials: trialsOf(ontology.frames) },
    { index: indexRelations(ontology), trials: trialsOf(ontology.relationFrames.map(asEventFrame)) },
  ];
  return (doc) => {
    const context = contextOf(ontology, lexicon, doc);
    return doc.tokens.flatMap((token) => sides.flatMap((side) => meetingsAt(context, token, side.index, side.trials)));
  };
}

function meetingsAt(context: Context, token: Parsed, index: FrameIndex, trials: ReadonlyMap<string, readonly Trial[]>): readonly Meeting[] {
  const [lemma, form] = [token.lemma.toLowerCase(), token.text.toLowerCase()];
  const known = new Set([...(trials.get(lemma) ?? []), ...(lemma === form ? [] : (trials.get(form) ?? []))]);
  if (known.size === 0) return [];
  const chosen = triggerAt(index, context, token.i)?.frame.name;
  const met = new Map<string, Meeting>();
  for (const { frame, word, bare, full, demands } of known) {
    const before = met.get(frame.name);
    // "air strike" was met, not only "strike"; a word with which the frame fits says more than one with which it does not.
    if (before && (before.outcome !== 'turned-down' || before.word.length >= word.length)) continue;
    if (!triggerAt(bare, context, token.i)) continue;
    const fits = triggerAt(full, context, token.i) !== null;
    met.set(frame.name, {
      frame: frame.name,
      type: frame.type,
      word,
      token: token.i,
      outcome: !fits ? 'turned-down' : chosen === frame.name ? 'chosen' : 'outdone',
      lacks: fits ? [] : demands.filter((demand) => !triggerAt(demand.index, context, token.i)).map(({ says }) => says),
    });
  }
  return [...met.values()];
}

/** Every word of every frame under the forms in which a token may show it. */
function trialsOf(frames: readonly Frame[]): ReadonlyMap<string, readonly Trial[]> {
  const trials = new Map<string, Trial[]>();
  const add = (keys: Iterable<string>, trial: Trial): void => {
    for (const key of new Set(keys)) trials.set(key, [...(trials.get(key) ?? []), trial]);
  };
  for (const frame of frames) {
    for (const word of frame.verbs) add([word, ...verbForms(word.split(' ')[0]!)], trialOf(frame, word, { verbs: [word] }));
    for (const word of frame.nouns) add([word.split(/[ -]/).at(-1)!], trialOf(frame, word, { nouns: [word] }));
    for (const word of frame.adjectives) add([word.replace(/^-/, '').split(' ')[0]!], trialOf(frame, word, { adjectives: [word] }));
  }
  return trials;
}

function trialOf(frame: Frame, word: string, words: Partial<Pick<Frame, 'verbs' | 'nouns' | 'adjectives'>>): Trial {
  const full: Frame = { ...frame, verbs: [], nouns: [], adjectives: [], ...words };
  const bare: Frame = { ...full, needs: [], needsSlots: [], conditions: [] };
  const only = (says: string, demand: Partial<Frame>): Trial['demands'][number] => ({ says, index: indexFrames([{ ...bare, ...demand }]) });
  return {
    frame,
    word,
    bare: indexFrames([bare]),
    full: indexFrames([full]),
    demands: [
      ...frame.needs.map((role) => only(`needs ${role}`, { needs: [role] })),
      ...frame.needsSlots.map((slot) => only(`needs slot ${slot}`, { needsSlots: [slot] })),
      ...frame.conditions.map((c) => only(`${c.slot} is ${c.not ? 'not ' : ''}${c.kinds.join('|')}`, { conditions: [c] })),
    ],
  };
}
