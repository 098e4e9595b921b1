import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../src/ontology/ontology.ts';
import { readOntology } from '../../src/ontology/read-ontology.ts';
import { readCsv } from '../../src/text/csv.ts';
import { turtleFiles } from './turtle-files.ts';

const ontology = readOntology(turtleFiles());
const kinds = new Set(readCsv(readFileSync(new URL('../../data/lexicon/kinds.csv', import.meta.url), 'utf8')).map((row) => row['kind']!));
/** Kinds that no list holds: the engine tells them from the tree. */
const COMPUTED = new Set([
  'Actor',
  'Clause',
  'several',
  'promised',
  'refused',
  'obliged',
  'future',
  'future-negated',
  'told',
  'pronoun',
  'negated',
]);

/** Frames by word, `verb:supply`. */
const byWord = new Map<string, Frame[]>();
for (const frame of ontology.frames) {
  const words = [
    ...frame.verbs.map((w) => `verb:${w}`),
    ...frame.nouns.map((w) => `noun:${w}`),
    ...frame.adjectives.map((w) => `adjective:${w}`),
  ];
  for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), frame]);
}

describe('frames', () => {
  it('are many', () => {
    expect(ontology.frames.length).toBeGreaterThan(550);
    expect([...byWord.values()].reduce((sum, frames) => sum + frames.length, 0)).toBeGreaterThan(4000);
  });

  it('speak of every category', () => {
    const categories = new Set(ontology.frames.map((frame) => ontology.types.get(frame.type)!.category));
    expect(categories.size).toBe(17);
  });

  it('have names of their own', () => {
    const names = [...ontology.frames, ...ontology.relationFrames].map((frame) => frame.name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('name only known kinds in their conditions; a lower-case word may be a lemma', () => {
    const unknown = [...ontology.frames, ...ontology.relationFrames].flatMap((frame) =>
      frame.conditions
        .flatMap((condition) => condition.kinds)
        .filter((kind) => !kinds.has(kind) && !COMPUTED.has(kind) && !(ontology.entityTypes as readonly string[]).includes(kind))
        .filter((kind) => /[A-Z ]/.test(kind))
        .map((kind) => `${frame.name}: ${kind}`),
    );
    expect(unknown).toEqual([]);
  });

  it('tell senses of one word apart: of two classes at least one has a condition or a needed slot', () => {
    const telling = (frame: Frame): boolean => frame.conditions.some((condition) => !condition.not) || frame.needsSlots.length > 0;
    const rivals: string[] = [];
    for (const [word, frames] of byWord) {
      frames.forEach((a, i) => {
        for (const b of frames.slice(i + 1))
          if (a.type !== b.type && !telling(a) && !telling(b)) rivals.push(`${word}: ${a.name}, ${b.name}`);
      });
    }
    expect(rivals).toEqual([]);
  });

  it('do not stand twice', () => {
    const signature = ({ type, slots, needs, needsSlots, conditions }: Frame) =>
      JSON.stringify([type, [...slots], needs, needsSlots, conditions]);
    const twice: string[] = [];
    for (const [word, frames] of byWord) {
      frames.forEach((a, i) => {
        for (const b of frames.slice(i + 1)) if (signature(a) === signature(b)) twice.push(`${word}: ${a.name}, ${b.name}`);
      });
    }
    expect(twice).toEqual([]);
  });

  it('give readings of the right form: the class, then declared roles', () => {
    const bad = ontology.frames.flatMap((frame) =>
      frame.examples
        .filter(({ reading }) => {
          const [type, ...rest] = reading.split(' ');
          const roles = [...reading.matchAll(/(\S+?)=/g)].map((m) => m[1]!);
          return type !== frame.type || rest.length === 0 || roles.some((role) => !ontology.roles.has(role));
        })
        .map(({ reading }) => `${frame.name}: ${reading}`),
    );
    expect(bad).toEqual([]);
  });
});
