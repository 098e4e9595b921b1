import type { Doc, Token } from './doc.ts';

/** What stands between quotation marks, as tokens (half-open) without the marks. */
export interface Quoted {
  readonly first: number;
  readonly last: number;
  /** Goes on from the stretch before: its paragraph opened with a mark while the last one was still open. */
  readonly continued: boolean;
}

type Side = 'open' | 'close' | null;

const MARK = /^["“”„«»‘’'`]/;
const DOUBLE = /^(?:["“”„«»]|``|'')$/;

/** Whether a token is a quotation mark, and which side of the quoted words it stands on. */
function sideOf(doc: Doc, token: Token, isOpen: boolean): Side {
  const { text } = doc.article;
  switch (token.text) {
    case '“':
    case '„':
    case '``':
    case '«':
      return 'open';
    case '”':
    case "''":
    case '»':
      return 'close';
    case '"': {
      const before = text[token.start - 1] ?? ' ';
      const after = text[token.end] ?? ' ';
      // a straight mark leans on the word it belongs to
      if (/[\s([—–-]/.test(before) && !/\s/.test(after)) return 'open';
      if (!/\s/.test(before) && /[\s.,;:!?)\]—–-]/.test(after)) return 'close';
      return isOpen ? 'close' : 'open';
    }
    default:
      return null;
  }
}

/** Single marks: ‘…’ and '…' at the edges of words; an apostrophe (“the nations’ ties”) closes nothing that was not opened. */
function singleSide(doc: Doc, token: Token): Side {
  const { text } = doc.article;
  if (!/^[‘’']$/.test(token.text)) return null;
  const before = text[token.start - 1] ?? ' ';
  const after = text[token.end] ?? ' ';
  if (token.text !== '’' && /[\s([“"—–]/.test(before) && /[\p{L}\p{N}]/u.test(after)) return 'open';
  return token.text !== '‘' && /[\s.,;:!?)\]”"]/.test(after) && /[\p{L}\p{N}.,!?]/u.test(before) ? 'close' : null;
}

/** A single-quoted stretch reaches no further than this, so that a stray apostrophe cannot swallow a page. */
const SINGLE_REACH = 80;
/** Nor does a double one that is never closed. */
const DOUBLE_REACH = 400;

/** Finds all quoted stretches of a doc in text order; one that runs over several paragraphs gives a stretch for each. */
export function findQuoted(doc: Doc): readonly Quoted[] {
  const { text } = doc.article;
  const found: Quoted[] = [];
  let open: { readonly mark: number; readonly continued: boolean } | null = null;
  let single: number | null = null;
  /** The last paragraph ended inside a quotation. */
  let pending = false;
  const close = (end: number): void => {
    if (open && end > open.mark + 1) found.push({ first: open.mark + 1, last: end, continued: open.continued });
  };
  for (const token of doc.tokens) {
    const isMark = token.text.length < 3 && MARK.test(token.text);
    // most tokens are no marks and stand outside all quotations
    if (!isMark && open === null && single === null) {
      pending = false;
      continue;
    }
    const previous = doc.tokens[token.i - 1];
    const newLine = previous !== undefined && previous.end < token.start && text.slice(previous.end, token.start).includes('\n');
    if (newLine) {
      single = null;
      if (open) {
        // a mark left open at the end of a paragraph: the next paragraph may go on with a mark of its own
        const goesOn = DOUBLE.test(token.text) && sideOf(doc, token, false) === 'open';
        if (goesOn) close(token.i);
        pending = goesOn;
        open = null;
      } else pending = false;
    }
    if (open && token.i - open.mark > DOUBLE_REACH) open = null;
    if (DOUBLE.test(token.text)) {
      const side = sideOf(doc, token, open !== null);
      if (side === 'open' && open === null) open = { mark: token.i, continued: pending };
      else if (side === 'close' && open !== null) {
        close(token.i);
        open = null;
      }
      pending = false;
      continue;
    }
    pending = false;
    if (open) continue;
    const side = singleSide(doc, token);
    if (side === 'open' && single === null) single = token.i;
    else if (side === 'close' && single !== null) {
      if (token.i > single + 1 && token.i - single < SINGLE_REACH) found.push({ first: single + 1, last: token.i, continued: false });
      single = null;
    }
  }
  return found.sort((a, b) => a.first - b.first);
}
