import type { Literal, Term } from '@rdfjs/types';
import { blankNode, langLiteral, literal, namedNode } from '../../store/term.ts';

export const XSD = 'http://www.w3.org/2001/XMLSchema#';

/** What an expression computes with. A literal whose text does not fit its datatype is of kind `other`. */
export interface Value {
  readonly kind:
    | 'iri'
    | 'blank'
    | 'triple'
    | 'string'
    | 'lang'
    | 'number'
    | 'boolean'
    | 'dateTime'
    | 'date'
    | 'time'
    | 'gYear'
    | 'gYearMonth'
    | 'other';
  /** IRI, label, or lexical form. */
  readonly text: string;
  /** The number; 1 or 0 for a boolean; milliseconds since 1970 for dates and times (taken as UTC where no zone is given). */
  readonly number: number;
  /** IRI of the datatype; empty for what is no literal. */
  readonly datatype: string;
  readonly language: string;
  /** Whether a date or time names its zone. */
  readonly zoned: boolean;
  /** The term it was read from; computed values have none. */
  readonly term: Term | undefined;
}

const value = (kind: Value['kind'], text: string, number: number, datatype: string, language = '', zoned = false, term?: Term): Value => ({
  kind,
  text,
  number,
  datatype,
  language,
  zoned,
  term,
});

export const TRUE: Value = value('boolean', 'true', 1, `${XSD}boolean`);
export const FALSE: Value = value('boolean', 'false', 0, `${XSD}boolean`);
export const bool = (yes: boolean): Value => (yes ? TRUE : FALSE);
export const iri = (text: string): Value => value('iri', text, 0, '');
export const string = (text: string): Value => value('string', text, 0, `${XSD}string`);
/** A string in the language of `like`, a plain one where `like` has none. */
export const stringLike = (text: string, like: Value): Value =>
  like.kind === 'lang' ? value('lang', text, 0, like.datatype, like.language, false, relabelled(text, like)) : string(text);
export const langString = (text: string, language: string): Value =>
  value('lang', text, 0, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString', language);
export const typed = (text: string, datatype: string): Value => valueOfTerm(literal(text, namedNode(datatype)));

/** Base direction is kept on the term alone. */
const relabelled = (text: string, { language, term }: Value) =>
  langLiteral(text, language, (term as { direction?: string } | undefined)?.direction ?? '');

const INTEGERS = new Set(
  'integer int long short byte nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger unsignedLong unsignedInt unsignedShort unsignedByte'
    .split(' ')
    .map((name) => XSD + name),
);
/** Whether a datatype is xsd:integer or derived from it. */
export const isInteger = (datatype: string): boolean => INTEGERS.has(datatype);

const ZONE = '(Z|[+-]\\d\\d:\\d\\d)?';
const DATE_TIME = new RegExp(`^(-?\\d{4,}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)${ZONE}$`);
const DATE = new RegExp(`^(-?\\d{4,}-\\d\\d-\\d\\d)${ZONE}$`);
const TIME = new RegExp(`^(\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)${ZONE}$`);
const YEAR = new RegExp(`^(-?\\d{4,})${ZONE}$`);
const MONTH = new RegExp(`^(-?\\d{4,}-\\d\\d)${ZONE}$`);

/** Reads a term as a value. */
export function valueOfTerm(term: Term): Value {
  switch (term.termType) {
    case 'NamedNode':
      return value('iri', term.value, 0, '', '', false, term);
    case 'Literal':
      return valueOfLiteral(term);
    case 'Quad':
      return value('triple', '', 0, '', '', false, term);
    default:
      return value('blank', term.value, 0, '', '', false, term);
  }
}

function valueOfLiteral(term: Literal): Value {
  const datatype = term.datatype.value;
  const text = term.value;
  const make = (kind: Value['kind'], number = 0, zoned = false) => value(kind, text, number, datatype, term.language, zoned, term);
  if (term.language) return make('lang');
  if (!datatype.startsWith(XSD)) return make('other');
  if (datatype.length === XSD.length + 6 && datatype.endsWith('string')) return make('string');
  if (isInteger(datatype)) return /^[+-]?\d+$/.test(text) ? make('number', Number(text)) : make('other');
  switch (datatype.slice(XSD.length)) {
    case 'decimal':
      return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? make('number', Number(text)) : make('other');
    case 'double':
    case 'float': {
      const number =
        text === 'INF' || text === '+INF' ? Infinity : text === '-INF' ? -Infinity : text === 'NaN' ? Number.NaN : Number(text);
      return text === 'NaN' || (!Number.isNaN(number) && /^[+-]?(\d|\.\d|INF)/.test(text)) ? make('number', number) : make('other');
    }
    case 'boolean':
      return text === 'true' || text === '1' ? make('boolean', 1) : text === 'false' || text === '0' ? make('boolean', 0) : make('other');
    case 'dateTime':
    case 'dateTimeStamp':
      return moment(make, 'dateTime', DATE_TIME.exec(text), ([day, time]) => `${day}T${time}`);
    case 'date':
      return moment(make, 'date', DATE.exec(text), ([day]) => `${day}T00:00:00`);
    case 'time':
      return moment(make, 'time', TIME.exec(text), ([time]) => `1970-01-01T${time}`);
    case 'gYear':
      return moment(make, 'gYear', YEAR.exec(text), ([year]) => `${year}-01-01T00:00:00`);
    case 'gYearMonth':
      return moment(make, 'gYearMonth', MONTH.exec(text), ([month]) => `${month}-01T00:00:00`);
    default:
      return make('other');
  }
}

function moment(
  make: (kind: Value['kind'], number?: number, zoned?: boolean) => Value,
  kind: Value['kind'],
  found: RegExpExecArray | null,
  whole: (parts: string[]) => string,
): Value {
  if (found === null) return make('other');
  const zone = found.at(-1);
  const number = Date.parse(beyond4Digits(whole(found.slice(1))) + (zone ?? 'Z'));
  return Number.isNaN(number) ? make('other') : make(kind, number, zone !== undefined);
}

/** JavaScript writes years outside 0..9999 with a sign and six digits. */
const beyond4Digits = (text: string) =>
  text.replace(/^(-?)(\d{5,}|(?<=-)\d{4})(?=-)/, (_, sign, year) => `${sign || '+'}${year.padStart(6, '0')}`);

/** Writes a value as a term. */
export function termOfValue(v: Value): Term {
  if (v.term !== undefined) return v.term;
  switch (v.kind) {
    case 'iri':
      return namedNode(v.text);
    case 'blank':
      return blankNode(v.text);
    case 'lang':
      return langLiteral(v.text, v.language);
    case 'string':
      return literal(v.text);
    default:
      return literal(v.text, namedNode(v.datatype));
  }
}

/** A number as a value of the given numeric datatype, in canonical form. */
export function numeric(number: number, datatype: string): Value {
  return value('number', numberText(number, datatype), number, datatype);
}

export const integer = (number: number): Value => numeric(number, `${XSD}integer`);

function numberText(number: number, datatype: string): string {
  if (datatype === `${XSD}double` || datatype === `${XSD}float`) {
    if (!Number.isFinite(number)) return Number.isNaN(number) ? 'NaN' : number > 0 ? 'INF' : '-INF';
    const [mantissa, exponent] = number.toExponential().split('e');
    return `${mantissa!.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
  }
  if (Math.abs(number) >= 1e21) return BigInt(Math.round(number)).toString();
  const text = String(Object.is(number, -0) ? 0 : number);
  return text.includes('e') ? number.toFixed(20).replace(/\.?0+$/, '') : text;
}

/** The effective boolean value; undefined where there is none. */
export function truth(v: Value | undefined): boolean | undefined {
  if (v === undefined) return undefined;
  switch (v.kind) {
    case 'boolean':
      return v.number === 1;
    case 'number':
      return v.number !== 0 && !Number.isNaN(v.number);
    case 'string':
      return v.text !== '';
    default:
      return undefined;
  }
}
