import type { Quad } from '@rdfjs/types';
import { iri, PREFIXES } from '../vocabulary.ts';
import { ordered } from './link.ts';

/** Two events of two articles that may be one. Nothing is fused; a question can follow the link. */
export interface EventLink {
  readonly left: string;
  readonly right: string;
  readonly score: number;
  readonly reason: string;
}

interface Event {
  readonly iri: string;
  readonly graphs: Set<string>;
  readonly types: Set<string>;
  readonly actors: Set<string>;
  readonly recipients: Set<string>;
  readonly items: Set<string>;
  date: string;
  earliest: string;
  latest: string;
}

/** Classes that say too little to tell two events apart: the top, and PLOVER's categories. */
const BROAD = new Set(
  'Event OtherEvent Agree Consult Support Concede Cooperate Aid Retreat Request Accuse Reject Threaten Protest Sanction Mobilize Coerce Assault'
    .split(' ')
    .map((n) => PREFIXES.ent + n),
);
/** In a bigger block each event is tied to its neighbour in time only. */
const MOST = 30;

/**
 * Finds events of different articles with the same class and the same parties, at times that can be one. Both dated scores higher
 * than one dated, that higher than none; a common item lifts it.
 */
export function sameEvents(
  graphs: ReadonlyMap<string, readonly Quad[]>,
  root: (node: string) => string,
  label: (node: string) => string,
): EventLink[] {
  const blocks = new Map<string, Event[]>();
  for (const event of collectEvents(graphs, root)) {
    if (event.actors.size === 0 || event.actors.size + event.recipients.size < 2) continue;
    for (const type of event.types) {
      const key = JSON.stringify([type, [...event.actors].sort(), [...event.recipients].sort()]);
      const block = blocks.get(key);
      if (block) block.push(event);
      else blocks.set(key, [event]);
    }
  }
  const links = new Map<string, EventLink>();
  for (const [key, block] of blocks) {
    const [type] = JSON.parse(key) as [string];
    const sorted = block.sort((x, y) => compare(x.date || x.earliest, y.date || y.earliest) || compare(x.iri, y.iri));
    for (let i = 0; i < sorted.length; i++) {
      const last = sorted.length > MOST ? Math.min(i + 2, sorted.length) : sorted.length;
      for (let j = i + 1; j < last; j++) {
        const [a, b] = [sorted[i]!, sorted[j]!];
        if ([...a.graphs].some((g) => b.graphs.has(g))) continue;
        const times = timesMeet(a, b);
        if (times === null) continue;
        // "drones" in two articles are two nodes, as they need not be the same; that both speak of drones counts all the same.
        const named = new Set([...b.items].map((x) => label(x).toLowerCase()));
        const items = [...a.items].filter((x) => b.items.has(x) || named.has(label(x).toLowerCase())).sort();
        const score = Math.min(0.95, times.score + (items.length > 0 ? 0.15 : 0));
        const [left, right] = ordered(a.iri, b.iri);
        const parties = [...a.actors, ...a.recipients].sort().map(label).join(', ');
        const reason = [
          `both ${type.replace(PREFIXES.ent, '')}`,
          `same parties (${parties})`,
          times.reason,
          ...(items.length > 0 ? [`same item (${items.map(label).join(', ')})`] : []),
        ].join('; ');
        const known = links.get(`${left}\n${right}`);
        if (!known || known.score < score || (known.score === score && reason < known.reason))
          links.set(`${left}\n${right}`, { left, right, score, reason });
      }
    }
  }
  return [...links.values()].sort((x, y) => compare(x.left, y.left) || compare(x.right, y.right));
}

function collectEvents(graphs: ReadonlyMap<string, readonly Quad[]>, root: (node: string) => string): Iterable<Event> {
  const events = new Map<string, Event>();
  for (const quads of graphs.values())
    for (const q of quads)
      if (q.predicate.value === iri('ent', 'about') && q.object.termType === 'NamedNode' && !events.has(q.object.value))
        events.set(q.object.value, {
          iri: q.object.value,
          graphs: new Set(),
          types: new Set(),
          actors: new Set(),
          recipients: new Set(),
          items: new Set(),
          date: '',
          earliest: '',
          latest: '',
        });
  for (const [graph, quads] of graphs) {
    for (const { subject, predicate, object } of quads) {
      const event = events.get(subject.value);
      if (!event) continue;
      const value = object.value;
      switch (predicate.value) {
        case iri('rdf', 'type'):
          event.graphs.add(graph);
          if (!BROAD.has(value)) event.types.add(value);
          break;
        case iri('ent', 'actor'):
        case iri('ent', 'participant'):
          event.actors.add(root(value));
          break;
        case iri('ent', 'recipient'):
          event.recipients.add(root(value));
          break;
        case iri('ent', 'item'):
          event.items.add(root(value));
          break;
        // Several dates for one event (two articles that share its IRI): the earliest, whatever the order.
        case iri('ent', 'date'):
          if (!event.date || value < event.date) event.date = value;
          break;
        case iri('ent', 'earliest'):
          if (!event.earliest || value < event.earliest) event.earliest = value;
          break;
        case iri('ent', 'latest'):
          if (!event.latest || value > event.latest) event.latest = value;
          break;
      }
    }
  }
  return events.values();
}

function timesMeet(a: Event, b: Event): { score: number; reason: string } | null {
  const [x, y] = [period(a), period(b)];
  if (!x && !y) return { score: 0.5, reason: 'neither is dated' };
  if (!x || !y) return { score: 0.55, reason: 'only one is dated' };
  if (x[0] > y[1] || y[0] > x[1]) return null;
  const exact = x[0] === x[1] && y[0] === y[1];
  return exact ? { score: 0.8, reason: `same day (${x[0]})` } : { score: 0.65, reason: `times overlap (${x.join('/')}, ${y.join('/')})` };
}

/** First and last day that the event can have been on. */
function period(event: Event): readonly [string, string] | null {
  const first =
    event.earliest || (event.date && `${event.date}${event.date.length === 10 ? '' : event.date.length === 7 ? '-01' : '-01-01'}`);
  if (!first) return null;
  // "2023-05" lasts until its last day; a period without an end is open.
  const last =
    event.latest ||
    (event.date ? (event.date.length === 10 ? event.date : `${event.date}${event.date.length === 7 ? '-31' : '-12-31'}`) : '9999-12-31');
  return [first, last];
}

const compare = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
