import { describe, expect, test } from 'vitest';
import { readText } from './read-text.ts';

/** The claims about events that a text must give, among others perhaps. */
const cases = (rows: readonly (readonly [text: string, ...claims: string[]])[]): void => {
  test.each(rows.map(([text, ...claims]) => ({ text, claims })))('$text', ({ text, claims }) => {
    expect(readText(text)).toEqual(expect.arrayContaining(claims));
  });
};
/** The ways in which a text holds events of a class out. */
const standings = (text: string, type: string): string[] =>
  readText(text)
    .filter((line) => line.includes(` ${type} `))
    .map((line) => line.slice(0, line.indexOf(` ${type} `)));

describe('who tells', () => {
  cases([
    [
      'Malian soldiers and Russian mercenaries killed at least 40 civilians near Kidal, a coalition of Tuareg rebels said.',
      'Reported Killing attacker=Malian military+Russian mercenaries target=at least 40 civilians by=coalition of Tuareg rebels',
    ],
    [
      'Chadian security forces arrested opposition politician Succes Masra at his home, his party said.',
      'Reported Arrest coercer=Chadian security forces coerced=Succes Masra by=party',
    ],
    [
      'M23 rebels captured the town of Rubaya, local officials and residents said.',
      'Reported Invasion attacker=M23 rebels target=Rubaya by=local officials+residents',
    ],
    ['Kenya said on Friday that Sudan had attacked a convoy.', 'Reported Attack attacker=Sudan target=convoy by=Kenya'],
    ['France may send observers, a senior French official said.', 'Possible Peacekeeping donor=France by=senior French official'],
    [
      'Kenya has bombed a village in Somalia, the state-run Anadolu agency reported, citing security sources.',
      'Reported Airstrike attacker=Kenya target=village by=security sources+Anadolu',
    ],
  ]);
  test('a demand beside a report is not who tells it', () => {
    expect(standings("Iran's navy seizes tanker; Kenya demands release", 'Seizure')).toEqual(['Asserted']);
  });
});

test.each([
  'Chadian officers have detained an exiled member of the party, his wife and a rights group said on Monday, a day before the talks.',
  'North Korea launched two missiles toward the sea, South Korea said, a day after Seoul, Washington and Tokyo agreed to hold drills.',
])('what is told before the teller and an interval is not asserted: %s', (text) => {
  expect(readText(text)[0]).toMatch(/^Reported/);
});

describe('what is denied, and by whom', () => {
  cases([
    [
      'Kenya said on Friday that Sudan had attacked a convoy, a claim that Khartoum denied.',
      'not Denied Attack attacker=Sudan target=convoy by=Sudan',
    ],
    [
      'Reuters reported that Niger had sold uranium to Iran. Niamey called the report a blatant lie.',
      'Reported EconomicCooperation actor=Niger recipient=Iran by=Reuters',
      'not Denied EconomicCooperation actor=Niger recipient=Iran by=Niger',
    ],
    [
      'Islamabad says the group launched attacks on Pakistani forces, which Kabul denies.',
      'not Denied Attack attacker=group target=Pakistani military by=Afghanistan',
    ],
  ]);
  test('who neither confirms nor denies has denied nothing', () => {
    const text = 'Israel neither confirmed nor denied a report in the newspaper Al-Akhbar that Iran had killed a Hamas commander.';
    expect(standings(text, 'Killing')).toEqual(['Alleged']);
  });
  test('a visa that is denied is refused', () => {
    expect(standings('Kenya denied the minister a visa. Kenya denied the request of Uganda.', 'Rejection')).toContain('Asserted');
  });
});

test.each([
  ['Moscow claims to have wiped out a battalion in Mali. "That\'s nonsense," said Ruslan Kovalenko.', 'by=Ruslan Kovalenko'],
  ['The Taliban accused the army of staging attacks. The army called the allegation "absurd".', 'by=army'],
  ['The opposition said officials had killed nine voters. The president of Kenya dismissed the claim as "fantasy".', 'by=William Ruto'],
  ['Sudan said Kenya had bombed the port. Kenya said it had nothing to do with the attack.', 'by=Kenya'],
])('a denial in a word: %s', (text, by) => {
  expect(readText(text, '2024-05-15').some((claim) => claim.startsWith('not Denied') && claim.includes(by))).toBe(true);
});

test('an attack and what it did to people are one event', () => {
  expect(readText('A raid by the army in Goma killed at least 30.')).toHaveLength(1);
  expect(readText('Two people were killed when an Israeli drone targeted a car in Tyre.')).toHaveLength(1);
  expect(readText('Kenya shelled the town. Rebels killed nine soldiers.')).toHaveLength(2);
});

describe('what has not happened', () => {
  test.each([
    ['U.S. envoy Amos Hochstein is to travel to Beirut next week.', 'Visit', 'Planned'],
    ['Kenya to deploy troops on border with Somalia', 'Deployment', 'Planned'],
    ['President Ruto offered to extend the truce in exchange for the release of all hostages.', 'PrisonerRelease', 'Planned'],
    ['The release of 300 prisoners is expected on Monday, Kenya said.', 'PrisonerRelease', 'Planned'],
    ['Kenya has not ruled out bombing Somalia.', 'Airstrike', 'Possible'],
    ['Did Kenya attack Somalia?', 'Attack', 'Possible'],
    ['There is no evidence that Kenya attacked Somalia.', 'Attack', 'Alleged'],
    ['Kenya allowed the deployment of Ugandan troops.', 'Deployment', 'Planned'],
  ])('%s', (text, type, status) => {
    expect(new Set(standings(text, type))).toEqual(new Set([status]));
  });
  test.each([
    'The ministry declined to comment on the report.',
    'The army did not immediately respond to a request for comment.',
    'The diplomat asked not to be named.',
  ])('is no news: %s', (text) => {
    expect(readText(text)).toEqual([]);
  });
});
