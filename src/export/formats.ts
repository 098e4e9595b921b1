import { EntenteError } from '../errors.ts';
import type { Content, Format } from './format.ts';
import { csv } from './formats/csv.ts';
import { ftm } from './formats/ftm.ts';
import { jsonl } from './formats/jsonl.ts';
import { jsonld } from './formats/jsonld.ts';
import { nanopub } from './formats/nanopub.ts';
import { nquads } from './formats/nquads.ts';
import { ntriples } from './formats/ntriples.ts';
import { plover } from './formats/plover.ts';
import { trig } from './formats/trig.ts';
import { turtle } from './formats/turtle.ts';

/** Every format that a graph can be written in, in the order in which they are offered. */
export const FORMATS: readonly Format[] = [turtle, trig, ntriples, nquads, jsonld, csv, jsonl, nanopub, plover, ftm];

/** A format by its name, ending or media type; undefined if there is none. A whole file name is judged by its longest known ending. */
export function findFormat(key: string): Format | undefined {
  const name = key.toLowerCase();
  const byName = FORMATS.find((f) => f.name === name || f.mediaType === name || f.endings.includes(name.replace(/^\./, '')));
  if (byName) return byName;
  const parts = name.replace(/^.*[/\\]/, '').split('.');
  for (let i = 1; i < parts.length; i++) {
    const ending = parts.slice(i).join('.');
    const found = FORMATS.find((f) => f.endings.includes(ending));
    if (found) return found;
  }
  return undefined;
}

/** Like `findFormat`, but fails with `export/unknown-format` and names what there is. */
export function formatFor(key: string): Format {
  const format = findFormat(key);
  if (format) return format;
  throw new EntenteError('export/unknown-format', `No output format is known as ${JSON.stringify(key)}.`, {
    why: 'The format is taken from the file ending unless it is given.',
    next: `Known: ${FORMATS.map((f) => `${f.name} (${f.endings.map((e) => `.${e}`).join(' ')})`).join(', ')}.`,
  });
}

/** The whole text at once. */
export const writeText = (format: Format, content: Content): string => [...format.write(content)].join('');
