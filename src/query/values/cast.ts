import { rounded } from './arithmetic.ts';
import { bool, isInteger, numeric, string, typed, type Value, XSD } from './value.ts';

/** Casts of section 17.1 of the SPARQL recommendation; undefined where the text or value does not allow it. */
export function cast(a: Value, datatype: string): Value | undefined {
  const name = datatype.slice(XSD.length);
  if (name === 'string') return a.kind === 'iri' || (a.datatype !== '' && a.kind !== 'lang') ? string(canonical(a)) : undefined;
  if (a.kind === 'iri' || a.kind === 'blank' || a.kind === 'triple' || a.kind === 'lang') return undefined;
  const text = a.text.trim();
  switch (name) {
    case 'boolean':
      if (a.kind === 'boolean') return bool(a.number === 1);
      if (a.kind === 'number') return bool(a.number !== 0 && !Number.isNaN(a.number));
      return a.kind === 'string' ? known(typed(text, datatype), 'boolean', (v) => bool(v.number === 1)) : undefined;
    case 'integer':
    case 'decimal': {
      if (a.kind === 'boolean') return numeric(a.number, datatype);
      if (a.kind === 'number') {
        if (!Number.isFinite(a.number)) return undefined;
        return rounded(name === 'integer' ? Math.trunc(a.number) : a.number, datatype);
      }
      return a.kind === 'string' ? known(typed(text, datatype), 'number', (v) => numeric(v.number, datatype)) : undefined;
    }
    case 'float':
    case 'double':
      if (a.kind === 'number' || a.kind === 'boolean') return rounded(a.number, datatype);
      return a.kind === 'string' ? known(typed(text, datatype), 'number', (v) => rounded(v.number, datatype)) : undefined;
    case 'dateTime':
      if (a.kind === 'date') return typed(a.text.replace(/^(-?\d+-\d\d-\d\d)/, '$1T00:00:00'), datatype);
      return a.kind === 'dateTime' || a.kind === 'string' ? known(typed(text, datatype), 'dateTime', (v) => v) : undefined;
    case 'date':
      if (a.kind === 'dateTime') return typed(a.text.replace(/T[\d:.]+/, ''), datatype);
      return a.kind === 'date' || a.kind === 'string' ? known(typed(text, datatype), 'date', (v) => v) : undefined;
    default:
      return undefined;
  }
}

const known = (v: Value, kind: Value['kind'], make: (v: Value) => Value) => (v.kind === kind ? make(v) : undefined);

/** As xsd:string writes it: numbers without needless zeros or exponents. */
function canonical(a: Value): string {
  if (a.kind === 'boolean') return a.number === 1 ? 'true' : 'false';
  if (a.kind !== 'number') return a.text;
  if (isInteger(a.datatype) || Math.abs(a.number) >= 1e6 || (a.number !== 0 && Math.abs(a.number) < 1e-6))
    return numeric(a.number, a.datatype).text;
  return Number.isFinite(a.number) ? String(a.number) : numeric(a.number, a.datatype).text;
}
