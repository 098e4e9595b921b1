// A SPARQL server in a process of its own, with Oxigraph (WASM) inside and none of our code: /query, /update, and the Graph Store Protocol
// at /store. It prints its address. `--file f` keeps the data over a restart. POST /reset {"token": …, "readOnly": …} empties it and asks for a
// token from then on, or refuses all writing. POST /fault {"after": n, "times": 1, "status": 503} makes requests fail once n writes were
// taken. GET /log tells the writes.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import oxigraph from 'oxigraph';

interface Fault {
  after: number;
  times: number;
  status: number;
  headers?: Record<string, string>;
  body?: string;
  /** Takes the data, and then breaks the connection all the same. */
  late?: boolean;
  /** Ends the whole process at once. */
  die?: boolean;
}

const { values: options } = parseArgs({ options: { file: { type: 'string' }, port: { type: 'string' } } });
let rules: { token?: string; readOnly?: boolean } = {};
let store = new oxigraph.Store();
if (options.file && existsSync(options.file)) store.load(readFileSync(options.file, 'utf8'), { format: 'application/n-quads' });
let writes: { method: string; path: string; characters: number; authorization: string | undefined }[] = [];
let fault: Fault | undefined;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

const keep = () => options.file && writeFileSync(options.file, store.dump({ format: 'application/n-quads' }));

function graphStore(method: string, search: URLSearchParams, body: string): number {
  const name = search.get('graph');
  if (name === null && !search.has('default')) return 400;
  const graph = name === null ? oxigraph.defaultGraph() : oxigraph.namedNode(name);
  const before = store.match(null, null, null, graph).length > 0;
  if (method === 'PUT' || method === 'DELETE') for (const quad of store.match(null, null, null, graph)) store.delete(quad);
  if (method !== 'DELETE') store.load(body, { format: 'text/turtle', to_graph_name: graph, base_iri: 'http://base.example/' });
  return before ? 204 : 201;
}

const server = createServer(async (request, response) => {
  const { method = 'GET' } = request;
  const url = new URL(request.url!, 'http://localhost');
  const body = await bodyOf(request);
  const end = (status: number, text = '', headers: Record<string, string> = {}) => response.writeHead(status, headers).end(text);
  try {
    if (url.pathname === '/fault') {
      fault = JSON.parse(body);
      return end(204);
    }
    if (url.pathname === '/reset') {
      rules = JSON.parse(body);
      [store, writes, fault] = [new oxigraph.Store(), [], undefined];
      return end(204);
    }
    if (url.pathname === '/log') return end(200, JSON.stringify(writes));
    if (url.pathname === '/query') {
      const form = new URLSearchParams(body);
      const results = store.query(form.get('query') ?? body, { results_format: 'json', use_default_graph_as_union: true });
      return end(200, results as string, { 'Content-Type': 'application/sparql-results+json' });
    }
    if (url.pathname !== '/store' && url.pathname !== '/update') return end(404, 'no such thing');
    if (method === 'GET') return end(405, 'not here');
    const { authorization } = request.headers;
    if (rules.token && authorization !== `Bearer ${rules.token}`)
      return end(401, 'who are you?', { 'WWW-Authenticate': authorization?.startsWith('Basic') ? 'Basic realm="x"' : 'Bearer' });
    if (rules.readOnly) return end(403, '<html><title>no</title><body>This server is <b>read-only</b>.</body></html>');
    const failing = fault && writes.length >= fault.after && fault.times > 0 ? fault : undefined;
    if (failing) failing.times--;
    if (failing?.die) process.exit(9);
    if (failing && !failing.late)
      return failing.status === 0 ? request.socket.destroy() : end(failing.status, failing.body ?? 'not now', failing.headers);
    let status = 204;
    if (url.pathname === '/update') store.update(body);
    else status = graphStore(method, url.searchParams, body);
    keep();
    writes.push({ method, path: url.pathname + url.search, characters: body.length, authorization });
    return failing ? request.socket.destroy() : end(status);
  } catch (error) {
    return end(400, String(error));
  }
});
server.listen(Number(options.port ?? 0), '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
