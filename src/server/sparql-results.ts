import type { Term } from '@rdfjs/types';
import { formatFor, writeText } from '../export/formats.ts';
import type { Answer, Row } from '../query/answer.ts';
import { writeTerm } from '../syntax/write-term.ts';

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';

function jsonTerm(term: Term): unknown {
  if (term.termType === 'NamedNode') return { type: 'uri', value: term.value };
  if (term.termType === 'BlankNode') return { type: 'bnode', value: term.value };
  if (term.termType === 'Quad') {
    const [subject, predicate, object] = [term.subject, term.predicate, term.object].map(jsonTerm);
    return { type: 'triple', value: { subject, predicate, object } };
  }
  if (term.termType !== 'Literal') return { type: 'literal', value: term.value };
  if (term.language) return { type: 'literal', value: term.value, 'xml:lang': term.language };
  return { type: 'literal', value: term.value, ...(term.datatype.value === XSD_STRING ? {} : { datatype: term.datatype.value }) };
}

const FOR_XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#xD;' };

/** Text for XML; signs that XML 1.0 cannot carry become U+FFFD. */
const xml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly what XML 1.0 forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"\r]/g, (sign) => FOR_XML[sign]!);

function xmlTerm(term: Term): string {
  if (term.termType === 'NamedNode') return `<uri>${xml(term.value)}</uri>`;
  if (term.termType === 'BlankNode') return `<bnode>${xml(term.value)}</bnode>`;
  if (term.termType === 'Quad') {
    const part = (name: string, value: Term): string => `<${name}>${xmlTerm(value)}</${name}>`;
    return `<triple>${part('subject', term.subject)}${part('predicate', term.predicate)}${part('object', term.object)}</triple>`;
  }
  if (term.termType !== 'Literal') return `<literal>${xml(term.value)}</literal>`;
  const about = term.language
    ? ` xml:lang="${xml(term.language)}"`
    : term.datatype.value === XSD_STRING
      ? ''
      : ` datatype="${xml(term.datatype.value)}"`;
  return `<literal${about}>${xml(term.value)}</literal>`;
}

const xmlDocument = (head: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n<head>${head}</head>\n${body}\n</sparql>\n`;

const xmlRow = (variables: readonly string[], row: Row): string => {
  const cells = variables.flatMap((name) => {
    const term = row.get(name);
    return term === undefined ? [] : [`<binding name="${xml(name)}">${xmlTerm(term)}</binding>`];
  });
  return `<result>${cells.join('')}</result>\n`;
};

const csvCell = (term: Term | undefined): string => {
  const text = term === undefined ? '' : term.termType === 'BlankNode' || term.termType === 'Quad' ? writeTerm(term) : term.value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

function rowsText(variables: readonly string[], rows: readonly Row[], mediaType: string): string {
  switch (mediaType) {
    case 'application/sparql-results+xml': {
      const head = variables.map((name) => `<variable name="${xml(name)}"/>`).join('');
      return xmlDocument(head, `<results>\n${rows.map((row) => xmlRow(variables, row)).join('')}</results>`);
    }
    case 'text/csv':
      return [variables.join(','), ...rows.map((row) => variables.map((name) => csvCell(row.get(name))).join(','))]
        .join('\r\n')
        .concat('\r\n');
    case 'text/tab-separated-values': {
      const line = (row: Row): string => variables.map((name) => (row.has(name) ? writeTerm(row.get(name)!) : '')).join('\t');
      return `${[variables.map((name) => `?${name}`).join('\t'), ...rows.map(line)].join('\n')}\n`;
    }
    default: {
      const bindings = rows.map((row) => Object.fromEntries([...row].map(([name, term]) => [name, jsonTerm(term)])));
      return `${JSON.stringify({ head: { vars: variables }, results: { bindings } })}\n`;
    }
  }
}

/** An answer in one of the SPARQL result formats or, for triples, in one of RDF. CSV and TSV of yes or no are the bare word. */
export function sparqlResults(answer: Answer, mediaType: string): string {
  if (answer.kind === 'bindings') return rowsText(answer.variables, answer.rows, mediaType);
  if (answer.kind === 'quads') return writeText(formatFor(mediaType), { quads: answer.quads });
  if (mediaType === 'application/sparql-results+xml') return xmlDocument('', `<boolean>${answer.value}</boolean>`);
  if (mediaType.startsWith('text/')) return `${answer.value}\n`;
  return `${JSON.stringify({ head: {}, boolean: answer.value })}\n`;
}
