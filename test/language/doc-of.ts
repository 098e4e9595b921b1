import type { Entity, EntityType, Mention, Named, Parsed, Sentence } from '../../src/language/doc.ts';

/** A thing that the names step would have found: its type, country and the forms under which the text names it. */
export interface Thing {
  readonly type: EntityType;
  readonly forms: readonly string[];
  readonly country?: string;
  /** Forms that are national adjectives. */
  readonly adjectives?: readonly string[];
}

/**
 * A doc after the names step from sentences of `word/UPOS/XPOS/lemma/head/deprel` (head counted from 1, 0 the root). A word that
 * begins with `_` stands without a space before it; `¶` begins a new line.
 */
export function docOf(lines: readonly string[], things: readonly Thing[] = []): Named {
  let text = '';
  const tokens: Parsed[] = [];
  const sentences: Sentence[] = [];
  for (const line of lines) {
    const first = tokens.length;
    for (const cell of line.trim().split(/\s+/)) {
      const [word = '', upos = '', xpos = '', lemma = '', head = '0', deprel = ''] = cell.split('|');
      const glued = word.startsWith('_') || text === '';
      const broken = word.startsWith('¶');
      text += glued ? '' : broken ? '\n' : ' ';
      const start = text.length;
      text += word.replace(/^[_¶]/, '');
      tokens.push({
        i: tokens.length,
        text: text.slice(start),
        start,
        end: text.length,
        sentence: sentences.length,
        upos,
        xpos,
        lemma,
        head: head === '0' ? -1 : first + Number(head) - 1,
        deprel,
      });
    }
    sentences.push({ index: sentences.length, first, last: tokens.length, start: tokens[first]!.start, end: text.length });
  }
  const mentions: Mention[] = [];
  const entities = things.map(
    (thing, i): Entity => ({
      i,
      type: thing.type,
      key: null,
      label: thing.forms[0] ?? '',
      forms: thing.forms,
      country: thing.country ?? null,
      typedBy: 'context',
    }),
  );
  const forms = things
    .flatMap((thing, entity) =>
      [...thing.forms, ...(thing.adjectives ?? [])].map((form) => ({ form, entity, adjective: thing.adjectives?.includes(form) === true })),
    )
    .sort((a, b) => b.form.length - a.form.length);
  for (let first = 0; first < tokens.length; ) {
    const found = forms
      .map(({ form, entity, adjective }) => ({
        entity,
        adjective,
        last: tokens.findIndex((t) => t.end === tokens[first]!.start + form.length),
        form,
      }))
      .find(({ form, last }) => last >= 0 && text.startsWith(form, tokens[first]!.start));
    if (!found) {
      first++;
      continue;
    }
    const last = found.last + 1;
    const inside = tokens.slice(first, last);
    const head = inside.find((t) => t.head < first || t.head >= last) ?? inside[0]!;
    mentions.push({
      i: mentions.length,
      first,
      last,
      head: head.i,
      start: tokens[first]!.start,
      end: tokens[last - 1]!.end,
      kind: found.adjective ? 'adjective' : 'name',
      entities: [found.entity],
    });
    first = last;
  }
  return { article: { id: 'x', text }, tokens, sentences, mentions, entities };
}
