import { PREFIXES } from '../vocabulary.ts';

const SCHEMA = { '@context': { '@vocab': 'https://schema.org/', schema: 'https://schema.org/', id: '@id', type: '@type' } };

/**
 * Contexts that are known without the network. schema.org's is cut down to its vocabulary: a value that the full context would
 * type as an IRI or a date stays a plain literal.
 */
const BUNDLED: ReadonlyMap<string, object> = new Map<string, object>([
  // Our own prefixes under one address, for those who write JSON-LD by hand.
  ['https://w3id.org/entente/context.jsonld', { '@context': { ...PREFIXES } }],
  ...[
    'http://schema.org',
    'http://schema.org/',
    'https://schema.org',
    'https://schema.org/',
    'https://schema.org/docs/jsonldcontext.json',
  ].map((url) => [url, SCHEMA] as const),
]);

/** A bundled context by its address, undefined if there is none. */
export const bundledContext = (url: string): object | undefined => BUNDLED.get(url.replace(/#.*$/, ''));
