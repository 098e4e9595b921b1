import { describe, expect, it } from 'vitest';
import { readText } from './read-text.ts';

const relations = (text: string): string[] =>
  readText(text).filter((line) => / (alliedWith|memberOf|citizenOf|opposedTo|backedBy) /.test(line));

describe('relations that a noun states', () => {
  it.each([
    ['Kenya is a close ally of Uganda.', 'Asserted Kenya alliedWith Uganda'],
    ['Kenya is a member of the African Union.', 'Asserted Kenya memberOf African Union'],
    ['Hezbollah, an ally of Syria, attacked Israel.', 'Asserted Hezbollah alliedWith Syria'],
    ['The Houthis are a proxy of Iran.', 'Asserted Houthis backedBy Iran'],
    ['Kenya remains an enemy of Uganda.', 'Asserted Kenya opposedTo Uganda'],
    ['Kenya is not a member of NATO.', 'not Asserted Kenya memberOf NATO'],
    ['Uganda said that Kenya is an ally of Chad.', 'Reported Kenya alliedWith Chad by=Uganda'],
  ])('%s', (text, line) => {
    expect(relations(text)).toEqual([line]);
  });
  it.each(['Kenya is a former ally of Uganda.', 'Kenya is no longer an ally of Uganda.', 'Members of the African Union met in Kenya.'])(
    'nothing is stated: %s',
    (text) => {
      expect(relations(text)).toEqual([]);
    },
  );
});
