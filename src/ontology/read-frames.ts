import { EntenteError } from '../errors.ts';
import type { Condition, Frame, RelationFrame } from './ontology.ts';
import { lineOf, type Subject } from './turtle-index.ts';

/** What a frame may refer to: declared classes below `ent:Event`, declared roles, declared relations, all as local names. */
export interface Declared {
  readonly types: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
}

/**
 * Reads one `ent:Frame`.
 * @throws EntenteError `ontology/bad-frame` if it refers to something undeclared or lacks words or an example.
 */
export function readFrame(subject: Subject, declared: Declared): Frame {
  const type = local(one(subject, 'ent:evokes'));
  if (!declared.types.has(type)) throw fault(subject, `evokes ent:${type}, which is no declared class below ent:Event`);
  const slots = slotsOf(subject);
  const wanted = subject.values.get('ent:needs') ?? [];
  const needs = wanted.filter((name) => name.startsWith('ent:')).map(local);
  const needsSlots = wanted.filter((name) => name.startsWith('slot:')).map(local);
  for (const role of [...slots.values(), ...needs]) {
    if (!declared.roles.has(role)) throw fault(subject, `uses the role ent:${role}, which is no declared sub-property of ent:role`);
  }
  for (const role of needs) {
    if (![...slots.values()].includes(role)) throw fault(subject, `needs ent:${role}, which none of its slots fills`);
  }
  return {
    ...common(subject),
    type,
    slots,
    needs,
    needsSlots,
    status: optional(subject, 'ent:givesStatus'),
    negated: optional(subject, 'ent:givesPolarity') === 'Negated',
  };
}

/**
 * Reads one `ent:RelationFrame`.
 * @throws EntenteError `ontology/bad-frame`, as for frames.
 */
export function readRelationFrame(subject: Subject, declared: Declared): RelationFrame {
  const predicate = local(one(subject, 'ent:states'));
  if (!declared.relations.has(predicate))
    throw fault(subject, `states ent:${predicate}, which is no declared sub-property of ent:relation`);
  const slots = slotsOf(subject);
  for (const role of slots.values()) {
    if (role !== 'subject' && role !== 'object')
      throw fault(subject, `uses the role ent:${role}; a relation has ent:subject and ent:object`);
  }
  return { ...common(subject), predicate, slots };
}

function common(subject: Subject) {
  const words = (predicate: string) => subject.values.get(predicate) ?? [];
  const [verbs, nouns, adjectives] = [words('ent:verb'), words('ent:noun'), words('ent:adjective')];
  if (verbs.length + nouns.length + adjectives.length === 0) throw fault(subject, 'has no words (ent:verb, ent:noun or ent:adjective)');
  const [texts, readings] = [words('ent:example'), words('ent:reading')];
  if (texts.length === 0) throw fault(subject, 'has no ent:example');
  if (texts.length !== readings.length) throw fault(subject, `has ${texts.length} examples but ${readings.length} readings`);
  const confidence = Number(words('ent:confidence')[0] ?? 0.7);
  if (!(confidence > 0 && confidence <= 1)) throw fault(subject, 'has an ent:confidence that is not between 0 and 1');
  return {
    name: local(subject.name),
    verbs,
    nouns,
    adjectives,
    conditions: words('ent:condition').map((text) => condition(subject, text)),
    confidence,
    examples: texts.map((text, i) => ({ text, reading: readings[i]! })),
    counterexamples: words('ent:counterexample'),
  };
}

/** `obj is Person|Country`, `obj is not materiel`. */
function condition(subject: Subject, text: string): Condition {
  const match = /^([\w-]+) is (not )?(\S+)$/.exec(text);
  if (!match) throw fault(subject, `has the condition "${text}"; write "<slot> is kind|kind" or "<slot> is not kind|kind"`);
  return { slot: match[1]!, not: match[2] !== undefined, kinds: match[3]!.split('|').map((kind) => kind.replaceAll('_', ' ')) };
}

function slotsOf(subject: Subject): ReadonlyMap<string, string> {
  const slots = new Map<string, string>();
  for (const [predicate, values] of subject.values) {
    if (!predicate.startsWith('slot:')) continue;
    if (values.length > 1) throw fault(subject, `fills ${predicate} twice`);
    slots.set(predicate.slice('slot:'.length), local(values[0]!));
  }
  return slots;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const optional = (subject: Subject, predicate: string): string | null => {
  const value = subject.values.get(predicate)?.[0];
  return value === undefined ? null : local(value);
};

function one(subject: Subject, predicate: string): string {
  const values = subject.values.get(predicate) ?? [];
  if (values.length !== 1) throw fault(subject, `has ${values.length} values of ${predicate} where one is wanted`);
  return values[0]!;
}

/** An error about a frame, with its file and line. */
function fault(subject: Subject, what: string): EntenteError {
  const line = lineOf(subject);
  return new EntenteError('ontology/bad-frame', `${subject.name} ${what}.`, {
    place: { source: subject.file.source, ...(line === undefined ? {} : { line }) },
    next: 'Correct the frame, or declare the missing term in ontology/.',
  });
}
