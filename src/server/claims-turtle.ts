import type { Quad } from '@rdfjs/types';
import { Writer } from 'n3';
import { z } from 'zod';
import { EntenteError } from '../errors.ts';
import type { IndexView } from '../store/index-view.ts';
import { iri, PREFIXES } from '../vocabulary.ts';

const ClaimsRequest = z.object({ claims: z.array(z.string().max(2000)).max(20_000) });

/** Leads from a claim to what belongs to it, but not on to other claims. */
const FOLLOWED = new Set([
  iri('ent', 'about'),
  iri('oa', 'hasTarget'),
  iri('oa', 'hasSelector'),
  iri('oa', 'hasSource'),
  iri('ent', 'quantity'),
  iri('ent', 'attributedTo'),
  iri('rdf', 'subject'),
  iri('rdf', 'object'),
]);

/** Claims with their events, spans, articles and parties as TriG, for saving. */
export function claimsTurtle(store: IndexView, body: unknown): string {
  const parsed = ClaimsRequest.safeParse(body);
  if (!parsed.success) throw new EntenteError('export/bad-request', 'This is no list of claims.', { why: z.prettifyError(parsed.error) });
  const seen = new Set<string>();
  const quads: Quad[] = [];
  const take = (node: string): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const mine = store.getQuads(node, null, null, null);
    const isEvent = mine.some((quad) => quad.predicate.value === iri('rdf', 'type') && quad.object.value === iri('ent', 'Event'));
    for (const quad of mine) {
      quads.push(quad);
      if (
        quad.object.termType === 'NamedNode' &&
        (FOLLOWED.has(quad.predicate.value) || (isEvent && quad.predicate.value.startsWith(PREFIXES.ent)))
      ) {
        take(quad.object.value);
      }
    }
  };
  for (const claim of parsed.data.claims) take(claim);
  const writer = new Writer({ prefixes: PREFIXES, format: 'application/trig' });
  for (const quad of quads) writer.addQuad(quad as never);
  let text = '';
  writer.end((_error, result) => {
    text = result;
  });
  return text;
}
