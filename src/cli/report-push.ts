import type { PushTarget } from '../query/push/push-request.ts';
import type { Context } from './context.ts';
import type { PushPlan } from './push-plan.ts';
import { queryAddress } from './query-address.ts';

/** `1 chunk`, `2 chunks`. */
export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** What one run of a push has sent. */
export interface Sent {
  readonly sent: number;
  readonly chunks: number;
  readonly seconds: number;
  readonly retries: number;
}

/** Tells what was sent (or, with `sent` undefined, what would be), and what the next step is; as JSON on standard output too. */
export function reportPush(
  plan: PushPlan,
  target: PushTarget,
  { json, defaultGraph }: { readonly json?: boolean; readonly defaultGraph?: string },
  context: Context,
  sent: Sent | undefined,
): void {
  const { quads, graphs, inDefault, chunks, characters, blankNodes, encoded } = plan;
  const { err } = context;
  const ask = queryAddress(target.url);
  if (json) {
    const done = sent && { sent: sent.sent, sentChunks: sent.chunks, seconds: Number(sent.seconds.toFixed(3)), retries: sent.retries };
    const report = {
      url: target.url,
      mode: target.mode,
      replace: target.replace,
      quads,
      graphs,
      inDefaultGraph: inDefault,
      chunks,
      characters,
    };
    context.out.write(`${JSON.stringify({ ...report, blankNodes, encoded, done: sent !== undefined, ...done }, null, 2)}\n`);
  }
  const where = [graphs > 0 ? plural(graphs, 'named graph') : '', inDefault > 0 ? `${inDefault} in the default graph` : ''].filter(Boolean);
  const what = `${plural(quads, 'statement')} (${where.join(', ') || 'nothing'})`;
  const named = blankNodes > 0 ? `; ${plural(blankNodes, 'blank node')} became IRIs` : '';
  if (quads === 0) {
    err.write('There is nothing to send: the graph is empty.\n');
    return;
  }
  if (sent === undefined) {
    err.write(`would send ${what} to ${target.url} in ${plural(chunks, 'chunk')}, ${(characters / 1e6).toFixed(1)} MB${named}\n`);
    return;
  }
  const again = sent.retries > 0 ? `, ${plural(sent.retries, 'retry', 'retries')}` : '';
  const now = sent.sent < quads ? `; in this run ${plural(sent.sent, 'statement')} in ${plural(sent.chunks, 'chunk')}` : '';
  err.write(`pushed ${what} to ${target.url} in ${plural(chunks, 'chunk')}${now}, ${sent.seconds.toFixed(1)} s${again}${named}\n`);
  if (inDefault > 0 && target.replace && defaultGraph === undefined)
    err.write(
      'What the default graph held before is still there; --default-graph <iri> would send it into a graph that can be replaced.\n',
    );
  err.write(
    err.color.dim(
      `next: entente ask -q 'SELECT (COUNT(*) AS ?n) WHERE { ${graphs > 0 ? 'GRAPH ?g { ?s ?p ?o }' : '?s ?p ?o'} }' --endpoint ${ask ?? '<its query address>'}\n`,
    ),
  );
}
