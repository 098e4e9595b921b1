import { termOfValue, type Value, valueOfTerm } from './value.ts';

const DAY = 86_400_000;

/** `=` of SPARQL; undefined is a type error (two literals that cannot be compared). */
export function equal(a: Value, b: Value): boolean | undefined {
  if (a.kind === b.kind) {
    switch (a.kind) {
      case 'number':
      case 'boolean':
        return a.number === b.number;
      case 'string':
        return a.text === b.text;
      case 'iri':
      case 'blank':
        return a.text === b.text;
      case 'lang':
        return a.text === b.text && a.language === b.language && directionOf(a) === directionOf(b);
      case 'triple':
        return equalTriples(a, b);
      case 'other':
        return a.text === b.text && a.datatype === b.datatype ? true : undefined;
      default: {
        const order = compareMoments(a, b);
        return order === undefined ? undefined : order === 0;
      }
    }
  }
  const literals = a.datatype !== '' && b.datatype !== '';
  if (!literals || a.kind === 'lang' || b.kind === 'lang') return false;
  // Known and well-formed values of different kinds are never equal; of an unknown datatype one cannot tell.
  return a.kind === 'other' || b.kind === 'other' ? undefined : false;
}

const directionOf = ({ term }: Value) => (term as { direction?: string } | undefined)?.direction ?? '';

function equalTriples(a: Value, b: Value): boolean | undefined {
  const [x, y] = [termOfValue(a), termOfValue(b)];
  if (x.termType !== 'Quad' || y.termType !== 'Quad') return false;
  let sure: boolean | undefined = true;
  for (const place of ['subject', 'predicate', 'object'] as const) {
    const same = equal(valueOfTerm(x[place]), valueOfTerm(y[place]));
    if (same === false) return false;
    if (same === undefined) sure = undefined;
  }
  return sure;
}

/** `<` and its like: negative, zero or positive; undefined is a type error. */
export function order(a: Value, b: Value): number | undefined {
  if (a.kind !== b.kind) return undefined;
  switch (a.kind) {
    case 'number':
      return a.number < b.number ? -1 : a.number > b.number ? 1 : a.number === b.number ? 0 : Number.NaN;
    case 'boolean':
      return a.number - b.number;
    case 'string':
      return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
    case 'iri':
    case 'blank':
    case 'lang':
    case 'triple':
    case 'other':
      return undefined;
    default:
      return compareMoments(a, b);
  }
}

/** A moment without a zone may lie up to 14 hours off either way: within that, nobody can say. */
function compareMoments(a: Value, b: Value): number | undefined {
  const difference = a.number - b.number;
  if (a.zoned !== b.zoned && Math.abs(difference) <= (14 / 24) * DAY) return undefined;
  return difference;
}

const RANK: Readonly<Record<Value['kind'], number>> = {
  blank: 1,
  iri: 2,
  number: 3,
  boolean: 4,
  dateTime: 5,
  date: 5,
  gYearMonth: 5,
  gYear: 5,
  time: 6,
  string: 7,
  lang: 8,
  other: 9,
  triple: 10,
};

/** The total order of ORDER BY, MIN and MAX: unbound, blank nodes, IRIs, literals by kind and value, triple terms; ties by text. */
export function sortOrder(a: Value | undefined, b: Value | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  const rank = RANK[a.kind] - RANK[b.kind];
  if (rank !== 0) return rank;
  if (a.kind === 'triple') return sortTriples(a, b);
  if (a.number !== b.number) return a.number < b.number ? -1 : a.number > b.number ? 1 : Number.isNaN(a.number) ? -1 : 1;
  if (a.kind === 'number' || a.kind === 'boolean') return 0;
  if (a.text !== b.text) return a.text < b.text ? -1 : 1;
  if (a.language !== b.language) return a.language < b.language ? -1 : 1;
  return a.datatype < b.datatype ? -1 : a.datatype > b.datatype ? 1 : 0;
}

function sortTriples(a: Value, b: Value): number {
  const [x, y] = [termOfValue(a), termOfValue(b)];
  if (x.termType !== 'Quad' || y.termType !== 'Quad') return 0;
  for (const place of ['subject', 'predicate', 'object'] as const) {
    const found = sortOrder(valueOfTerm(x[place]), valueOfTerm(y[place]));
    if (found !== 0) return found;
  }
  return 0;
}
