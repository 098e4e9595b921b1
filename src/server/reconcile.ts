import type { Quad } from '@rdfjs/types';
import { Hono } from 'hono';
import { EntenteError } from '../errors.ts';
import { loadMergeRules } from '../load-merge-rules.ts';
import { type ReconcileQuery, type ReconcileService, reconcileService } from '../merge/reconcile.ts';
import { RECONCILE_PREDICATES, reconcileEntities } from '../merge/reconcile-entities.ts';
import { PREVIEW_STYLE } from '../merge/reconcile-preview.ts';
import { hash } from '../rdf/mint.ts';
import type { IndexView } from '../store/index-view.ts';
import type { Library } from './library.ts';
import { capBody, withProblems } from './problem-json.ts';

/** A batch of a spreadsheet; OpenRefine sends ten names at a time. */
const MOST_BYTES = 1 << 20;
const MOST_QUERIES = 1000;
const MOST_CANDIDATES = 100;
/** No name is longer; what follows is not compared with anything. */
const MOST_LETTERS = 500;

/** Pages on this machine: OpenRefine runs on one. Others are not let in, as they could read the store's names along. */
const LOCAL = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

const styleHash = Buffer.from(hash(PREVIEW_STYLE), 'hex').toString('base64');
const PREVIEW_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self' http://localhost:* http://127.0.0.1:*",
].join('; ');

function* quadsFor(store: IndexView): Generator<Quad> {
  for (const predicate of RECONCILE_PREDICATES) yield* store.getQuads(null, predicate, null, null);
}

/**
 * `/reconcile`: the service that OpenRefine and other spreadsheets match a column of names against (Reconciliation Service API 0.2):
 * manifest, queries by GET or POST, suggest, preview. It is made of the library when somebody first asks, and again when that changes.
 */
export function reconcileRoutes(library: () => Library, onError: (error: unknown) => void): Hono {
  let made: { readonly of: Library; readonly service: ReconcileService } | undefined;
  const service = (): ReconcileService => {
    const now = library();
    if (made?.of !== now) made = { of: now, service: reconcileService(reconcileEntities(quadsFor(now.store)), loadMergeRules()) };
    return made.service;
  };
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    const origin = context.req.header('origin');
    context.header('Vary', 'Origin');
    if (origin !== undefined && LOCAL.test(origin)) context.header('Access-Control-Allow-Origin', origin);
  });
  app.on(
    ['GET', 'POST'],
    '/',
    capBody(MOST_BYTES),
    withProblems(async (context) => {
      const form = context.req.method === 'POST' ? (await context.req.parseBody())['queries'] : undefined;
      const text = form ?? context.req.query('queries');
      if (text === undefined) return context.json(service().manifest(new URL(context.req.url).origin + new URL(context.req.url).pathname));
      return context.json(service().queries(readBatch(text)));
    }, onError),
  );
  app.get('/suggest/entity', (context) => context.json({ result: service().suggestEntity(context.req.query('prefix') ?? '') }));
  app.get('/suggest/type', (context) => context.json({ result: service().suggestType(context.req.query('prefix') ?? '') }));
  app.get('/suggest/property', (context) => context.json({ result: service().suggestProperty(context.req.query('prefix') ?? '') }));
  app.get('/preview', (context) => {
    const page = service().preview(context.req.query('id') ?? '');
    if (page === null) return context.text('There is no such entity.\n', 404);
    return context.html(page, 200, { 'Content-Security-Policy': PREVIEW_POLICY });
  });
  return app;
}

/** A batch as its sender wrote it; what does not fit is told, not guessed. */
function readBatch(text: unknown): Record<string, ReconcileQuery> {
  const wrong = (why: string): EntenteError =>
    new EntenteError('server/bad-reconcile-batch', 'The queries cannot be understood.', {
      why,
      next: 'Send queries={"q0":{"query":"NAME"}} as a form or in the address.',
    });
  let batch: unknown;
  try {
    batch = JSON.parse(typeof text === 'string' ? text : '');
  } catch {
    throw wrong('They are no JSON.');
  }
  if (typeof batch !== 'object' || batch === null || Array.isArray(batch)) throw wrong('They are no object of queries by name.');
  const entries = Object.entries(batch as Record<string, unknown>);
  if (entries.length > MOST_QUERIES) throw wrong(`There are ${entries.length} of them; at most ${MOST_QUERIES} can be asked at a time.`);
  return Object.fromEntries(
    entries.map(([key, value]) => {
      if (typeof value !== 'object' || value === null) throw wrong(`"${key}" is no object.`);
      const { query, type, limit, properties } = value as Record<string, unknown>;
      if (query !== undefined && typeof query !== 'string') throw wrong(`The name asked for in "${key}" is no text.`);
      const types = [type].flat().filter((one) => typeof one === 'string');
      return [
        key,
        {
          query: (query ?? '').slice(0, MOST_LETTERS),
          ...(types.length === 0 ? {} : { type: types }),
          ...(typeof limit === 'number' && limit >= 1 ? { limit: Math.min(Math.floor(limit), MOST_CANDIDATES) } : {}),
          ...(Array.isArray(properties) ? { properties: properties.filter((one) => typeof one?.pid === 'string') } : {}),
        },
      ];
    }),
  );
}
