import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { dictionary } from './dictionary.ts';
import { scanSegment } from './disk-index.ts';
import { withLock } from './disk-lock.ts';
import { type Header, isStore, LAYOUT, SEGMENTS, segmentFile, segmentFiles } from './disk-segment.ts';
import { syncFolder, writeAtomically } from './disk-write.ts';
import { nQuadsLine, termText } from './n-quads-line.ts';
import { quadColumns } from './quad-columns.ts';
import { namedNode, quad } from './term.ts';
import { termOf } from './term-of-text.ts';

/** What changes in one graph. Lines are canonical N-Quads with their line end. */
export interface GraphChange {
  /** As N-Quads write it: `<iri>`, `_:label`, or empty for the default graph. */
  readonly graph: string;
  /** Everything in it goes before anything is added. */
  readonly clear: boolean;
  readonly remove: readonly string[];
  readonly add: readonly string[];
}

/** Which files hold quads of a graph, and which file is its own. */
interface Catalogue {
  readonly stamp: string;
  readonly holders: Map<string, Set<string>>;
  readonly owners: Map<string, { readonly file: string; readonly header: Header }>;
}

/** Where triples of the default graph go that come from no article. */
const LOOSE = 'urn:entente:default-graph';

const stampOf = (dir: string): string => String(statSync(join(dir, SEGMENTS), { bigint: true }).mtimeNs);
const catalogues = new Map<string, Catalogue>();

/** Kept between changes, and made anew when another process has written in between: each rename there changes the folder's time. */
async function catalogueOf(dir: string): Promise<Catalogue> {
  const known = catalogues.get(dir);
  if (known && known.stamp === stampOf(dir)) return known;
  const made: Catalogue = { stamp: stampOf(dir), holders: new Map(), owners: new Map() };
  const terms = dictionary();
  for (const file of segmentFiles(dir)) {
    const quads = quadColumns();
    const header = await scanSegment(file, terms, quads);
    made.owners.set(ownedBy(header), { file, header });
    for (const id of new Set(quads.columns()[3])) note(made, termText(terms.term(id)), file);
  }
  return made;
}

function note({ holders }: Catalogue, graph: string, file: string): void {
  const files = holders.get(graph);
  if (files) files.add(file);
  else holders.set(graph, new Set([file]));
}

/** Whether some quad of the store stands in the graph (as N-Quads write its name). */
export async function hasGraph(dir: string, graph: string): Promise<boolean> {
  if (!isStore(dir)) return false;
  const catalogue = await catalogueOf(dir);
  catalogues.set(dir, catalogue);
  return (catalogue.holders.get(graph)?.size ?? 0) > 0;
}

/** A file that is being changed: its lines, each with its graph. */
interface OpenFile {
  readonly header: Header;
  readonly lines: Map<string, string>;
}

/**
 * Changes graphs of a store. Each file is replaced as a whole, so a crash leaves some files old and some new, but none torn. An article's
 * file keeps its identifier; graphs that no article has get files of their own.
 */
export async function changeGraphs(dir: string, changes: readonly GraphChange[]): Promise<void> {
  mkdirSync(join(dir, SEGMENTS), { recursive: true });
  await withLock(dir, async () => {
    const catalogue = await catalogueOf(dir);
    catalogues.delete(dir); // should anything fail half-way
    const open = new Map<string, OpenFile>();
    const fileOf = async (file: string, header?: Header): Promise<OpenFile> => {
      const found = open.get(file) ?? (existsSync(file) ? await readFile(file) : { header: header!, lines: new Map<string, string>() });
      open.set(file, found);
      return found;
    };
    for (const { graph, clear, remove, add } of changes) {
      if (clear || remove.length > 0) {
        for (const file of catalogue.holders.get(graph) ?? []) {
          const { lines } = await fileOf(file);
          if (clear) for (const [line, its] of lines) if (its === graph) lines.delete(line);
          for (const line of remove) lines.delete(line);
        }
      }
      if (add.length === 0) continue;
      const { file, header } = catalogue.owners.get(graph) ?? ownFile(dir, graph);
      catalogue.owners.set(graph, { file, header });
      const { lines } = await fileOf(file, header);
      for (const line of add) lines.set(line, graph);
    }
    for (const [file, { header, lines }] of open) {
      save(file, header, [...lines.keys()].sort());
      for (const files of catalogue.holders.values()) files.delete(file);
      for (const graph of new Set(lines.values())) note(catalogue, graph, file);
      if (lines.size === 0) catalogue.owners.delete(ownedBy(header));
    }
    syncFolder(join(dir, SEGMENTS));
    catalogues.set(dir, { ...catalogue, stamp: stampOf(dir) });
  });
}

/** A new file for a graph that none has yet. */
function ownFile(dir: string, graph: string): { file: string; header: Header } {
  const identifier = graph === '' ? LOOSE : graph.startsWith('<') ? termOf(graph).value : graph;
  return { file: segmentFile(dir, identifier), header: { entente: LAYOUT, identifier, graph: identifier, quads: 0 } };
}

const ownedBy = ({ identifier, graph }: Header): string => (identifier === LOOSE ? '' : termText(namedNode(graph)));

async function readFile(file: string): Promise<OpenFile> {
  const terms = dictionary();
  const quads = quadColumns();
  const header = await scanSegment(file, terms, quads);
  const [s, p, o, g] = quads.columns();
  const { term } = terms;
  const lines = new Map<string, string>();
  for (let row = 0; row < s.length; row++)
    lines.set(nQuadsLine(quad(term(s[row]!), term(p[row]!), term(o[row]!), term(g[row]!))), termText(term(g[row]!)));
  return { header, lines };
}

function save(file: string, header: Header, lines: readonly string[]): void {
  if (lines.length === 0) rmSync(file, { force: true });
  else writeAtomically(file, [`# ${JSON.stringify({ ...header, quads: lines.length })}\n`, ...lines]);
}

/** A change that only adds, from quads. */
export function additions(quads: Iterable<Quad>, clear = false): GraphChange[] {
  const byGraph = new Map<string, string[]>();
  for (const quad of quads) {
    const graph = termText(quad.graph);
    const lines = byGraph.get(graph);
    if (lines) lines.push(nQuadsLine(quad));
    else byGraph.set(graph, [nQuadsLine(quad)]);
  }
  return [...byGraph].map(([graph, add]) => ({ graph, clear, remove: [], add }));
}
