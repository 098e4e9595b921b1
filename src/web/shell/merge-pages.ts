import type { PageData } from '../../server/page-data.ts';

/**
 * Adds freshly read articles to the others; an article that was there before is replaced. The new claims come last, so that the old ones
 * keep their numbers; the new articles come first, because they are what one wants to see. Settings stay those of the first.
 */
export function mergePages(old: PageData, fresh: PageData): PageData {
  const names = new Set(fresh.articles.map((article) => article.iri));
  const kept = old.articles.map((article, k) => ({ article, k })).filter(({ article }) => !names.has(article.iri));
  const articleAt = new Map(kept.map(({ k }, position) => [k, fresh.articles.length + position]));
  const shift = (positions: readonly number[]): number[] => positions.map((k) => k + old.nodes.length);
  const events = fresh.events.map((event) => ({
    ...event,
    roles: event.roles.map(([role, fillers]) => [role, shift(fillers)] as const),
    actors: shift(event.actors),
    recipients: shift(event.recipients),
    places: shift(event.places),
  }));
  const oldClaims = old.claims.flatMap((claim) => {
    const article = articleAt.get(claim.article);
    return article === undefined ? [] : [{ ...claim, article }];
  });
  const freshClaims = fresh.claims.map((claim) => {
    const { event, relation } = claim;
    return {
      ...claim,
      event: event === null ? null : event + old.events.length,
      relation: relation === null ? null : ([relation[0] + old.nodes.length, relation[1], relation[2] + old.nodes.length] as const),
      attributedTo: shift(claim.attributedTo),
    };
  });
  const actors = new Map([...old.actors, ...fresh.actors].map((actor) => [actor.iri, actor]));
  return {
    ...old,
    articles: [...fresh.articles, ...kept.map(({ article }) => article)],
    nodes: [...old.nodes, ...fresh.nodes],
    events: [...old.events, ...events],
    claims: [...oldClaims, ...freshClaims],
    actors: [...actors.values()],
  };
}
