import { isInteger, numeric, type Value, XSD } from './value.ts';

const DECIMAL = `${XSD}decimal`;
const FLOAT = `${XSD}float`;
const DOUBLE = `${XSD}double`;
const INTEGER = `${XSD}integer`;

/** The datatype that two numbers are brought to: double over float over decimal over integer. */
export function widest(a: string, b: string): string {
  if (a === DOUBLE || b === DOUBLE) return DOUBLE;
  if (a === FLOAT || b === FLOAT) return FLOAT;
  return isInteger(a) && isInteger(b) ? INTEGER : DECIMAL;
}

/** Decimals are exact in SPARQL; 15 digits take away what binary fractions add (0.1 + 0.2). */
const exact = (number: number) => Number(number.toPrecision(15));

/** The result of an operation as a number of the datatype. */
export function rounded(number: number, datatype: string): Value {
  return numeric(datatype === DECIMAL ? exact(number) : datatype === FLOAT ? Math.fround(number) : number, datatype);
}

/** `+ - * /` on numbers; undefined is a type error or a division by zero of exact numbers. */
export function calculate(sign: '+' | '-' | '*' | '/', a: Value | undefined, b: Value | undefined): Value | undefined {
  if (a?.kind !== 'number' || b?.kind !== 'number') return undefined;
  const type = widest(a.datatype, b.datatype);
  if (sign === '/') {
    if (b.number === 0 && type !== DOUBLE && type !== FLOAT) return undefined;
    return rounded(a.number / b.number, type === INTEGER ? DECIMAL : type);
  }
  return rounded(sign === '+' ? a.number + b.number : sign === '-' ? a.number - b.number : a.number * b.number, type);
}
