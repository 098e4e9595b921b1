import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { EntenteError } from '../errors.ts';
import { makeServer, type ServerOptions } from './app.ts';

/** A server that runs. */
export interface Running {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Starts a server on this machine only. Port 0 takes any free one. Fails with `server/port-in-use`. */
export async function startServer(options: Omit<ServerOptions, 'hosts'>, port: number, host = '127.0.0.1'): Promise<Running> {
  const hosts = ['127.0.0.1', 'localhost', '[::1]', ...(host === '127.0.0.1' ? [] : [host.toLowerCase()])];
  const app = makeServer({ ...options, hosts });
  const server = await new Promise<Server>((resolve, reject) => {
    const started = serve({ fetch: app.fetch, port, hostname: host }, () => resolve(started)) as Server;
    started.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
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
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
