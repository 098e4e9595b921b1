import { termText } from '../../store/n-quads-line.ts';
import { resolveIri } from '../parse/resolve-iri.ts';
import { calculate } from './arithmetic.ts';
import { cast } from './cast.ts';
import { equal, order } from './compare.ts';
import { regex } from './regex.ts';
import { bool, integer, iri, langString, numeric, string, stringLike, termOfValue, typed, type Value, XSD } from './value.ts';

/** A function over values; undefined is a type error. */
export type ValueFunction = (...args: Value[]) => Value | undefined;

const isText = (v: Value) => v.kind === 'string' || v.kind === 'lang';
const isLiteral = (v: Value) => v.datatype !== '';
/** Two texts fit together if the second has no language or the language of the first. */
const compatible = (a: Value, b: Value) => isText(a) && isText(b) && (b.kind === 'string' || b.language === a.language);
const tell = (test: boolean | undefined) => (test === undefined ? undefined : bool(test));
const onTexts = (test: (a: string, b: string) => boolean) => (a: Value, b: Value) =>
  compatible(a, b) ? bool(test(a.text, b.text)) : undefined;
const comparison = (test: (difference: number) => boolean) => (a: Value, b: Value) => {
  const difference = order(a, b);
  return difference === undefined ? undefined : bool(test(difference));
};
const rounding = (round: (n: number) => number) => (a: Value) => (a.kind === 'number' ? numeric(round(a.number), a.datatype) : undefined);
const onText = (f: (text: string) => string) => (a: Value) => (isText(a) ? stringLike(f(a.text), a) : undefined);
/** Digits of a date or time as written, by its place in the parts year, month, day, hours, minutes, seconds. */
const part = (place: number) => (a: Value) => {
  const found = /^(-?\d{4,})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d(?:\.\d+)?))?/.exec(a.text);
  if ((a.kind !== 'dateTime' && a.kind !== 'date') || found?.[place] === undefined) return undefined;
  return place === 6 ? numeric(Number(found[place]), `${XSD}decimal`) : integer(Number(found[place]));
};
const zone = (a: Value) => (a.kind === 'dateTime' ? (/(Z|[+-]\d\d:\d\d)$/.exec(a.text)?.[1] ?? '') : undefined);

function duration(offset: string): string {
  if (offset === 'Z' || /^[+-]00:00$/.test(offset)) return 'PT0S';
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset)!;
  return `${sign === '-' ? '-' : ''}PT${Number(hours) ? `${Number(hours)}H` : ''}${Number(minutes) ? `${Number(minutes)}M` : ''}`;
}

function sameTerm(a: Value, b: Value): boolean {
  return termText(termOfValue(a)) === termText(termOfValue(b));
}

/** Functions that look at all their arguments' values; `&&`, `||`, IN, IF, COALESCE and BOUND are forms of their own. */
export const FUNCTIONS: ReadonlyMap<string, ValueFunction> = new Map<string, ValueFunction>([
  ['=', (a, b) => tell(equal(a!, b!))],
  ['!=', (a, b) => tell(negate(equal(a!, b!)))],
  ['<', comparison((d) => d < 0) as ValueFunction],
  ['>', comparison((d) => d > 0) as ValueFunction],
  ['<=', comparison((d) => d <= 0) as ValueFunction],
  ['>=', comparison((d) => d >= 0) as ValueFunction],
  ['+', (a, b) => calculate('+', a, b)],
  ['-', (a, b) => calculate('-', a, b)],
  ['*', (a, b) => calculate('*', a, b)],
  ['/', (a, b) => calculate('/', a, b)],
  ['unary+', (a) => (a!.kind === 'number' ? a : undefined)],
  ['unary-', (a) => (a!.kind === 'number' ? numeric(-a!.number, a!.datatype) : undefined)],
  ['sameterm', (a, b) => bool(sameTerm(a!, b!))],
  ['isiri', (a) => bool(a!.kind === 'iri')],
  ['isblank', (a) => bool(a!.kind === 'blank')],
  ['isliteral', (a) => bool(isLiteral(a!))],
  ['isnumeric', (a) => bool(a!.kind === 'number')],
  ['str', (a) => (a!.kind === 'iri' || isLiteral(a!) ? string(a!.text) : undefined)],
  ['lang', (a) => (isLiteral(a!) ? string(a!.language) : undefined)],
  ['datatype', (a) => (isLiteral(a!) ? iri(a!.datatype) : undefined)],
  ['langmatches', (a, b) => (a!.kind === 'string' && b!.kind === 'string' ? bool(languageMatches(a!.text, b!.text)) : undefined)],
  ['iri', (a, base) => (a!.kind === 'iri' ? a : a!.kind === 'string' ? iri(resolveIri(a!.text, base?.text)) : undefined)],
  ['strlen', (a) => (isText(a!) ? integer([...a!.text].length) : undefined)],
  ['ucase', onText((text) => text.toUpperCase()) as ValueFunction],
  ['lcase', onText((text) => text.toLowerCase()) as ValueFunction],
  ['encode_for_uri', (a) => (isText(a!) ? string(encodeURIComponent(a!.text).replace(/[!'()*]/g, percent)) : undefined)],
  ['contains', onTexts((a, b) => a.includes(b)) as ValueFunction],
  ['strstarts', onTexts((a, b) => a.startsWith(b)) as ValueFunction],
  ['strends', onTexts((a, b) => a.endsWith(b)) as ValueFunction],
  ['strbefore', (a, b) => cut(a!, b!, (text, at) => text.slice(0, at))],
  ['strafter', (a, b) => cut(a!, b!, (text, at, length) => text.slice(at + length))],
  ['substr', (a, from, length) => substring(a!, from!, length)],
  ['concat', concat],
  ['replace', replace],
  ['regex', (text, pattern, flags) => matches(text!, pattern!, flags)],
  ['abs', rounding(Math.abs) as ValueFunction],
  ['ceil', rounding(Math.ceil) as ValueFunction],
  ['floor', rounding(Math.floor) as ValueFunction],
  ['round', rounding((n) => Math.floor(n + 0.5)) as ValueFunction],
  ['year', part(1) as ValueFunction],
  ['month', part(2) as ValueFunction],
  ['day', part(3) as ValueFunction],
  ['hours', part(4) as ValueFunction],
  ['minutes', part(5) as ValueFunction],
  ['seconds', part(6) as ValueFunction],
  ['tz', (a) => (a!.kind === 'dateTime' ? string(zone(a!)!) : undefined)],
  ['timezone', (a) => (zone(a!) ? typed(duration(zone(a!)!), `${XSD}dayTimeDuration`) : undefined)],
  [
    'strlang',
    (a, b) => (a!.kind === 'string' && b!.kind === 'string' && b!.text !== '' ? langString(a!.text, b!.text.toLowerCase()) : undefined),
  ],
  ['strdt', (a, b) => (a!.kind === 'string' && b!.kind === 'iri' ? typed(a!.text, b!.text) : undefined)],
  ...['boolean', 'integer', 'decimal', 'float', 'double', 'string', 'dateTime', 'date'].map((name): [string, ValueFunction] => [
    XSD + name,
    (a) => cast(a!, XSD + name),
  ]),
]);

const negate = (test: boolean | undefined) => (test === undefined ? undefined : !test);
const percent = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;

function languageMatches(tag: string, range: string): boolean {
  if (range === '*') return tag !== '';
  const [have, want] = [tag.toLowerCase(), range.toLowerCase()];
  return have === want || have.startsWith(`${want}-`);
}

function cut(a: Value, b: Value, f: (text: string, at: number, length: number) => string): Value | undefined {
  if (!compatible(a, b)) return undefined;
  const at = a.text.indexOf(b.text);
  return at < 0 ? string('') : stringLike(f(a.text, at, b.text.length), a);
}

/** Places are counted in characters from 1 and rounded, as XPath's fn:substring has it. */
function substring(a: Value, from: Value, length: Value | undefined): Value | undefined {
  if (!isText(a) || from.kind !== 'number' || (length !== undefined && length.kind !== 'number')) return undefined;
  const start = Math.floor(from.number + 0.5);
  const end = length === undefined ? Infinity : start + Math.floor(length.number + 0.5);
  return stringLike([...a.text].filter((_, i) => i + 1 >= start && i + 1 < end).join(''), a);
}

const direction = ({ term }: Value) => (term as { direction?: string } | undefined)?.direction ?? '';

function concat(...args: Value[]): Value | undefined {
  if (!args.every(isText)) return undefined;
  const text = args.map((a) => a.text).join('');
  const [first] = args;
  return first !== undefined && args.every((a) => a.kind === 'lang' && a.language === first.language && direction(a) === direction(first))
    ? stringLike(text, first)
    : string(text);
}

function replace(a: Value | undefined, pattern: Value | undefined, by: Value | undefined, flags: Value | undefined): Value | undefined {
  if (a === undefined || !isText(a) || pattern?.kind !== 'string' || by?.kind !== 'string') return undefined;
  const found = regex(pattern.text, flags?.text ?? '', true);
  // A pattern that matches nothing at all would be replaced without end.
  if (found === undefined || new RegExp(found.source, found.flags.replace('g', '')).test('')) return undefined;
  const text = by.text.replace(/\\(.)|\$(?!\d)/g, (whole, char: string | undefined) =>
    char === undefined ? whole : char === '$' ? '$$' : char,
  );
  return stringLike(a.text.replace(found, text.replace(/\$0/g, '$$&')), a);
}

function matches(text: Value, pattern: Value, flags: Value | undefined): Value | undefined {
  if (!isText(text) || pattern.kind !== 'string') return undefined;
  const found = regex(pattern.text, flags?.text ?? '');
  return found === undefined ? undefined : bool(found.test(text.text));
}
