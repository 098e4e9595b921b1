import { describe, expect, test } from 'vitest';
import { datelineEnd } from '../../src/language/dateline.ts';

const cut = (text: string): string | null => {
  const words = text.split(/ +/).flatMap((w) => w.match(/[\p{L}\d]+|--|[^\p{L}\d]/gu) ?? []);
  let at = 0;
  const starts = words.map((w) => {
    at = text.indexOf(w, at);
    at += w.length;
    return at - w.length;
  });
  const end = datelineEnd(
    words.length,
    0,
    (i) => words[i]!,
    (i) => text.slice(starts[i]! + words[i]!.length, starts[i + 1] ?? text.length),
  );
  return end === null ? null : text.slice(0, starts[end]! + words[end]!.length);
};

describe('datelineEnd', () => {
  test.each([
    ['GABORONE, Botswana -- Police said', 'GABORONE, Botswana --'],
    ['LIMA (AFP) - The minister', 'LIMA (AFP) -'],
    ['Quito, May 2 - The minister', 'Quito, May 2 -'],
  ])('%s', (text, dateline) => expect(cut(text)).toBe(dateline));
  test.each([
    'Chile, Peru and Ecuador - all neighbours - agreed',
    'Peru - once a colony - agreed',
    'The minister -- a lawyer -- left',
    'Anna Berg (May 2, 1960 – June 3, 2001) sang',
    'From the North / Norway - a road',
  ])('%s', (text) => expect(cut(text)).toBeNull());
});
