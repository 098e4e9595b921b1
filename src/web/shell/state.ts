import { STATUSES } from '../../network/status-strength.ts';

/** The views of the page. */
export const VIEWS = ['read', 'ask', 'network', 'time', 'map', 'sources'] as const;

/** One of `VIEWS`. */
export type View = (typeof VIEWS)[number];

/** Everything that a link to the page can say. IRIs are kept whole here and short in the address. */
export interface State {
  readonly view: View;
  /** The article shown, null for the first. */
  readonly article: string | null;
  /** True to look at the claims of the shown article only. */
  readonly only: boolean;
  readonly statuses: readonly string[];
  /** 0..1. */
  readonly confidence: number;
  readonly source: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly actor: string | null;
  readonly type: string | null;
  readonly sort: 'text' | 'date' | 'confidence';
  /** The claim in focus. */
  readonly claim: string | null;
  /** Parties whose partners the network shows, in the order of opening; empty for all. */
  readonly open: readonly string[];
  readonly question: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  /** An edited query; null while the saved question stands. */
  readonly sparql: string | null;
  readonly results: 'table' | 'network' | 'time' | 'map' | 'json';
}

/** Where the page starts. */
export const START: State = {
  view: 'read',
  article: null,
  only: false,
  statuses: STATUSES,
  confidence: 0,
  source: null,
  from: null,
  to: null,
  actor: null,
  type: null,
  sort: 'text',
  claim: null,
  open: [],
  question: null,
  parameters: {},
  sparql: null,
  results: 'table',
};

const shortIri = (iri: string, base: string): string => (base !== '' && iri.startsWith(base) ? iri.slice(base.length) : iri);
const longIri = (short: string, base: string): string => (/^[a-z][\w+.-]*:/i.test(short) ? short : base + short);

/** The state as the query part of an address; what is as at the start is left out. */
export function writeState(state: State, base: string): string {
  const query = new URLSearchParams();
  const say = (name: string, value: string | null): void => {
    if (value !== null && value !== '') query.append(name, value);
  };
  if (state.view !== START.view) say('view', state.view);
  for (const name of ['article', 'actor', 'claim'] as const) say(name, state[name] === null ? null : shortIri(state[name], base));
  if (state.only) say('only', '1');
  if (state.statuses.length !== STATUSES.length) say('status', state.statuses.join(',') || 'none');
  if (state.confidence > 0) say('confidence', String(state.confidence));
  for (const name of ['source', 'from', 'to', 'type', 'question', 'sparql'] as const) say(name, state[name]);
  if (state.sort !== START.sort) say('sort', state.sort);
  for (const node of state.open) say('open', shortIri(node, base));
  for (const [name, value] of Object.entries(state.parameters)) say(`p.${name}`, value);
  if (state.results !== START.results) say('results', state.results);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Reads a state from the query part of an address; nonsense is ignored. */
export function readState(search: string, base: string): State {
  const query = new URLSearchParams(search);
  const get = (name: string): string | null => query.get(name) || null;
  const iri = (name: string): string | null => {
    const value = get(name);
    return value === null ? null : longIri(value, base);
  };
  const oneOf = <T extends string>(name: string, all: readonly T[], otherwise: T): T => all.find((one) => one === get(name)) ?? otherwise;
  const day = (name: string): string | null => (/^\d{4}(-\d\d(-\d\d)?)?$/.test(get(name) ?? '') ? get(name) : null);
  const chosen = get('status')?.split(',');
  const confidence = Number(get('confidence') ?? 0);
  return {
    view: oneOf('view', VIEWS, START.view),
    article: iri('article'),
    only: get('only') === '1',
    statuses: chosen ? STATUSES.filter((status) => chosen.includes(status)) : STATUSES,
    confidence: confidence > 0 && confidence <= 1 ? confidence : 0,
    source: get('source'),
    from: day('from'),
    to: day('to'),
    actor: iri('actor'),
    type: get('type'),
    sort: oneOf('sort', ['text', 'date', 'confidence'], START.sort),
    claim: iri('claim'),
    open: query.getAll('open').map((short) => longIri(short, base)),
    question: get('question'),
    parameters: Object.fromEntries([...query].filter(([name]) => name.startsWith('p.')).map(([name, value]) => [name.slice(2), value])),
    sparql: get('sparql'),
    results: oneOf('results', ['table', 'network', 'time', 'map', 'json'], START.results),
  };
}
