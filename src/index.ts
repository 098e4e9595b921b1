/**
 * The public API of entente: news in, claims out.
 *
 * ```ts
 * import { convert, loadResources, readArticles } from 'entente';
 * const quads = convert(await loadResources())([{ id: 'a1', text: 'Iran supplied Russia with drones.', date: '2024-10-12' }]);
 * ```
 * @module
 */
export { Store } from 'n3';
export { type ConvertOptions, convert, type ReadArticle, type Resources, readArticle } from './convert.ts';
export { EntenteError, type Message, type Place, type Span } from './errors.ts';
export type { Content, Format as OutputFormat } from './export/format.ts';
export { FORMATS as outputFormats, formatFor, writeText } from './export/formats.ts';
export { loadOntology } from './load-ontology.ts';
export { loadQuestions } from './load-questions.ts';
export { type LoadOptions, loadResources } from './load-resources.ts';
export type { Answer, AskOptions, Row } from './query/answer.ts';
export { ask } from './query/ask.ts';
export { type LabelLookup, storeLabels } from './query/bind-label.ts';
export { bindParameters } from './query/bind-parameters.ts';
export { bindValues } from './query/bind-value.ts';
export { type Parameter, type SavedQuery, savedQuery } from './query/saved-query.ts';
export { type ArticleRecord, type ClaimRecord, type EventRecord, type Named, readClaims, type SpanRecord } from './rdf/read-claims.ts';
export { listArticles, openStore, putArticles, removeArticle } from './store/disk.ts';
export { readRdf } from './syntax/read-rdf.ts';
export type { Article } from './text/article.ts';
export type { Input, Item } from './text/format.ts';
export { readArticles } from './text/read-articles.ts';
export { DEFAULT_BASE, PREFIXES } from './vocabulary.ts';
