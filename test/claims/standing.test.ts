import { expect, test } from 'vitest';
import { readText } from './read-text.ts';

test.each([
  [
    'words that a writer quotes inside his own sentence are those of whom he quotes',
    'Iran condemned the "illegal Israeli attack on a hospital" in Gaza.',
    'Reported Attack attacker=Israel target=hospital by=Iran',
  ],
  [
    'what is arranged lies ahead',
    'The presidential election to be held in Chad on August 9 has drawn crowds.',
    'Planned Election actor=Chad',
  ],
  [
    'a clause behind the one who alleges it is what he alleges',
    'Mali rejected allegations by France that it had armed the rebels.',
    'Alleged ArmsTransfer supplier=Mali receiver=rebels by=France',
  ],
  [
    'and who rejects them denies it',
    'Mali rejected allegations by France that it had armed the rebels.',
    'not Denied ArmsTransfer supplier=Mali receiver=rebels by=Mali',
  ],
  [
    'a number alone counts people',
    'A raid by the army in Goma killed at least 30, police said.',
    'Reported Attack attacker=army target=at least 30 by=police',
  ],
])('%s', (_, text, claim) => {
  expect(readText(text)).toContain(claim);
});

test('a circumstance behind a comma adds no party', () => {
  const claims = readText('All but one of the states have signed the treaty, with Eritrea the only state unsigned.');
  expect(claims.filter((claim) => claim.includes('Eritrea'))).toEqual([]);
});

test.each([
  [
    'the release that is demanded has not come',
    'Chad demanded the immediate release of the crew of the ship.',
    /^Asserted PrisonerRelease/,
  ],
  [
    'what a source may not tell is no refusal',
    'Officials who were not authorized to discuss the case said the consul had left.',
    /Concession|Meeting/,
  ],
  ['what is insisted to be so is not asked for', 'The minister has insisted the sites will not be used by troops.', /Demand/],
  [
    'talks for which somebody is to fly have not been held',
    'The envoy is set to fly to Beijing on Friday for talks with Wang Yi.',
    /^Asserted Meeting/,
  ],
  [
    'who is reproached with a deed has not been shown to have done it',
    'The ministry denounced Chad for arming the rebels.',
    /^Asserted ArmsTransfer/,
  ],
  ['own staff is not rescued', 'Kenya pulled its staff out of the clinic.', /HumanitarianAid/],
])('%s', (_, text, wrong) => {
  expect(readText(text).filter((claim) => wrong.test(claim))).toEqual([]);
});

test('a clause that goes on meanwhile is neither alleged nor denied with the accusation', () => {
  const claims = readText(
    'Ethiopia rejected accusations by Eritrea that it had armed a militia, as Asmara moved troops toward the border.',
  );
  expect(claims.filter((claim) => claim.includes('Deployment'))).toEqual(['Asserted Deployment actor=Eritrea recipient=border']);
});

test('a sale that is considered lies open', () => {
  const claims = readText('Egypt is considering the sale of drones to Eritrea.');
  expect(claims.filter((claim) => claim.includes('ArmsTransfer'))).toEqual(['Possible ArmsTransfer receiver=Eritrea']);
});

test('somebody whom a pronoun leaves open is not taken for another who does the like', () => {
  const claims = readText(
    'Officials met in Addis Ababa. He called on Eritrea to withdraw. The United States urged Eritrea to show restraint.',
  );
  expect(claims).toContain('Asserted Demand requester=United States addressee=Eritrea');
  expect(claims.filter((claim) => claim.startsWith('Asserted Demand'))).toHaveLength(2);
});

test('a charge that is denied is not what an earlier sentence told', () => {
  const claims = readText('Bolivia recalled its ambassador to Peru. Peru accused soldiers of smuggling fuel, a charge that La Paz denied.');
  expect(claims.filter((claim) => claim.includes('Denied'))).toEqual([]);
});

test('a report that is not confirmed casts no doubt on the sentence before', () => {
  const claims = readText('Chad demanded the release of the men. Mali has not confirmed reports that a soldier was shot.');
  expect(claims).toContain('Asserted Demand requester=Chad');
});
