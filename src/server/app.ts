import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { SavedQuery } from '../query/saved-query.ts';
import { answerPage, warmUp } from './api-ask.ts';
import { MOST_BYTES, readForPage } from './api-read.ts';
import { claimsTurtle } from './claims-turtle.ts';
import { errorJson } from './error-json.ts';
import { guard } from './guard.ts';
import type { Library, LibrarySettings } from './library.ts';
import { pageFiles } from './page-files.ts';
import { capBody, onlyMethods, withProblems } from './problem-json.ts';
import { questionRoute, questionsRoute } from './questions.ts';
import type { FreshArticle, Reader } from './reader.ts';
import { reconcileRoutes } from './reconcile.ts';
import { MOST_QUERY_BYTES, sparqlRoute } from './sparql.ts';

/** What a server serves. */
export interface ServerOptions {
  /** The library as it is now; another one after something was saved. */
  readonly library: () => Library;
  readonly settings: LibrarySettings;
  readonly questions: readonly SavedQuery[];
  readonly reader: Reader;
  /** Saves into the store; null where the server is read-only. */
  readonly save: ((articles: readonly FreshArticle[]) => Promise<void>) | null;
  /** Folder of the built page. */
  readonly pageFolder: string;
  /** Host names that it answers to. */
  readonly hosts: readonly string[];
  /** Told of faults that are no fault of the user. */
  readonly onError: (error: unknown) => void;
}

/** The routes of the server, one line each. */
export function makeServer(options: ServerOptions): Hono {
  const { library, questions } = options;
  const app = new Hono();
  app.use(guard(options.hosts));
  app.onError((error, context) => {
    const { body, status } = errorJson(error);
    if (status === 500) options.onError(error);
    return context.json(body, status);
  });
  app.get('/api/page', (context) => context.body(library().json(), 200, { 'Content-Type': 'application/json' }));
  app.get('/api/text', (context) => {
    const text = library().text(context.req.query('article') ?? '');
    return text === null ? context.notFound() : context.text(text);
  });
  app.get('/api/questions', (context) => {
    warmUp(library().store);
    return context.json(questions);
  });
  app.post('/api/ask', async (context) =>
    context.json(await answerPage(library(), questions, await context.req.json().catch(() => null), context.req.raw.signal)),
  );
  app.post('/api/turtle', async (context) => context.text(claimsTurtle(library().store, await context.req.json().catch(() => null))));
  app.post(
    '/api/read',
    bodyLimit({ maxSize: MOST_BYTES, onError: (context) => context.text('This is too large.\n', 413) }),
    async (context) => {
      const { name = 'pasted.txt', date, save } = context.req.query();
      const mediaType = context.req.header('content-type');
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      const saver = save === '1' ? options.save : null;
      return context.json(await readForPage(options.reader, bytes, { name, mediaType, date: date || undefined }, options.settings, saver));
    },
  );
  // For programs: errors are problem+json.
  app.on(['GET', 'POST'], '/sparql', capBody(MOST_QUERY_BYTES), withProblems(sparqlRoute(library), options.onError));
  app.all('/sparql', onlyMethods('GET, HEAD, POST'));
  app.get('/questions', questionsRoute(questions));
  app.get('/questions/:name', withProblems(questionRoute(library, questions), options.onError));
  app.route('/reconcile', reconcileRoutes(library, options.onError));
  app.get('/health', (context) => context.json({ status: 'ok', claims: library().page.claims.length, quads: library().store.size }));
  app.get('*', pageFiles(options.pageFolder));
  return app;
}
