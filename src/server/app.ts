import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { packageVersion } from '../package-root.ts';
import type { SavedQuery } from '../query/saved-query.ts';
import { pageTask } from './api-ask.ts';
import { MOST_BYTES, readForPage } from './api-read.ts';
import { claimsTurtle } from './claims-turtle.ts';
import { cors } from './cors.ts';
import { voidDescription } from './description-void.ts';
import type { Endpoint } from './endpoint.ts';
import { errorJson } from './error-json.ts';
import { MOST_GRAPH_BYTES, readGraphs, writeGraphs } from './graphs.ts';
import { guard } from './guard.ts';
import type { LibrarySettings } from './library.ts';
import { openApi } from './openapi.ts';
import { pageFiles } from './page-files.ts';
import { capBody, onlyMethods, withProblems } from './problem-json.ts';
import { questionRoute, questionsRoute } from './questions.ts';
import type { FreshArticle, Reader } from './reader.ts';
import { reconcileRoutes } from './reconcile.ts';
import { MOST_QUERY_BYTES, MOST_UPDATE_BYTES, respond, sparqlRoute } from './sparql.ts';

/** What a server serves. */
export interface ServerOptions extends Endpoint {
  /** Brings the library up to date before a request is answered, where something may have changed. */
  readonly refresh?: () => Promise<void>;
  readonly settings: LibrarySettings;
  readonly questions: readonly SavedQuery[];
  readonly reader: Reader;
  /** Saves what the page has read into the store; null where the server is read-only. */
  readonly save: ((articles: readonly FreshArticle[]) => Promise<void>) | null;
  /** Folder of the built page. */
  readonly pageFolder: string;
  /** Host names that it answers to. */
  readonly hosts: readonly string[];
  /** Origins whose pages may use the interface for programs; `*` for all. */
  readonly friends?: readonly string[];
  /** Told of faults that are no fault of the user. */
  readonly onError: (error: unknown) => void;
}

/** Only who may write may send much. */
const capUpdate = ({ writer }: Endpoint): MiddlewareHandler => {
  const [little, much] = [capBody(MOST_QUERY_BYTES), capBody(MOST_UPDATE_BYTES)];
  return (context, next) => (writer?.token && context.req.header('authorization') ? much : little)(context, next);
};

/** The routes of the server, one line each. */
export function makeServer(options: ServerOptions): Hono {
  const { library, questions, answer } = options;
  const app = new Hono({ strict: false });
  app.use(guard(options.hosts, options.friends));
  app.use(async ({ req }, next) => {
    // What is sent to these paths is looked at where it is answered: a row of changes should not open the store each time.
    if (req.method === 'GET' || !/^\/(sparql|graphs)/.test(req.path)) await options.refresh?.();
    await next();
  });
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
  app.get('/api/questions', (context) => context.json(questions));
  app.post('/api/ask', capBody(MOST_QUERY_BYTES), async (context) =>
    respond(await answer(pageTask(library(), questions, await context.req.json().catch(() => null)), context.req.raw.signal)),
  );
  app.post('/api/turtle', capBody(MOST_BYTES), async (context) =>
    context.text(claimsTurtle(library().store, await context.req.json().catch(() => null))),
  );
  app.post(
    '/api/read',
    bodyLimit({ maxSize: MOST_BYTES, onError: (context) => context.text('This is too large.\n', 413) }),
    async (context) => {
      const { name = 'pasted.txt', date, save } = context.req.query();
      const mediaType = context.req.header('content-type');
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      const saver = save === '1' ? options.save : null;
      const about = { name, mediaType, date: date || undefined };
      return context.json(await readForPage(options.reader, bytes, about, options.settings, saver, context.req.raw.signal));
    },
  );
  // For programs: errors are problem+json, and other origins may be let in.
  const told = (handler: (context: Context) => Response | Promise<Response>) => withProblems(handler, options.onError);
  const program = new Hono();
  program.use(cors(options.friends ?? []));
  program.on(['GET', 'POST'], '/sparql', capUpdate(options), told(sparqlRoute(options)));
  program.all('/sparql', onlyMethods('GET, HEAD, POST'));
  for (const path of ['/graphs', '/graphs/*']) {
    program.get(path, told(readGraphs(options)));
    program.on(['PUT', 'POST', 'DELETE'], path, capBody(MOST_GRAPH_BYTES), told(writeGraphs(options)));
    program.all(path, onlyMethods('GET, HEAD, PUT, POST, DELETE'));
  }
  program.get('/questions', questionsRoute(questions));
  program.get('/questions/:name', told(questionRoute(options)));
  program.get('/openapi.json', (context) =>
    context.json(openApi(questions, new URL(context.req.url).origin, packageVersion(), Boolean(options.writer?.token))),
  );
  program.get(
    '/.well-known/void',
    told((context) => voidDescription(context, library())),
  );
  program.get('/health', (context) => {
    const { page, index } = library();
    return context.json({ status: 'ok', claims: page.claims.length, quads: index.size });
  });
  for (const path of ['/questions', '/questions/:name', '/openapi.json', '/.well-known/void', '/health'])
    program.all(path, onlyMethods('GET, HEAD'));
  app.route('/', program);
  app.route('/reconcile', reconcileRoutes(library, options.onError));
  app.get('*', pageFiles(options.pageFolder));
  return app;
}
