import { EntenteError } from '../errors.ts';

/** Something that can be sent: the media type that the answer gets, and other names that clients have for it. */
export interface Offer {
  readonly mediaType: string;
  readonly aliases?: readonly string[];
}

/** Formats of rows and of yes or no, the preferred first. */
export const RESULT_OFFERS: readonly Offer[] = [
  { mediaType: 'application/sparql-results+json', aliases: ['application/json'] },
  { mediaType: 'application/sparql-results+xml', aliases: ['application/xml', 'text/xml'] },
  { mediaType: 'text/csv' },
  { mediaType: 'text/tab-separated-values' },
];

/** Formats of triples, the preferred first. */
export const GRAPH_OFFERS: readonly Offer[] = [
  { mediaType: 'text/turtle', aliases: ['application/x-turtle'] },
  { mediaType: 'application/n-triples', aliases: ['text/plain'] },
  { mediaType: 'application/ld+json', aliases: ['application/json'] },
];

/** Formats of quads, the preferred first. */
export const DATASET_OFFERS: readonly Offer[] = [
  { mediaType: 'application/trig' },
  { mediaType: 'application/n-quads' },
  { mediaType: 'application/ld+json', aliases: ['application/json'] },
];

interface Range {
  readonly type: string;
  readonly quality: number;
}

function ranges(header: string): Range[] {
  return header
    .split(',')
    .map((part) => {
      const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1');
      return { type, quality: Number.isFinite(quality) ? quality : 0 };
    })
    .filter(({ type }) => type.includes('/'));
}

/** The quality of one media type: the most exact range decides (`text/csv` before `text/*` before everything). */
function qualityOf(type: string, wanted: readonly Range[]): number {
  const major = `${type.split('/')[0]}/*`;
  for (const form of [type, major, '*/*']) {
    const found = wanted.find((range) => range.type === form);
    if (found) return found.quality;
  }
  return 0;
}

/** Chooses by the `Accept` header; no header accepts everything. Fails with `server/not-acceptable`. */
export function negotiate(header: string | undefined, offers: readonly Offer[]): string {
  const wanted = ranges(header ?? '');
  if (wanted.length === 0) return offers[0]!.mediaType;
  let best = { mediaType: '', quality: 0 };
  for (const { mediaType, aliases = [] } of offers) {
    const named = aliases.map((alias) => wanted.find((range) => range.type === alias)?.quality ?? 0);
    const quality = Math.max(qualityOf(mediaType, wanted), ...named);
    if (quality > best.quality) best = { mediaType, quality };
  }
  if (best.quality > 0) return best.mediaType;
  throw new EntenteError('server/not-acceptable', 'The answer cannot be written in any format that you accept.', {
    why: `You accept ${header!.slice(0, 200)}.`,
    next: `Accept one of ${offers.map(({ mediaType }) => mediaType).join(', ')}.`,
  });
}

/** A media type as it is sent: text says that it is UTF-8. */
export const contentType = (mediaType: string): string => (mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType);
