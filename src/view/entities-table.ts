import type { Analysed } from '../language/doc.ts';
import { readableName } from '../network/readable-name.ts';

/** A row for each entity of an article: name, type, country, key of the list that knows it, how often and as what it is mentioned. */
export function entityRows(doc: Analysed): string[][] {
  return doc.entities.map((entity) => {
    const mentions = doc.mentions.filter((mention) => mention.entities.includes(entity.i));
    const words = new Map<string, number>();
    for (const { start, end } of mentions) {
      const text = doc.article.text.slice(start, end);
      words.set(text, (words.get(text) ?? 0) + 1);
    }
    const said = [...words].map(([text, n]) => (n > 1 ? `${text} ×${n}` : text)).join(', ');
    return [entity.label, readableName(entity.type), entity.country ?? '', entity.key ?? '', entity.typedBy, said];
  });
}
