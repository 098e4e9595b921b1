import { connect } from 'node:net';

/** What came back on a connection, and whether the server closed it. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** Sends bytes as they are, which no HTTP client would, and waits until the server hangs up. `more` is sent again and again until then. */
export function rawRequest(url: string, bytes: string | Uint8Array, more?: string): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    const drip = more === undefined ? undefined : setInterval(() => socket.write(more), 20);
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', () => {}); // a reset is an end, too
    socket.on('close', () => {
      clearInterval(drip);
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text });
    });
    socket.write(bytes);
  });
}

/** The lines before a body: the connection ends after the answer. */
export const head = (line: string, ...headers: readonly string[]): string =>
  [line, 'Host: 127.0.0.1', 'Connection: close', ...headers, '', ''].join('\r\n');
