import { Parser } from 'n3';
import { EntenteError } from '../errors.ts';
import { PREFIXES, shorten } from '../vocabulary.ts';

/** A Turtle text with the name under which errors speak of it. */
export interface TurtleFile {
  readonly source: string;
  readonly text: string;
}

/** Everything that the Turtle files say about one subject: predicate (prefixed) → values (prefixed name, or the literal's text), in file order. */
export interface Subject {
  readonly name: string;
  readonly file: TurtleFile;
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** Line, counted from 1, on which a subject's description begins; undefined if it is written in an unusual way. */
export function lineOf(subject: Subject): number | undefined {
  const lines = subject.file.text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`${subject.name} `));
  return at < 0 ? undefined : at + 1;
}

/**
 * Reads Turtle texts into subjects by prefixed name (`ent:Meeting`); a subject described in two files keeps the first as its place.
 * @throws EntenteError `ontology/turtle-syntax` with file and line.
 */
export function indexTurtle(files: readonly TurtleFile[]): ReadonlyMap<string, Subject> {
  const subjects = new Map<string, { name: string; file: TurtleFile; values: Map<string, string[]> }>();
  for (const file of files) {
    for (const quad of parse(file)) {
      const name = shorten(quad.subject.value);
      const subject = subjects.get(name) ?? { name, file, values: new Map<string, string[]>() };
      subjects.set(name, subject);
      const predicate = shorten(quad.predicate.value);
      const list = subject.values.get(predicate) ?? [];
      subject.values.set(predicate, list);
      list.push(quad.object.termType === 'Literal' ? quad.object.value : shorten(quad.object.value));
    }
  }
  return subjects;
}

function parse(file: TurtleFile) {
  try {
    return new Parser({ baseIRI: PREFIXES.ent }).parse(file.text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const line = Number(/line (\d+)/.exec(reason)?.[1]);
    throw new EntenteError('ontology/turtle-syntax', `${file.source} is not Turtle: ${reason}`, {
      place: { source: file.source, ...(line ? { line, excerpt: file.text.split('\n')[line - 1] ?? '' } : {}) },
      next: 'Check the line above it too: most often a full stop, semicolon or quotation mark is missing.',
      cause,
    });
  }
}
