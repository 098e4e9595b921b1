import type { PageData } from '../../server/page-data.ts';

/** Puts freshly read articles in front of the others; an article that was there before is replaced. Settings stay those of the first. */
export function mergePages(old: PageData, fresh: PageData): PageData {
  const names = new Set(fresh.articles.map((article) => article.iri));
  const kept = old.articles.map((article, k) => ({ article, k })).filter(({ article }) => !names.has(article.iri));
  const articleAt = new Map(kept.map(({ k }, position) => [k, fresh.articles.length + position]));
  const nodes = fresh.nodes.length;
  const events = fresh.events.length;
  const shift = (positions: readonly number[]): number[] => positions.map((k) => k + nodes);
  const moved = old.events.map((event) => ({
    ...event,
    roles: event.roles.map(([role, fillers]) => [role, shift(fillers)] as const),
    actors: shift(event.actors),
    recipients: shift(event.recipients),
    places: shift(event.places),
  }));
  const claims = old.claims.flatMap((claim) => {
    const article = articleAt.get(claim.article);
    if (article === undefined) return [];
    const { event, relation } = claim;
    return [
      {
        ...claim,
        article,
        event: event === null ? null : event + events,
        relation: relation === null ? null : ([relation[0] + nodes, relation[1], relation[2] + nodes] as const),
        attributedTo: shift(claim.attributedTo),
      },
    ];
  });
  const actors = new Map([...old.actors, ...fresh.actors].map((actor) => [actor.iri, actor]));
  return {
    ...old,
    articles: [...fresh.articles, ...kept.map(({ article }) => article)],
    nodes: [...fresh.nodes, ...old.nodes],
    events: [...fresh.events, ...moved],
    claims: [...fresh.claims, ...claims],
    actors: [...actors.values()],
  };
}
