import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../text/article.ts';
import { SHARED } from './run-scorer.ts';

/** The gold articles with the dates and outlets of their index. */
export function goldArticles(): Article[] {
  const rows = readFileSync(join(SHARED, 'gold', 'index.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
  const known = new Map(rows.map(([id, title, outlet, date]) => [id!, { title: title!, publisher: outlet!, date: date! }]));
  return readdirSync(join(SHARED, 'gold', 'articles'))
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => {
      const about = known.get(file.slice(0, 3));
      return {
        id: file.slice(0, -4),
        text: readFileSync(join(SHARED, 'gold', 'articles', file), 'utf8'),
        ...(about ? { date: about.date, publisher: about.publisher } : {}),
      };
    });
}
