import type { MiddlewareHandler } from 'hono';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The name in a `Host` header, without the port: `[::1]:8080` → `[::1]`. */
const hostName = (header: string): string => header.toLowerCase().replace(/:\d+$/, '');

/**
 * Keeps other sites out. A page of the web can make a browser send requests to this machine, under a name that it has pointed here
 * (DNS rebinding) or from its own origin: only known host names are answered, and what changes or costs something only from our own page.
 */
export function guard(hosts: readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    if (!hosts.includes(hostName(host))) {
      return context.text(`This server answers to ${hosts.join(', ')} only, not to "${host.slice(0, 100)}".\n`, 421);
    }
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') {
      const origin = context.req.header('origin');
      const site = context.req.header('sec-fetch-site');
      const own = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
      if (!own || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
        return context.text('Only the page of this server may ask this.\n', 403);
      }
    }
    await next();
    // A route may bring a policy of its own, for a page that is no part of ours.
    if (!context.res.headers.has('Content-Security-Policy')) context.header('Content-Security-Policy', POLICY);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cross-Origin-Opener-Policy', 'same-origin');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
    return undefined;
  };
}
