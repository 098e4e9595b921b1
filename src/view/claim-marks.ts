import type { ClaimRecord, Named } from '../rdf/read-claims.ts';
import type { Mark } from './caret-lines.ts';

/** All names of a thing, for finding it in the text. */
export type NamesOf = (thing: Named) => readonly string[];

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The longest name of a thing that stands in a stretch of the text, as a mark. */
function find(text: string, span: { start: number; end: number }, names: readonly string[], label: string): Mark | null {
  const stretch = text.slice(span.start, span.end);
  for (const name of [...names].sort((x, y) => y.length - x.length)) {
    const at = stretch.search(new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(name)}(?![\\p{L}\\p{N}])`, 'u'));
    if (at >= 0) return { start: span.start + at, end: span.start + at + name.length, label };
  }
  return null;
}

/**
 * Marks in the sentence of a claim: who, whom, what it is about, where, and the cues of its status, each where its words stand.
 * Pronouns and descriptions are not marked, since a graph keeps names only. `span` is the claim's own stretch of `text`.
 */
export function claimMarks(
  claim: ClaimRecord,
  text: string,
  span: { start: number; end: number },
  sentence: { start: number; end: number },
  namesOf: NamesOf,
): Mark[] {
  const marks: Mark[] = [];
  const add = (mark: Mark | null): void => {
    if (mark && !marks.some((other) => mark.start < other.end && other.start < mark.end)) marks.push(mark);
  };
  const { event, relation } = claim;
  for (const cue of claim.cues) add(find(text, span, [cue], 'cue') ?? find(text, sentence, [cue], 'cue'));
  const all = (things: readonly Named[], label: string): void => {
    for (const thing of things) add(find(text, span, namesOf(thing), label) ?? find(text, sentence, namesOf(thing), label));
  };
  if (relation) {
    all([relation.subject], 'who');
    all([relation.object], 'whom');
  }
  if (event) {
    const parties = new Set([...event.actors, ...event.recipients, ...event.places].map((thing) => thing.iri));
    for (const [role, things] of event.roles) {
      const others = things.filter((thing) => !parties.has(thing.iri));
      if (others.length > 0 && role !== 'place') all(others, role);
    }
    all(event.actors, 'who');
    all(event.recipients, 'whom');
    all(event.places, 'where');
    if (event.timeText) add(find(text, sentence, [event.timeText], 'when'));
    if (event.quantity) add(find(text, span, [event.quantity], 'how many'));
  }
  all(claim.attributedTo, 'says so');
  return marks;
}
