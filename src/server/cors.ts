import type { Context, MiddlewareHandler } from 'hono';

const EXPOSED = 'Entente-Complete, Retry-After';

/** The origin that an answer may be given to; undefined if this one is not among those that were allowed. */
export function allowedOrigin(context: Context, allowed: readonly string[]): string | undefined {
  const origin = context.req.header('origin');
  if (origin === undefined || allowed.length === 0) return undefined;
  if (allowed.includes('*')) return '*';
  return allowed.includes(origin) ? origin : undefined;
}

/** Lets pages of the allowed origins use the interface for programs (never that of the page); answers what browsers ask beforehand. */
export function cors(allowed: readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    const origin = allowedOrigin(context, allowed);
    const preflight = context.req.method === 'OPTIONS' && context.req.header('access-control-request-method') !== undefined;
    if (preflight && origin !== undefined) {
      return context.body(null, 204, {
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, DELETE',
        'Access-Control-Allow-Headers': 'Accept, Authorization, Content-Type',
        'Access-Control-Max-Age': '600',
        Vary: 'Origin',
      });
    }
    await next();
    if (origin !== undefined) {
      context.header('Access-Control-Allow-Origin', origin);
      context.header('Access-Control-Expose-Headers', EXPOSED);
      context.header('Cross-Origin-Resource-Policy', 'cross-origin');
    }
    if (allowed.length > 0 && !allowed.includes('*')) context.header('Vary', 'Origin', { append: true });
    return undefined;
  };
}
