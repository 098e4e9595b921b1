import { describe, expect, it } from 'vitest';
import { EntenteError } from '../../src/errors.ts';
import { readOntology } from '../../src/ontology/read-ontology.ts';
import { indexTurtle } from '../../src/ontology/turtle-index.ts';
import { turtleFiles } from './turtle-files.ts';

const files = turtleFiles();
const ontology = readOntology(files);
const faultOf = (text: string): EntenteError => {
  try {
    readOntology([
      ...files,
      {
        source: 'extra.ttl',
        text: `@prefix ent: <https://w3id.org/entente/ns#> .\n@prefix slot: <https://w3id.org/entente/slot#> .\n${text}`,
      },
    ]);
  } catch (error) {
    if (error instanceof EntenteError) return error;
    throw error;
  }
  throw new Error('no error');
};

describe('readOntology', () => {
  it('puts each class below its category, nearest super-class first', () => {
    expect(ontology.types.get('Airstrike')).toMatchObject({
      category: 'ASSAULT',
      above: ['Attack', 'Assault'],
      actorRole: 'attacker',
      shortcut: 'attacked',
    });
    expect(ontology.types.get('Meeting')).toMatchObject({ category: 'CONSULT', reciprocal: true, actorRole: 'participant' });
    expect(ontology.types.get('Resignation')).toMatchObject({ category: 'RETREAT', shortcut: null, actorRole: 'actor' });
    expect(ontology.types.get('Statement')?.category).toBe('OTHER');
  });

  it('knows all 16 categories and OTHER', () => {
    expect(new Set([...ontology.types.values()].map((type) => type.category)).size).toBe(17);
  });

  it('lists each role with its super-roles', () => {
    expect(ontology.roles.get('supplier')).toEqual(['supplier', 'actor']);
    expect(ontology.roles.get('host')).toEqual(['host', 'participant', 'actor']);
    expect(ontology.roles.get('destination')).toEqual(['destination', 'place']);
  });

  it('reads a frame', () => {
    const frame = ontology.frames.find((f) => f.name === 'frame-supply-with')!;
    expect(frame.type).toBe('ArmsTransfer');
    expect(Object.fromEntries(frame.slots)).toEqual({ subj: 'supplier', obj: 'receiver', with: 'item' });
    expect(frame.conditions).toEqual([{ slot: 'with', not: false, kinds: ['materiel'] }]);
  });

  it('reads relation frames apart from event frames', () => {
    const frame = ontology.relationFrames.find((f) => f.name === 'frame-proxy-of')!;
    expect(frame.predicate).toBe('backedBy');
    expect(frame.slots.get('of')).toBe('object');
    expect(ontology.frames.some((f) => f.name === frame.name)).toBe(false);
  });

  it.each([
    [
      'an undeclared class',
      'ent:frame-x a ent:Frame ; ent:evokes ent:Dance ; ent:verb "dance" ; slot:subj ent:actor ; ent:example "a" ; ent:reading "b" .',
      /ent:Dance/,
    ],
    [
      'an undeclared role',
      'ent:frame-x a ent:Frame ; ent:evokes ent:Meeting ; ent:verb "meet" ; slot:subj ent:dancer ; ent:example "a" ; ent:reading "b" .',
      /ent:dancer/,
    ],
    [
      'a needed role that no slot fills',
      'ent:frame-x a ent:Frame ; ent:evokes ent:Meeting ; ent:verb "meet" ; slot:subj ent:actor ; ent:needs ent:item ; ent:example "a" ; ent:reading "b" .',
      /ent:item/,
    ],
    [
      'a condition that cannot be read',
      'ent:frame-x a ent:Frame ; ent:evokes ent:Meeting ; ent:verb "meet" ; slot:subj ent:actor ; ent:condition "obj must be nice" ; ent:example "a" ; ent:reading "b" .',
      /obj must be nice/,
    ],
    ['no example', 'ent:frame-x a ent:Frame ; ent:evokes ent:Meeting ; ent:verb "meet" ; slot:subj ent:actor .', /no ent:example/],
    [
      'an undeclared relation',
      'ent:frame-x a ent:RelationFrame ; ent:states ent:lovedBy ; ent:noun "lover" ; slot:subj ent:subject ; ent:example "a" ; ent:reading "b" .',
      /ent:lovedBy/,
    ],
  ])('refuses a frame with %s, and says where', (_, text, message) => {
    const error = faultOf(text);
    expect(error.code).toBe('ontology/bad-frame');
    expect(error.message).toMatch(message);
    expect(error.place).toMatchObject({ source: 'extra.ttl', line: 3 });
  });

  it('says in which line Turtle breaks', () => {
    const error = faultOf('ent:x a ent:Frame ;;\n  ent:verb "open .');
    expect(error.code).toBe('ontology/turtle-syntax');
    expect(error.place?.source).toBe('extra.ttl');
    expect(error.place?.line).toBeGreaterThan(2);
  });
});

describe('the vocabulary', () => {
  const own = files.filter((file) => file.source !== 'shapes.ttl' && file.source !== 'align.ttl');
  const subjects = [...indexTurtle(own).values()];
  const isA = (types: readonly string[], ...wanted: string[]) => types.some((type) => wanted.includes(type));
  const typesOf = (subject: (typeof subjects)[number]) => subject.values.get('rdf:type') ?? [];
  const terms = subjects.filter((s) => !isA(typesOf(s), 'ent:Frame', 'ent:RelationFrame', 'owl:Ontology'));
  const properties = terms.filter((s) => typesOf(s).some((type) => type.endsWith('Property')));

  it('gives every term one label and one comment', () => {
    expect(terms.length).toBeGreaterThan(200);
    const poor = terms.filter((s) => s.values.get('rdfs:label')?.length !== 1 || s.values.get('rdfs:comment')?.length !== 1);
    expect(poor.map((s) => s.name)).toEqual([]);
  });

  it('gives every property a domain and a range', () => {
    const poor = properties.filter((s) => !s.values.has('rdfs:domain') || !s.values.has('rdfs:range'));
    expect(poor.map((s) => s.name)).toEqual([]);
  });

  it('uses no term of its own that it does not declare', () => {
    const names = new Set(subjects.map((s) => s.name));
    const used = subjects.flatMap((s) => [
      ...s.values.keys(),
      ...[...s.values]
        .filter(([p]) => !/^(rdfs:(label|comment)|ent:(verb|noun|adjective|example|reading|counterexample|condition))$/.test(p))
        .flatMap(([, v]) => v),
    ]);
    expect([...new Set(used.filter((name) => /^(ent|slot):[\w-]+$/.test(name) && !names.has(name)))]).toEqual([]);
  });
});
