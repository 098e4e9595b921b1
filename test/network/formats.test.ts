import fc from 'fast-check';
import { MultiGraph } from 'graphology';
import { DOMParser } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { NETWORK_FORMATS } from '../../src/network/formats.ts';
import { drawNetwork } from '../../src/network/picture/draw-network.ts';
import { project } from '../../src/network/project.ts';
import { escapeXml } from '../../src/network/xml.ts';
import { claim, party } from './claim-records.ts';

const hostile = party('<script>alert("A & B")</script>');
const claims = [
  claim({
    id: '1',
    who: [hostile],
    whom: [party('Borduria')],
    type: 'ArmsTransfer',
    category: 'COOPERATE',
    date: '2024-02',
    quote: 'a "quoted" <b>word</b> \u0007 & more',
  }),
  claim({ id: '2', who: [hostile, party('Carpania')], date: '2023', status: 'reported' }),
  claim({ id: '3', who: [hostile], whom: [party('Borduria')], status: 'denied', negated: true }),
];
const network = project(claims);
const written = Object.fromEntries(NETWORK_FORMATS.map(({ name, write }) => [name, write(network, { title: 'Tom & <Jerry>' })])) as Record<
  string,
  string
>;
const xml = (text: string) => new DOMParser().parseFromString(text, 'text/xml');

describe('every format', () => {
  test.each(NETWORK_FORMATS.map(({ name }) => name))('%s: the same network gives the same bytes, also from other orders', (name) => {
    const format = NETWORK_FORMATS.find((one) => one.name === name)!;
    expect(format.write(project([...claims].reverse()), { title: 'Tom & <Jerry>' })).toBe(written[name]);
  });
  test.each(['gexf', 'graphml', 'svg'])('%s: hostile labels and words stay text', (name) => {
    for (const wrong of ['<script', '<b>', '\u0007']) expect(written[name]).not.toContain(wrong);
    expect(written[name]).toContain('&lt;script&gt;');
  });
  test.each(NETWORK_FORMATS.map(({ name, write }) => [name, write] as const))('%s: an empty network can be written', (_name, write) => {
    expect(write(project([]), {}).length).toBeGreaterThan(20);
  });
});

test('graphology JSON reads back as the same network', () => {
  const back = MultiGraph.from(JSON.parse(written['json']!));
  expect(back.export()).toEqual(network.export());
});

test('GraphML declares every key that it uses and tells directed edges from others', () => {
  const doc = xml(written['graphml']!);
  const keys = new Set([...doc.querySelectorAll('key')].map((key) => key.getAttribute('id')));
  const used = [...doc.querySelectorAll('data')].map((data) => data.getAttribute('key'));
  expect(used.length).toBeGreaterThan(10);
  expect(used.filter((key) => !keys.has(key))).toEqual([]);
  expect([...doc.querySelectorAll('edge')].map((edge) => edge.getAttribute('directed')).sort()).toEqual(['false', 'true', 'true']);
});

test('GEXF gives each edge the days that its event can have, and none to the undated', () => {
  const doc = xml(written['gexf']!);
  const days = [...doc.querySelectorAll('edge')].map((edge) => [edge.getAttribute('start'), edge.getAttribute('end')]);
  expect(days).toEqual(
    expect.arrayContaining([
      ['2024-02-01', '2024-02-29'],
      ['2023-01-01', '2023-12-31'],
      [null, null],
    ]),
  );
  expect(doc.querySelector('graph')!.getAttribute('mode')).toBe('dynamic');
  expect(doc.querySelector('graph')!.getAttribute('timeformat')).toBe('date');
});

describe('the picture', () => {
  test('draws every status in its own line and says so in the legend', () => {
    expect(written['svg']).toMatch(/stroke-dasharray="7 4"/);
    for (const word of ['● asserted', '◐ reported', '✕ denied']) expect(written['svg']).toContain(word);
    expect(written['svg']).not.toContain('alleged');
  });
  test('says how many parties it leaves out', () => {
    const many = project(Array.from({ length: 60 }, (_, k) => claim({ id: String(k), who: [party('Hub')], whom: [party(`P${k}`)] })));
    expect(drawNetwork(many, { limit: 20 })).toContain('41 of 61 parties');
  });
  test('no label covers another', () => {
    const many = project(
      Array.from({ length: 24 }, (_, k) => claim({ id: String(k), who: [party('Hub')], whom: [party(`Party number ${k}`)] })),
    );
    const doc = xml(drawNetwork(many));
    const boxes = [...doc.querySelectorAll('g[data-node] text')].map((text) => {
      const spans = [...text.querySelectorAll('tspan')];
      const width = Math.max(...spans.map((span) => (span.textContent ?? '').length * 13 * 0.5));
      return { x: Number(spans[0]!.getAttribute('x')), y: Number(spans[0]!.getAttribute('y')), width };
    });
    const over = boxes.flatMap((p, i) =>
      boxes.slice(i + 1).filter((q) => Math.abs(p.x - q.x) < (p.width + q.width) / 2 && Math.abs(p.y - q.y) < 12),
    );
    expect(boxes).toHaveLength(25);
    expect(over).toEqual([]);
  });
});

test('escaped text never has a bare sign of markup or a character that XML cannot carry', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const escaped = escapeXml(text);
      expect(escaped).not.toMatch(/[<>"']/);
      expect(escaped.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
    }),
  );
});
