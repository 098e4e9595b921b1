import { expect, it } from 'vitest';
import { isAcronymOf, nameText } from '../../src/language/name-text.ts';

it('makes one of spellings', () => {
  expect(nameText('The Erdoğan-led U.N. mission’s')).toBe(nameText('Erdogan led UN mission'));
});

it('knows an acronym by its letters', () => {
  expect(isAcronymOf('ECOWAS', 'Economic Community of West African States')).toBe(true);
  expect(isAcronymOf('IAEA', 'International Atomic Energy Agency')).toBe(true);
  expect(isAcronymOf('NATO', 'National Assembly')).toBe(false);
  expect(isAcronymOf('Reuters', 'Royal United Services')).toBe(false);
});
