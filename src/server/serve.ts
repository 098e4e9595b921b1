import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { EntenteError } from '../errors.ts';
import { makeServer, type ServerOptions } from './app.ts';
import { POOL_LIMITS, type PoolLimits, queryPool } from './pool/query-pool.ts';
import type { Answerer } from './pool/task.ts';

/** A server that runs. */
export interface Running {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** What a server is started with; questions are answered by a pool of processes. */
export type StartOptions = Omit<ServerOptions, 'hosts' | 'answer' | 'writer' | 'timeoutMs'> &
  Partial<Pick<ServerOptions, 'writer' | 'timeoutMs'>> & {
    readonly pool?: Partial<PoolLimits>;
    /** Milliseconds that a client has for its headers, and for a whole request. */
    readonly patience?: { readonly headersMs: number; readonly requestMs: number };
  };

const PATIENCE = { headersMs: 10_000, requestMs: 60_000 };
/** Connections beyond this number are not taken; each may hold a body in memory. */
const MOST_CONNECTIONS = 500;

/** A client that hangs up in the middle of its body, or is cut off because it is too slow, is no fault of the server. */
const hasGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ECONNRESET';

/** Starts a server on this machine only. Port 0 takes any free one. Fails with `server/port-in-use`. */
export async function startServer(options: StartOptions, port: number, host = '127.0.0.1'): Promise<Running> {
  const bare = host.toLowerCase();
  const hosts = ['127.0.0.1', 'localhost', '[::1]', ...(bare === '127.0.0.1' ? [] : [bare.includes(':') ? `[${bare}]` : bare])];
  const { library, questions, writer = null, timeoutMs = 20_000, patience = PATIENCE } = options;
  const limits = { ...POOL_LIMITS, ...options.pool };
  const pool = queryPool(questions, () => library().index, limits);
  const answer: Answerer = async (task, signal) => {
    if (task.kind !== 'rdf' && !(task.kind === 'update' && !task.look)) await options.refresh?.();
    return pool.run(task, signal);
  };
  const onError = (error: unknown): void => {
    if (!hasGone(error)) options.onError(error);
  };
  const app = makeServer({ ...options, hosts, answer, writer, timeoutMs, onError });
  const { headersMs, requestMs } = patience;
  const serverOptions = { headersTimeout: headersMs, requestTimeout: requestMs, connectionsCheckingInterval: Math.min(5000, headersMs) };
  const server = await new Promise<Server>((resolve, reject) => {
    const started = serve({ fetch: app.fetch, port, hostname: host, serverOptions }, () => resolve(started)) as Server;
    started.maxConnections = MOST_CONNECTIONS;
    // A client that reads nothing for so long is gone; while its question waits and is answered, there is nothing to read.
    started.setTimeout(2 * requestMs + limits.waitMs + timeoutMs + limits.graceMs);
    started.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      void pool.close();
      reject(
        new EntenteError(
          taken ? 'server/port-in-use' : 'server/cannot-listen',
          taken ? `Port ${port} is in use.` : `The server cannot listen on ${host}:${port}.`,
          {
            why: taken ? 'Another program (perhaps another “entente serve”) listens there.' : error.message,
            next: `Choose another one: entente serve --port ${port + 1}`,
            cause: error,
          },
        ),
      );
    });
  });
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${chosen}/`,
    close: async () => {
      await pool.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
