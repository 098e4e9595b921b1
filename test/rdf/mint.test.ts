import { describe, expect, test } from 'vitest';
import { codePointsOf } from '../../src/rdf/code-points.ts';
import { articleIri, entityIri, slug } from '../../src/rdf/mint.ts';

describe('minting', () => {
  test('an article is its id and its exact text', () => {
    const iri = (id: string, text: string) => articleIri('https://example.org/', { id, text });
    expect(iri('a', 'x')).toBe(iri('a', 'x'));
    expect(new Set([iri('a', 'x'), iri('b', 'x'), iri('a', 'y')]).size).toBe(3);
  });
  test('names in other scripts do not fall together', () => {
    expect(slug('The Red Army')).toBe('red-army');
    expect(slug('Müller')).toBe('muller');
    expect(slug('北京')).not.toBe(slug('東京'));
  });
  test('an entity is its key, else its type and name', () => {
    expect(entityIri('b/', { key: 'country-KEN', type: 'Country', label: 'Kenya' })).toBe('b/country-KEN');
    expect(entityIri('b/', { key: null, type: 'ArmedGroup', label: 'the Blue Front' })).toBe('b/armed-group-blue-front');
  });
  test('code points', () => {
    const at = codePointsOf('a🛰b');
    expect([at(0), at(1), at(3), at(4)]).toEqual([0, 1, 2, 3]);
  });
});
