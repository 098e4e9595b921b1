import { describe, expect, test } from 'vitest';
import { readText } from './read-text.ts';

describe('constructions of news', () => {
  test.each([
    ['Kenya is in talks with Ethiopia to buy electricity.', 'Asserted Meeting participant=Kenya+Ethiopia'],
    ['The town is under siege by rebels.', 'Asserted Blockade coercer=rebels coerced=town'],
    ['Uganda hosts more than a million South Sudanese refugees.', 'Asserted Asylum donor=Uganda helped=South Sudanese refugees'],
    ['Kenya exempted Ethiopia from the tariffs.', 'Asserted Concession conceder=Kenya beneficiary=Ethiopia'],
    ['The French ambassador was given 48 hours to leave Niger.', 'Asserted DiplomaticExpulsion sanctioned=French ambassador'],
    ['Pressure from Kenya on Uganda to open the border is growing.', 'Asserted Demand requester=Kenya addressee=Uganda'],
    ['Kenya attributed the attack to Eritrea.', 'Asserted Accusation accuser=Kenya accused=Eritrea'],
    ['Sweden became a member of NATO.', 'Asserted Membership actor=Sweden organization=NATO'],
    ['Peru and Chile finalised the text of a security pact.', 'Asserted Agreement participant=Peru+Chile'],
    ['Soldiers opened fire on the crowd.', 'Asserted Crackdown coercer=Soldiers coerced=crowd'],
  ])('%s', (text, claim) => {
    expect(readText(text, '2026-11-20')).toContain(claim);
  });

  test.each([
    ['London has hit Russia with fresh sanctions.', 'Attack'],
    ['The first aid convoy entered Rafah.', 'Invasion'],
    ['Students gathered in the library to read.', 'Demonstration'],
    ['The teacher excused the boy from the lesson.', 'Concession'],
    ['A landslide blocked access to the valley.', 'Ban'],
    ['The goalkeeper handed the ball over to the referee.', 'Extradition'],
    ['An Israeli strike on Beirut killed a commander.', 'Asserted Strike'],
    ['The EU is considering sanctions against Georgia.', 'Asserted'],
  ])('%s is no %s', (text, type) => {
    expect(readText(text, '2026-11-20').filter((claim) => claim.includes(type))).toEqual([]);
  });
});
