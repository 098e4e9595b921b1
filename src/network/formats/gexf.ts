import type { Network } from '../project.ts';
import { element } from '../xml.ts';

const EDGE_ATTRIBUTES = ['category', 'type', 'status', 'negated', 'sign', 'confidence', 'quote', 'article', 'claim'] as const;
const TYPES: Readonly<Record<string, string>> = { negated: 'boolean', sign: 'integer', confidence: 'double' };

/** First and last day that a date of any length means. A month has at most 31 days; Gephi reads the day as a string of the calendar. */
function days(date: string, end: boolean): string {
  if (date.length >= 10) return date.slice(0, 10);
  if (date.length === 4) return end ? `${date}-12-31` : `${date}-01-01`;
  const [year, month] = date.split('-').map(Number) as [number, number];
  const last = month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return `${date}-${end ? String(last).padStart(2, '0') : '01'}`;
}

/**
 * GEXF 1.3 with dates: each claim's edge lasts from the first to the last day that its event can have, so that Gephi's time line works.
 * An undated claim has no start and no end: it is always shown, because nobody knows when it was.
 */
export function writeGexf(network: Network): string {
  const values = (names: readonly string[], from: Readonly<Record<string, unknown>>): string => {
    const all = names
      .map((name, k) => ({ for: k, value: from[name] }))
      .filter(({ value }) => value !== null && value !== undefined)
      .map(({ for: k, value }) => element('attvalue', { for: k, value: String(value) }));
    return all.length === 0 ? '' : element('attvalues', {}, ...all);
  };
  const nodes = network.mapNodes((id, { label, type }) => `      ${element('node', { id, label }, values(['type'], { type }))}`);
  const edges = network.mapEdges(
    (id, attributes, source, target, _s, _t, undirected) =>
      `      ${element(
        'edge',
        {
          id,
          source,
          target,
          type: undirected ? 'undirected' : 'directed',
          weight: attributes.weight,
          kind: attributes.type,
          start: attributes.from === null ? null : days(attributes.from, false),
          end: attributes.to === null ? null : days(attributes.to, true),
        },
        values(EDGE_ATTRIBUTES, { ...attributes }),
      )}`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">',
    '  <meta>',
    '    <creator>entente</creator>',
    '    <description>Who is tied to whom by which claims</description>',
    '  </meta>',
    '  <graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">',
    `    ${element('attributes', { class: 'node', mode: 'static' }, element('attribute', { id: 0, title: 'type', type: 'string' }))}`,
    `    ${element(
      'attributes',
      { class: 'edge', mode: 'static' },
      ...EDGE_ATTRIBUTES.map((title, id) => element('attribute', { id, title, type: TYPES[title] ?? 'string' })),
    )}`,
    '    <nodes>',
    ...nodes,
    '    </nodes>',
    '    <edges>',
    ...edges,
    '    </edges>',
    '  </graph>',
    '</gexf>',
    '',
  ].join('\n');
}
