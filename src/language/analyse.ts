import type { Article } from '../text/article.ts';
import { analyseSyntax } from './analyse-syntax.ts';
import type { AnalysisOptions } from './analyse-words.ts';
import { inferArticleDate } from './article-date.ts';
import { type Resolved, resolveReferences } from './coreference.ts';
import type { CoreferenceLexicon } from './coreference-lexicon.ts';
import type { Analysed, Doc, Parsed, Quotation } from './doc.ts';
import { findNames, type NamesModels } from './find-names.ts';
import type { Gazetteer } from './gazetteer.ts';
import { holderOf } from './holder-of.ts';
import { mendTree } from './mend-tree.ts';
import { findQuotations } from './quotations.ts';
import type { ReportingWords } from './reporting-verbs.ts';
import type { SyntaxModels } from './syntax-models.ts';
import { findTimes } from './time.ts';

/** All that reading English needs to know. */
export interface LanguageResources {
  readonly syntax: SyntaxModels;
  readonly names: NamesModels;
  readonly gazetteer: Gazetteer;
  readonly reporting: ReportingWords;
  readonly coreference: CoreferenceLexicon;
}

/** A parsed doc whose article has the date that its own text gives away, if nobody gave it one. */
export interface Dated extends Doc<Parsed> {
  readonly dated: true;
}

/** A doc with its references resolved and its quotations found. */
export interface Quoted extends Resolved {
  readonly quotations: readonly Quotation[];
}

/** Gives the article the date that its text gives away. */
export function dateArticle(doc: Doc<Parsed>): Dated {
  const inferred = doc.article.date === undefined ? inferArticleDate(doc) : undefined;
  const article: Article = inferred ? { ...doc.article, date: inferred.date, dateFrom: inferred.from } : doc.article;
  return { ...doc, article, dated: true };
}

/** Adds the quotations to a doc. */
export const quote =
  (words: ReportingWords) =>
  (doc: Resolved): Quoted => ({ ...doc, quotations: findQuotations(words)(doc) });

/** Adds the time expressions to a doc. */
export const time = (doc: Quoted): Analysed & Quoted => ({ ...doc, times: findTimes(doc) });

/** Runs the steps one after the other; each takes what the one before gives, so that two steps swapped do not compile. */
export const pipe =
  <A, B, C, D, E, F, G>(
    first: (a: A) => B,
    second: (b: B) => C,
    third: (c: C) => D,
    fourth: (d: D) => E,
    fifth: (e: E) => F,
    sixth: (f: F) => G,
  ): ((a: A) => G) =>
  (a) =>
    sixth(fifth(fourth(third(second(first(a))))));

/**
 * Reads an article: tokens, tags, trees, names, references, quotations, times. Prepare it once, then use it for many articles.
 * `fast` reads the trees with one parser less.
 */
export function analyse(
  { syntax, names, gazetteer, reporting, coreference }: LanguageResources,
  options: AnalysisOptions = {},
): (article: Article) => Analysed {
  const find = findNames(names, gazetteer);
  return pipe(
    analyseSyntax(syntax, options, reporting),
    dateArticle,
    (doc) => mendTree(find(doc)),
    resolveReferences(coreference, reporting, {
      countries: gazetteer.countries,
      holderOf: holderOf(gazetteer),
      lookUp: (name) => gazetteer.lookUp(name).flatMap((c) => (c.ambiguous ? [] : [c.thing])),
    }),
    quote(reporting),
    time,
  );
}
