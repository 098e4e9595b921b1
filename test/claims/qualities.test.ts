import { expect, it } from 'vitest';
import { readText } from './read-text.ts';

it.each([
  ['The minister launched a scathing attack on the opposition.', /Criticism accuser=minister accused=opposition/],
  ['The army launched an attack on the rebels.', /Attack attacker=army target=rebels/],
  ['Turkey voiced strong support for Somalia.', /Endorsement supporter=Turkey supported=Somalia/],
])('the adjective before a noun tells what kind of event it is: %s', (text, line) => {
  const lines = readText(text);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(line);
});
