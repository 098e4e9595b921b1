import type { ClaimRecord, Named } from '../../src/rdf/read-claims.ts';

/** A made-up party: the kind is told by the first letter of its name, so that tests read like sentences. */
export const party = (label: string, type = 'Country'): Named => ({
  iri: `https://example.org/id/${label.replaceAll(' ', '-')}`,
  label,
  type,
});

/** What a test says of a claim; the rest is filled in. */
export interface ClaimSketch {
  readonly id: string;
  readonly who?: readonly Named[];
  readonly whom?: readonly Named[];
  readonly type?: string;
  readonly category?: string;
  readonly status?: string;
  readonly negated?: boolean;
  readonly date?: string | null;
  readonly relation?: readonly [Named, string, Named];
  readonly quote?: string;
  readonly confidence?: number;
  readonly article?: string;
  readonly places?: readonly Named[];
  readonly contradicts?: readonly string[];
}

/** A claim as `readClaims` would give it. */
export function claim(sketch: ClaimSketch): ClaimRecord {
  const { who = [], whom = [], places = [], type = 'Meeting', category = 'CONSULT', date = null, article = 'a1' } = sketch;
  const iri = `https://example.org/id/claim-${sketch.id}`;
  return {
    iri,
    article: { iri: `https://example.org/id/article/${article}`, id: article, title: null, issued: null, publisher: null, source: null },
    event: sketch.relation
      ? null
      : {
          iri: `https://example.org/id/event-${sketch.id}`,
          type,
          category,
          roles: new Map([
            ['actor', who],
            ['recipient', whom],
          ]),
          actors: who,
          recipients: whom,
          places,
          quantity: null,
          date,
          earliest: null,
          latest: null,
          timeText: null,
        },
    relation: sketch.relation ? { subject: sketch.relation[0], predicate: sketch.relation[1], object: sketch.relation[2] } : null,
    status: sketch.status ?? 'asserted',
    negated: sketch.negated ?? false,
    attributedTo: [],
    cues: [],
    confidence: sketch.confidence ?? 0.9,
    frame: null,
    spans: [{ iri: `${iri}-span`, start: 0, end: 1, exact: sketch.quote ?? `words of ${sketch.id}` }],
    contradicts: (sketch.contradicts ?? []).map((id) => `https://example.org/id/claim-${id}`),
    contradictedBy: [],
  };
}
