import { seededRandom } from '../../src/network/seeded-random.ts';
import type { GraphArticle, GraphClaim } from '../server/sample-library.ts';

const TYPES: readonly (readonly [string, string])[] = [
  ['Meeting', 'Consult'],
  ['Visit', 'Consult'],
  ['ArmsTransfer', 'Cooperate'],
  ['Accusation', 'Accuse'],
  ['EconomicSanction', 'Sanction'],
  ['Airstrike', 'Assault'],
];
const STATUSES = ['Asserted', 'Asserted', 'Asserted', 'Reported', 'Reported', 'Alleged', 'Planned', 'Possible'];

/** Articles with claims about many parties, few of them in most of the news, as in real news; the same on every run. */
export function manyClaims(articles: number, each: number): GraphArticle[] {
  const random = seededRandom(42);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const parties = Array.from({ length: 700 }, (_, k) => `Party ${k}`);
  // The square of a random number favours the first parties: a few hubs, a long tail.
  const party = (): string => parties[Math.floor(random() ** 2.5 * parties.length)]!;
  return Array.from({ length: articles }, (_, a) => {
    const claims: GraphClaim[] = Array.from({ length: each }, (_, k) => {
      const [who, whom] = [party(), party()];
      const [type, category] = pick(TYPES);
      const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
      return {
        who,
        whom,
        type,
        category,
        status: pick(STATUSES),
        quote: `In sentence ${k} of article ${a} ${who} had to do with ${whom}, which went on for the rest of the day.`,
        ...(random() < 0.6 ? { date: `20${20 + Math.floor(random() * 5)}-${month}-12` } : {}),
      };
    });
    return {
      id: `article-${a}`,
      title: `Article ${a}`,
      publisher: `Paper ${a % 9}`,
      text: claims.map(({ quote }) => quote).join(' '),
      claims,
    };
  });
}
