import type { NameKind, NameSpan } from '../language/name-labels.ts';
import type { Tag } from '../language/tag.ts';

/** A sentence with its names marked. */
export interface NamedSentence {
  readonly words: readonly string[];
  readonly spans: readonly NameSpan[];
}

/** The same with the tags of its words. */
export interface TaggedNames extends NamedSentence {
  readonly tags: readonly Tag[];
}

/** Reads token TAB tag lines, a blank line between sentences. Tags are B-, I- and O; kinds other than PER, ORG and LOC are no names. */
export function readBio(text: string): NamedSentence[] {
  return text
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const rows = block
        .split('\n')
        .filter((line) => line.includes('\t'))
        .map((line) => line.split('\t'));
      const spans: NameSpan[] = [];
      let open: { first: number; kind: string } | null = null;
      for (let i = 0; i <= rows.length; i++) {
        const tag = rows[i]?.[1] ?? 'O';
        if (open && tag !== `I-${open.kind}`) {
          if (/^(?:PER|ORG|LOC)$/.test(open.kind)) spans.push({ first: open.first, last: i, kind: open.kind as NameKind });
          open = null;
        }
        if (tag.startsWith('B-') || (tag.startsWith('I-') && !open)) open = { first: i, kind: tag.slice(2) };
      }
      return { words: rows.map((r) => r[0]!), spans };
    });
}
