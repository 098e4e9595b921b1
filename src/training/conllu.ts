import type { Tag } from '../language/tag.ts';

/** A sentence of a treebank; lists run over its syntactic words. */
export interface GoldSentence {
  readonly id: string;
  readonly text: string;
  /** Whether a document starts here; whether a document, a paragraph or a heading does, or one of those ended before. */
  readonly newDocument: boolean;
  readonly newParagraph: boolean;
  readonly words: readonly string[];
  readonly lemmas: readonly string[];
  readonly tags: readonly Tag[];
  /** Counted from 1, 0 for the root. */
  readonly heads: readonly number[];
  readonly deprels: readonly string[];
  /** Words `first` to `last` (from 1) that are written together as `form`: "don't" → do, n't. */
  readonly joined: readonly { readonly first: number; readonly last: number; readonly form: string }[];
}

/** Reads a treebank in CoNLL-U; empty nodes (8.1) are left out. */
export function readConllu(text: string): GoldSentence[] {
  const open: { left: number }[] = [];
  return text
    .split(/\n\s*\n/)
    .filter((block) => /^\d/m.test(block))
    .map((block) => {
      const after = open.some((o) => o.left === 0);
      const still = open.filter((o) => o.left > 0);
      open.splice(0, open.length, ...still, ...blocksOpened(block).map((left) => ({ left })));
      for (const o of open) o.left--;
      return readSentence(block, after);
    });
}

/**
 * How many sentences each heading, caption, list or paragraph holds that begins here, where the treebank tells: a caption within a paragraph
 * (`# newpar_block = p (6 s) | figure (1 s) | caption (1 s)`) ends without a mark of its own. Highlighted words (`hi`) are no block.
 */
function blocksOpened(block: string): number[] {
  const line = /^# newpar_block = (.*)$/m.exec(block)?.[1] ?? '';
  return line
    .split(' | ')
    .filter((piece) => !/^(?:hi|incident)\b/.test(piece))
    .flatMap((piece) => {
      const count = /\((\d+) s\)$/.exec(piece.trim())?.[1];
      return count === undefined ? [] : [Number(count)];
    });
}

function readSentence(block: string, afterBlock: boolean): GoldSentence {
  const lines = block.split('\n');
  const comment = (name: string): string | undefined => lines.find((l) => l.startsWith(`# ${name} = `))?.slice(name.length + 5);
  const rows = lines.filter((l) => /^\d/.test(l)).map((l) => l.split('\t'));
  const words = rows.filter((r) => /^\d+$/.test(r[0]!));
  return {
    id: comment('sent_id') ?? '',
    text: comment('text') ?? '',
    newDocument: lines.some((l) => l.startsWith('# newdoc')),
    newParagraph: afterBlock || lines.some((l) => /^# new(par|doc)/.test(l)),
    words: words.map((r) => r[1]!),
    lemmas: words.map((r) => r[2]!),
    tags: words.map((r) => ({ upos: r[3]!, xpos: r[4]! })),
    heads: words.map((r) => Number(r[6])),
    deprels: words.map((r) => r[7]!),
    joined: rows
      .filter((r) => /^\d+-\d+$/.test(r[0]!))
      .map((r) => {
        const [first = 0, last = 0] = r[0]!.split('-').map(Number);
        return { first, last, form: r[1]! };
      }),
  };
}
