import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dictionary } from './dictionary.ts';
import { corrupt, type Header, parseHeader, segmentFiles } from './disk-segment.ts';
import { writeAtomically } from './disk-write.ts';
import { quadColumns } from './quad-columns.ts';
import { type QuadIndex, quadIndex } from './quad-index.ts';
import { scanNQuads } from './scan-n-quads.ts';
import { fromSnapshot, toSnapshot } from './snapshot.ts';

/** What a snapshot knows of an article's file, and which quads it had from it. */
interface Segment {
  readonly name: string;
  /** Size, time of change in nanoseconds and inode: another value means another file. */
  readonly stamp: string;
  /** Id of the graph whose quads all come from this file; 0 if there is none. */
  readonly own: number;
  /** The other quads (shortcuts in the default graph), four ids each. */
  readonly loose: readonly number[];
}

const FILE = 'snapshot.bin';
/** Changed files beyond which a new snapshot is worth writing. */
const MANY = 64;

/**
 * Opens a store for asking. A binary snapshot beside the articles is used where it fits them; what has changed since is taken from the
 * files. The snapshot is a cache: it is written anew when it is missing, torn, of another version or far behind.
 */
export async function openIndex(dir: string): Promise<QuadIndex> {
  const files = segmentFiles(dir);
  const stamps = new Map(files.map((file) => [basename(file), stampOf(file)]));
  const old = readSnapshot(dir);
  const kept = old?.segments.filter(({ name, stamp }) => stamps.get(name) === stamp) ?? [];
  const known = new Set(kept.map(({ name }) => name));
  const fresh = files.filter((file) => !known.has(basename(file)));
  if (old !== undefined && fresh.length === 0 && kept.length === old.segments.length) return old.index;
  const apart = fresh.length + (old === undefined ? 0 : old.segments.length - kept.length);
  const small = old !== undefined && apart <= MANY;
  const built = (small ? await update(old.index, kept, fresh, stamps) : undefined) ?? (await build(files, stamps));
  if (!small) saveSnapshot(dir, built);
  return built.index;
}

interface Built {
  readonly index: QuadIndex;
  readonly segments: readonly Segment[];
}

/** Reads all files. */
async function build(files: readonly string[], stamps: ReadonlyMap<string, string>): Promise<Built> {
  const terms = dictionary();
  const quads = quadColumns(1 << 14);
  const read: { name: string; from: number; to: number; graph: number }[] = [];
  for (const file of files) {
    const from = quads.size();
    const { graph } = await scanSegment(file, terms, quads);
    read.push({ name: basename(file), from, to: quads.size(), graph: terms.intern({ termType: 'NamedNode', value: graph } as never) });
  }
  const [s, p, o, g] = quads.columns();
  // A graph is a file's own if the file names it and no other file has quads in it.
  const owner = new Map<number, number>();
  read.forEach(({ from, to }, i) => {
    for (let row = from; row < to; row++) owner.set(g[row]!, (owner.get(g[row]!) ?? i) === i ? i : -1);
  });
  const segments = read.map(({ name, from, to, graph }, i): Segment => {
    const own = owner.get(graph) === i ? graph : 0;
    const loose: number[] = [];
    for (let row = from; row < to; row++) if (g[row] !== own) loose.push(s[row]!, p[row]!, o[row]!, g[row]!);
    return { name, stamp: stamps.get(name)!, own, loose };
  });
  return { index: quadIndex(terms, quads), segments };
}

/** Takes what is kept over from the old index and reads the new files; undefined if a new file writes into an article's graph. */
async function update(
  old: QuadIndex,
  kept: readonly Segment[],
  fresh: readonly string[],
  stamps: ReadonlyMap<string, string>,
): Promise<Built | undefined> {
  const terms = old.dictionary;
  const quads = quadColumns(old.size + (1 << 12));
  const { offsets, a, b, c } = old.gspo;
  for (const { own, loose } of kept) {
    if (own !== 0) for (let row = offsets[own]!; row < offsets[own + 1]!; row++) quads.add(a[row]!, b[row]!, c[row]!, own);
    for (let i = 0; i < loose.length; i += 4) quads.add(loose[i]!, loose[i + 1]!, loose[i + 2]!, loose[i + 3]!);
  }
  const owned = new Set(kept.map(({ own }) => own));
  const before = quads.size();
  for (const file of fresh) await scanSegment(file, terms, quads);
  const [, , , g] = quads.columns();
  for (let row = before; row < quads.size(); row++) if (owned.has(g[row]!)) return undefined;
  return { index: quadIndex(terms, quads), segments: kept.map((one) => ({ ...one, stamp: stamps.get(one.name)! })) };
}

/** Reads an article file into ids; gives its header. Fails with `store/corrupt`. */
export async function scanSegment(
  file: string,
  terms: ReturnType<typeof dictionary>,
  quads: ReturnType<typeof quadColumns>,
): Promise<Header> {
  const bytes = readFileSync(file);
  const end = bytes.indexOf(10);
  const header = parseHeader(new TextDecoder().decode(bytes.subarray(0, Math.max(0, end))), file);
  if (bytes.at(-1) !== 10) throw corrupt(file, 'It does not end with a whole line.');
  const before = quads.size();
  const odd: [string, number][] = [];
  scanNQuads(bytes, terms, quads, (line, number) => odd.push([line, number]));
  if (odd.length > 0) {
    // Somebody else's spelling (needless escapes, capital letters in language tags): the parser reads it.
    const { Parser } = await import('n3');
    for (const [line, number] of odd) {
      try {
        for (const { subject, predicate, object, graph } of new Parser({ format: 'N-Quads', blankNodePrefix: '_:' }).parse(line)) {
          quads.add(terms.intern(subject), terms.intern(predicate), terms.intern(object), terms.intern(graph));
        }
      } catch (error) {
        throw corrupt(file, error instanceof Error ? error.message : String(error), number);
      }
    }
  }
  const found = quads.size() - before;
  if (found !== header.quads) throw corrupt(file, `It should hold ${header.quads} quads and holds ${found}.`);
  return header;
}

function stampOf(file: string): string {
  const { size, mtimeNs, ino } = statSync(file, { bigint: true });
  return `${size} ${mtimeNs} ${ino}`;
}

function readSnapshot(dir: string): Built | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(dir, FILE));
  } catch {
    return undefined;
  }
  const found = fromSnapshot(bytes);
  return found === undefined ? undefined : { index: found.index, segments: found.notes as readonly Segment[] };
}

function saveSnapshot(dir: string, { index, segments }: Built): void {
  try {
    writeAtomically(join(dir, FILE), [toSnapshot(index, segments)]);
  } catch {
    // A cache that cannot be written (a read-only folder, a full disk) costs time at the next opening and nothing else.
  }
}
