import { type PageData, packClaims, unpackClaims } from '../../server/page-data.ts';

/**
 * Adds freshly read articles to the others; an article that was there before is replaced. The new claims come last, so that the old ones
 * keep their numbers; the new articles come first, because they are what one wants to see. Settings stay those of the first.
 */
export function mergePages(old: PageData, fresh: PageData): PageData {
  const names = new Set(fresh.articles.map((article) => article.iri));
  const claims = [...unpackClaims(old).filter((claim) => !names.has(claim.article.iri)), ...unpackClaims(fresh)];
  const articles = [...fresh.articles, ...old.articles.filter((article) => !names.has(article.iri))];
  const actors = new Map([...old.actors, ...fresh.actors].map((actor) => [actor.iri, actor]));
  return packClaims(claims, articles, { ...old, actors: [...actors.values()] });
}
