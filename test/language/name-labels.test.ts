import fc from 'fast-check';
import { expect, it } from 'vitest';
import { labelsOf, mayFollow, type NameSpan, spansOf } from '../../src/language/name-labels.ts';

const sentence = fc
  .array(
    fc.record({
      gap: fc.nat(2),
      size: fc.integer({ min: 1, max: 4 }),
      kind: fc.constantFrom('PER' as const, 'ORG' as const, 'LOC' as const),
    }),
  )
  .map((parts) => {
    let at = 0;
    const spans: NameSpan[] = parts.map(({ gap, size, kind }) => {
      const first = at + gap;
      at = first + size;
      return { first, last: at, kind };
    });
    return { spans, length: at + 1 };
  });

it('gives back the names that the labels were made of, and only labels that may follow each other', () => {
  fc.assert(
    fc.property(sentence, ({ spans, length }) => {
      const labels = labelsOf(length, spans);
      expect(spansOf(labels)).toEqual(spans);
      labels.forEach((label, i) => {
        expect(mayFollow(i === 0 ? -1 : labels[i - 1]!, label)).toBe(true);
      });
    }),
  );
});
