import { describe, expect, it } from 'vitest';
import type { Filler } from '../../src/claims/claim.ts';
import { extract } from '../../src/claims/extract.ts';
import type { Analysed } from '../../src/language/doc.ts';
import { loadResources } from '../../src/load-resources.ts';

const { ontology, lexicon, analyse } = loadResources();
const read = extract(ontology, lexicon);
const parse = (text: string): Analysed => analyse({ id: 'example', text, date: '2023-06-15', language: 'en' });

/** All names of a filler, in lower case. */
function namesOf(doc: Analysed, filler: Filler): string[] {
  if (!('entity' in filler)) return [filler.text, filler.whole ?? ''].map((name) => name.toLowerCase());
  const entity = doc.entities[filler.entity]!;
  return [entity.label, ...entity.forms].map((name) => name.toLowerCase());
}

/** What a reading asks for: `Meeting participant=Chile participant=Peru`. */
function wanted(reading: string): { type: string; roles: [string, string][] } {
  const type = reading.split(' ')[0]!;
  const roles = [...reading.matchAll(/(\w+)=(.*?)(?=\s\w+=|$)/g)].map((m): [string, string] => [
    m[1]!,
    m[2]!.toLowerCase().replace(/^(a|an|the) /, ''),
  ]);
  return { type, roles };
}

function holds(text: string, reading: string): 'right' | 'event' | 'missed' {
  const doc = parse(text);
  const { type, roles } = wanted(reading);
  const events = read(doc).events.filter((event) => event.type === type);
  if (events.length === 0) return 'missed';
  const filled = events.some((event) =>
    roles.every(([role, name]) =>
      [...event.roles].some(
        ([own, fillers]) =>
          (ontology.roles.get(own) ?? [own]).includes(role) &&
          fillers.some((filler) => namesOf(doc, filler).some((n) => n.includes(name) || (n.length > 2 && name.includes(n)))),
      ),
    ),
  );
  return filled ? 'right' : 'event';
}

// Frames below the least confidence are read only where nothing else speaks; their examples are no promise.
const frames = ontology.frames.filter((frame) => frame.confidence >= 0.5);
const results = frames.flatMap((frame) =>
  frame.examples.map(({ text, reading }) => ({ frame: frame.name, text, reading, result: holds(text, reading) })),
);
const share = (...good: string[]): number => results.filter((r) => good.includes(r.result)).length / results.length;
const list = (...bad: string[]): string =>
  results
    .filter((r) => bad.includes(r.result))
    .map((r) => `${r.result} ${r.frame}: ${r.text} => ${r.reading}`)
    .join('\n');

describe('the examples of the frames', () => {
  // Not every sentence is parsed rightly; the floors may only rise.
  it('yield their event', () => {
    expect(share('right', 'event'), list('missed')).toBeGreaterThan(0.88);
  });

  it('yield their roles', () => {
    expect(share('right'), list('missed', 'event')).toBeGreaterThan(0.8);
  });

  it('keep silent in their counterexamples, all but a few', () => {
    const loud = ontology.frames.flatMap((frame) =>
      frame.counterexamples
        .filter((text) => read(parse(text)).claims.some((claim) => claim.frame === frame.name))
        .map((text) => `${frame.name}: ${text}`),
    );
    const all = ontology.frames.flatMap((frame) => frame.counterexamples);
    expect(all.length).toBeGreaterThan(30);
    expect(loud.length / all.length, loud.join('\n')).toBeLessThan(0.2);
  });
});
