import { EntenteError } from '../errors.ts';
import type { EntityType } from '../language/doc.ts';
import type { Category, EventType, Ontology, Wording } from './ontology.ts';
import { type Declared, readFrame, readRelationFrame } from './read-frames.ts';
import { indexTurtle, lineOf, type Subject, type TurtleFile } from './turtle-index.ts';

const CATEGORY = /^[A-Z]+$/;

/**
 * Reads the event classes, roles and frames out of the Turtle files of `ontology/`; a bare string is a file without a name.
 * @throws EntenteError `ontology/turtle-syntax`, `ontology/bad-frame` or `ontology/bad-class`, each with file and line.
 */
export function readOntology(texts: readonly (string | TurtleFile)[]): Ontology {
  const files = texts.map((text, i) => (typeof text === 'string' ? { source: `Turtle text ${i + 1}`, text } : text));
  const subjects = indexTurtle(files);
  const types = new Map<string, EventType>();
  for (const subject of subjects.values()) {
    const above = closure(subjects, subject.name, 'rdfs:subClassOf');
    if (subject.name !== 'ent:Event' && above.includes('ent:Event')) types.set(local(subject.name), readType(subjects, subject, above));
  }
  const roles = new Map<string, readonly string[]>();
  const relations = new Set<string>();
  for (const subject of subjects.values()) {
    const above = closure(subjects, subject.name, 'rdfs:subPropertyOf');
    if (above.includes('ent:role')) roles.set(local(subject.name), above.filter((name) => name !== 'ent:role').map(local));
    if (above.includes('ent:relation') && above.length > 1) relations.add(local(subject.name));
  }
  roles.delete('role');
  const declared: Declared = { types: new Set(types.keys()), roles: new Set(roles.keys()), relations };
  const isA = (subject: Subject, name: string) => subject.values.get('rdf:type')?.includes(name) ?? false;
  const all = [...subjects.values()];
  return {
    types,
    frames: all.filter((subject) => isA(subject, 'ent:Frame')).map((subject) => readFrame(subject, declared)),
    relationFrames: all.filter((subject) => isA(subject, 'ent:RelationFrame')).map((subject) => readRelationFrame(subject, declared)),
    roles,
    entityTypes: all.flatMap((subject) => (subject.values.get('ent:entityType') ?? []) as EntityType[]),
    wordings: new Map(all.flatMap(readWording)),
  };
}

function readType(subjects: ReadonlyMap<string, Subject>, subject: Subject, above: readonly string[]): EventType {
  // The nearest class with a word for its notation ("AGREE"); finer classes carry CAMEO numbers.
  const category = above
    .flatMap((name) => subjects.get(name)?.values.get('skos:notation') ?? [])
    .find((notation) => CATEGORY.test(notation));
  const inherited = (predicate: string) =>
    above.map((name) => subjects.get(name)?.values.get(predicate)?.[0]).find((value) => value !== undefined);
  const label = subject.values.get('rdfs:label')?.[0];
  const comment = subject.values.get('rdfs:comment')?.[0];
  if (category === undefined || label === undefined || comment === undefined) {
    const line = lineOf(subject);
    throw new EntenteError('ontology/bad-class', `${subject.name} needs a label, a comment and a super-class with a PLOVER category.`, {
      place: { source: subject.file.source, ...(line === undefined ? {} : { line }) },
      next: 'Put it below one of the category classes of ontology/events/.',
    });
  }
  const shortcut = inherited('ent:shortcut');
  return {
    name: local(subject.name),
    category: category as Category,
    above: above
      .slice(1)
      .filter((name) => name.startsWith('ent:') && name !== 'ent:Event')
      .map(local),
    label,
    comment,
    reciprocal: inherited('ent:reciprocal') === 'true',
    actorRole: local(inherited('ent:actorRole') ?? 'ent:actor'),
    recipientRole: local(inherited('ent:recipientRole') ?? 'ent:recipient'),
    shortcut: shortcut === undefined ? null : local(shortcut),
  };
}

function readWording({ name, values }: Subject): [string, Wording][] {
  const phrase = values.get('ent:phrase')?.[0];
  if (phrase === undefined) return [];
  const alone = values.get('ent:phraseAlone')?.[0] ?? phrase;
  return [[local(name), { phrase, alone, passive: values.get('ent:phrasePassive')?.[0] ?? alone }]];
}

/** The term and everything of our own above it along `predicate`, nearest first; alignments with other vocabularies stay out. */
function closure(subjects: ReadonlyMap<string, Subject>, start: string, predicate: string): string[] {
  const found = [start];
  for (const name of found) {
    for (const above of subjects.get(name)?.values.get(predicate) ?? [])
      if (above.startsWith('ent:') && !found.includes(above)) found.push(above);
  }
  return found;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
