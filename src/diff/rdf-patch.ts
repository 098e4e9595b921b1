import type { Quad, Quad_Graph, Quad_Object, Quad_Subject, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { EntenteError } from '../errors.ts';
import { interningFactory } from '../syntax/interning-factory.ts';
import { readN3 } from '../syntax/read-n3.ts';
import { quad } from '../syntax/terms.ts';
import { writeQuad } from '../syntax/write-term.ts';
import { blanksOf, canonicalParts } from './canonical-parts.ts';
import type { Difference } from './compare-datasets.ts';

/** What a patch takes away and adds. */
export interface Patch {
  readonly removed: readonly Quad[];
  readonly added: readonly Quad[];
}

/** Writes a difference in RDF Patch: rows of `D` and `A` within one transaction. Labels of blank nodes hold within the patch only. */
export function* writePatch({ removed, added }: Difference): Generator<string> {
  // A label that stood on both sides would tie what has nothing to do with each other.
  yield 'H version "1" .\nTX .\n';
  for (const q of removed) yield `D ${writeQuad(relabel(q, (old) => `d_${old}`))}\n`;
  for (const q of added) yield `A ${writeQuad(relabel(q, (old) => `a_${old}`))}\n`;
  yield 'TC .\n';
}

/** The same quad with other labels on its blank nodes. */
function relabel(q: Quad, label: (old: string) => string): Quad {
  const rename = (term: Term): Term => {
    if (term.termType === 'BlankNode') return DataFactory.blankNode(label(term.value)) as unknown as Term;
    if (term.termType !== 'Quad') return term;
    return quad(
      rename(term.subject) as Quad_Subject,
      term.predicate as Quad['predicate'],
      rename(term.object) as Quad_Object,
    ) as unknown as Term;
  };
  return quad(rename(q.subject) as Quad_Subject, q.predicate, rename(q.object) as Quad_Object, rename(q.graph) as Quad_Graph);
}

/** Reads RDF Patch: `H`, `TX`, `TC`, `TA`, `PA`, `PD`, `A`, `D`. Fails with `input/bad-patch` and the line. */
export function parsePatch(text: string, source?: string): Patch {
  const removed: Quad[] = [];
  const added: Quad[] = [];
  const prefixes = new Map<string, string>();
  const factory = interningFactory();
  let open: { removed: number; added: number } | undefined;
  const lines = text.split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    const row = line.trim();
    if (row === '' || row.startsWith('#')) continue;
    const fail = (why: string): EntenteError =>
      new EntenteError('input/bad-patch', `${source ?? 'The text'} is not valid RDF Patch.`, {
        place: { ...(source === undefined ? {} : { source }), line: i + 1, column: 1, excerpt: line },
        why,
        next: '`entente diff a b --patch` writes such files: rows that begin with A (add) or D (delete), then a quad.',
      });
    const code = row.slice(0, row.search(/\s|$/));
    if (code === 'H') continue;
    if (code === 'TX') open = { removed: removed.length, added: added.length };
    else if (code === 'TC') open = undefined;
    else if (code === 'TA') {
      if (!open) throw fail('TA without TX.');
      removed.length = open.removed;
      added.length = open.added;
      open = undefined;
    } else if (code === 'PA') {
      const found = /^PA\s+"?([\w.-]*):?"?\s+<([^>]*)>\s*\.$/.exec(row);
      if (!found) throw fail('PA wants a prefix and an IRI.');
      prefixes.set(found[1]!, found[2]!);
    } else if (code === 'PD') prefixes.delete(/^PD\s+"?([\w.-]*)/.exec(row)?.[1] ?? '');
    else if (code === 'A' || code === 'D') {
      try {
        readN3('nquads', [`${expand(row.slice(1), prefixes)}\n`], { base: 'urn:patch', factory, source }, (q) =>
          (code === 'A' ? added : removed).push(q),
        );
      } catch (error) {
        throw fail((error as EntenteError).why ?? (error as Error).message);
      }
    } else throw fail(`A row begins with ${JSON.stringify(code)}.`);
  }
  if (open) {
    throw new EntenteError('input/bad-patch', `${source ?? 'The text'} ends inside a transaction.`, {
      ...(source === undefined ? {} : { place: { source } }),
      why: 'There is TX without TC: the patch may be cut off.',
      next: 'Get the whole file; nothing of it was applied.',
    });
  }
  return { removed, added };
}

/** `ex:a` outside of IRIs and strings becomes `<…a>`. */
const expand = (row: string, prefixes: ReadonlyMap<string, string>): string =>
  prefixes.size === 0
    ? row
    : row.replace(
        /<[^>]*>|"(?:[^"\\]|\\.)*"|_:\S+|([A-Za-z][\w.-]*|):([\w.-]*[\w-]|)/g,
        (all, prefix: string | undefined, local: string) => {
          const namespace = prefix === undefined ? undefined : prefixes.get(prefix);
          return namespace === undefined ? all : `<${namespace}${local}>`;
        },
      );

/**
 * Applies a patch: first what goes, then what comes. A group with blank nodes is taken away by its form, whatever its labels are.
 * Fails with `diff/does-not-fit` if something to be taken away is not there.
 */
export async function applyPatch(quads: readonly Quad[], patch: Patch): Promise<Quad[]> {
  const parts = await canonicalParts(quads);
  const gone = await canonicalParts(patch.removed);
  const ground = new Map(parts.ground);
  const missing: string[] = [];
  for (const line of gone.ground.keys()) if (!ground.delete(line)) missing.push(line);
  const kept: Quad[] = [];
  for (const [form, groups] of parts.tied) kept.push(...groups.slice(gone.tied.get(form)?.length ?? 0).flat());
  for (const [form, groups] of gone.tied) {
    const there = parts.tied.get(form)?.length ?? 0;
    if (there < groups.length) missing.push(form.trimEnd());
  }
  if (missing.length > 0) {
    throw new EntenteError('diff/does-not-fit', `The patch does not fit: ${missing.length} statements to be deleted are not there.`, {
      why: missing.slice(0, 5).join('\n'),
      next: 'Apply it to the file that it was made from.',
    });
  }
  const used = new Set(kept.flatMap(blanksOf));
  const fresh = (label: string): string => (used.has(label) ? fresh(`${label}x`) : label);
  for (const q of patch.added) {
    if (blanksOf(q).length === 0) ground.set(writeQuad(q), q);
    else kept.push(relabel(q, fresh));
  }
  return [...ground.values(), ...kept];
}
