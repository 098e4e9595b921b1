import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import { EntenteError } from '../errors.ts';
import { allowedOrigin } from './cors.ts';
import { problemJson } from './problem-json.ts';

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

/** Paths of the interface for programs, which other sites may be let into. */
const FOR_PROGRAMS = /^\/(sparql|questions|graphs|openapi\.json|\.well-known|health)(\/|$)/;

/**
 * Keeps other sites out. A page of the web can make a browser send requests to this machine, under a name that it has pointed here
 * (DNS rebinding) or from its own origin: only known host names are answered, and what changes or costs something only from our own page,
 * or from the origins in `friends`, which may use what is there for programs.
 */
export function guard(hosts: readonly string[], friends: readonly string[] = []): MiddlewareHandler {
  const everywhere = hosts.some((host) => host === '0.0.0.0' || host === '[::]');
  // A page of the web cannot be at an address of numbers that is ours, so where all addresses are listened on, each of them is good.
  const known = (name: string): boolean => hosts.includes(name) || (everywhere && isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0);
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    // A request may name the whole address in its first line; then that is the host, whatever the header says.
    if (!known(hostName(host)) || !known(new URL(context.req.url).hostname)) {
      return problemJson(
        new EntenteError('server/wrong-host', `This server does not answer to "${host.slice(0, 100)}".`, {
          why: 'A page of the web could have pointed that name to this machine.',
          next: `Use ${hosts.join(', ')}.`,
        }),
      );
    }
    const friend = FOR_PROGRAMS.test(context.req.path) && allowedOrigin(context, friends) !== undefined;
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD' && !friend) {
      const origin = context.req.header('origin');
      const site = context.req.header('sec-fetch-site');
      const own = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
      if (!own || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
        return problemJson(
          new EntenteError('server/other-site', 'Only the page of this server may ask this.', {
            why: `The request comes from ${origin?.slice(0, 100) ?? 'another site'}.`,
            next: 'To let pages of another origin in, start the server with --cors <origin>.',
          }),
        );
      }
    }
    await next();
    // A route may bring a policy of its own, for a page that is no part of ours.
    if (!context.res.headers.has('Content-Security-Policy')) context.header('Content-Security-Policy', POLICY);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cross-Origin-Opener-Policy', 'same-origin');
    if (!friend) context.header('Cross-Origin-Resource-Policy', 'same-origin');
    return undefined;
  };
}
