import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { EntenteError } from '../../errors.ts';
import type { PushTarget } from '../../query/push/push-request.ts';
import type { Context } from '../context.ts';
import { reasonOf } from '../inputs.ts';
import { openIndexed, storeFolder } from '../open-graph.ts';
import { positiveNumber } from '../positive-number.ts';
import { printError } from '../print-error.ts';
import { startProgress } from '../progress.ts';
import type { PushPlan } from '../push-plan.ts';
import { openPushState, type PushState } from '../push-state.ts';
import { readToken } from '../read-token.ts';
import { plural, reportPush } from '../report-push.ts';

interface Options {
  readonly graphStore?: boolean;
  readonly update?: boolean;
  readonly replace?: boolean;
  readonly defaultGraph?: string;
  readonly chunk: string;
  readonly retries: string;
  readonly timeout: string;
  readonly tokenFile?: string;
  readonly user?: string;
  readonly restart?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly store?: string;
}

const EXAMPLES = `
Nothing on the server is deleted: what is there already stays, and sending the same twice leaves it as it is. --replace empties each named
graph that is sent first, so that what it no longer says goes; the default graph is never emptied. Blank nodes are sent as IRIs.
A push that was stopped goes on where it was with the same command.

Examples:
  ENTENTE_TOKEN=… entente push http://127.0.0.1:4848/graphs           the store, to another entente serve --writable
  entente push http://localhost:7878/store out.trig                   a file, to Oxigraph (Graph Store Protocol)
  entente push http://localhost:3030/ds/update --update --replace     the store, to Fuseki by SPARQL Update
  entente push https://db.example/data --user editor --token-file pw  with a name and a password
How to load and ask other stores: docs/scale.md
`;

/** `entente push`: sends a store or files to a SPARQL server. */
export function register(program: Command, context: Context): void {
  const command = program
    .command('push')
    .description('send a store or files to a SPARQL server, in chunks, going on where it stopped')
    .argument('<url>', 'address for writing: of the Graph Store Protocol, or with --update of SPARQL Update')
    .argument('[files...]', 'graphs to send (Turtle, TriG, …); default: the store')
    .option('--graph-store', 'by the SPARQL Graph Store Protocol, graph by graph (default)')
    .option('--update', 'by SPARQL Update (INSERT DATA); several small graphs go in one request')
    .option('--replace', 'empty each named graph before its first statement is sent')
    .option('--default-graph <iri>', 'send what stands outside named graphs into this graph')
    .option('--chunk <quads>', 'statements in one request', '5000')
    .option('--retries <n>', 'times that a request is sent again after 429, 5xx or a broken connection', '5')
    .option('--timeout <seconds>', 'time for one request', '60')
    .option('--token-file <file>', 'take the token from a file; else it is ENTENTE_TOKEN')
    .option('--user <name>', 'a name, with the token as its password (Basic authentication)')
    .option('--restart', 'begin anew, not where the last push stopped')
    .option('--dry-run', 'only say what would be sent')
    .option('--json', 'report as JSON on standard output')
    .addHelpText('after', EXAMPLES)
    .action((url: string, files: string[]) => run(url, files, command.optsWithGlobals<Options>(), context));
}

const badOption = (message: string, next: string, why?: string): EntenteError =>
  new EntenteError('cli/bad-option', message, { next, ...(why === undefined ? {} : { why }) });

function targetOf(address: string, { graphStore, update, replace }: Options): PushTarget {
  if (graphStore && update) throw badOption('--graph-store and --update exclude each other.', 'Give one of them.');
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw badOption(
      `"${address}" is no address to push to.`,
      'For example http://127.0.0.1:4848/graphs',
      'It must begin with http:// or https://.',
    );
  if (url.username !== '' || url.password !== '')
    throw badOption(
      'A password in the address would be seen by others on this machine.',
      'Give the name with --user, and the password in ENTENTE_TOKEN or --token-file.',
    );
  url.hash = '';
  return { url: url.href, mode: update ? 'update' : 'graph-store', replace: replace === true };
}

/** The `Authorization` header, if the user gave a token. */
async function authorizationOf({ url }: PushTarget, { user, tokenFile }: Options, context: Context): Promise<string | undefined> {
  const token = await readToken(tokenFile, context);
  if (token === null) {
    if (user === undefined) return undefined;
    throw badOption('--user needs a password.', 'Put it into ENTENTE_TOKEN, or into a file named by --token-file.');
  }
  const { protocol, hostname } = new URL(url);
  if (protocol === 'http:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname))
    context.err.write(context.err.color.yellow('The token goes over the network in the clear; https:// would keep it secret.\n'));
  return user === undefined ? `Bearer ${token}` : `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;
}

/** One file for each target, so that a push of changed data takes the place of the one before: in the store, else in this folder. */
async function stateFile(target: PushTarget, folder: string | undefined, context: Context): Promise<string> {
  const { createHash } = await import('node:crypto');
  const name = createHash('sha256').update(`${target.mode} ${target.replace} ${target.url}`).digest('hex').slice(0, 12);
  return folder === undefined ? resolve(context.cwd, `.entente-push-${name}.json`) : join(folder, `push-${name}.json`);
}

async function run(address: string, files: readonly string[], options: Options, context: Context): Promise<void> {
  const target = targetOf(address, options);
  const quadsPerChunk = Math.ceil(positiveNumber(options.chunk, 'chunk'));
  const timeoutMs = positiveNumber(options.timeout, 'timeout') * 1000;
  if (!/^\d{1,3}$/.test(options.retries)) throw badOption(`"${options.retries}" is no number of retries.`, 'For example --retries 5');
  const { defaultGraph } = options;
  if (defaultGraph !== undefined && !/^[a-z][a-z0-9+.-]*:[^\s<>"{}|^`\\]+$/i.test(defaultGraph))
    throw badOption(`"${defaultGraph}" is no IRI for --default-graph.`, 'For example --default-graph https://news.example/facts');
  const folder = files.length === 0 ? storeFolder(context, options.store) : undefined;
  const { index } = await openIndexed(context, files, options.store);
  const { pushPlan } = await import('../push-plan.ts');
  const plan = await pushPlan(index, target, {
    quadsPerChunk,
    defaultGraph: defaultGraph === undefined ? null : `<${defaultGraph}>`,
  });
  if (plan.encoded > 0)
    context.err.write(
      context.err.color.yellow(`${plural(plan.encoded, 'IRI')} held signs that no IRI may have; they are sent percent-encoded.\n`),
    );
  if (options.dryRun || plan.chunks === 0) {
    reportPush(plan, target, options, context, undefined);
    return;
  }
  const authorization = await authorizationOf(target, options, context);
  const key = { url: target.url, mode: `${target.mode}${target.replace ? ' replace' : ''}`, content: plan.content, chunks: plan.chunks };
  const file = await stateFile(target, folder, context);
  await send(plan, target, openPushState(file, key), options, context, { authorization, timeoutMs });
}

async function send(
  plan: PushPlan,
  target: PushTarget,
  state: PushState,
  options: Options,
  context: Context,
  { authorization, timeoutMs }: { readonly authorization: string | undefined; readonly timeoutMs: number },
): Promise<void> {
  const { deliver } = await import('../../query/push/deliver.ts');
  const { err } = context;
  const from = options.restart ? 0 : state.done;
  if (from > 0) err.write(`going on after chunk ${from} of ${plan.chunks}, where the last push stopped (--restart begins anew)\n`);
  const progress = startProgress(err, 'chunks');
  const began = performance.now();
  let at = 0;
  let sent = 0;
  let retries = 0;
  let keeps = true;
  try {
    for (const { chunk, request } of plan.requests()) {
      if (at++ < from) continue;
      await deliver(request, {
        timeoutMs,
        retries: Number(options.retries),
        signal: context.signal,
        now: Date.now,
        ...(authorization === undefined ? {} : { authorization }),
        onRetry: ({ attempt, afterMs, why }) => {
          retries++;
          progress.end();
          err.write(`${why} Again in ${afterMs / 1000} s (${attempt} of ${options.retries}).\n`);
        },
      });
      sent += chunk.quads;
      keeps = keep(state, at, context, keeps);
      progress.step(at, plan.chunks);
    }
  } catch (error) {
    progress.end();
    const how = at - 1 > 0 && keeps ? '; the same command goes on there' : '';
    err.write(`stopped after ${at - 1} of ${plural(plan.chunks, 'chunk')} (${plural(sent, 'statement')} sent in this run)${how}\n`);
    if (!(error instanceof EntenteError) || error.code !== 'push/cancelled') throw error;
    context.exit(printError(error, err, false));
    return;
  }
  progress.end();
  state.forget();
  reportPush(plan, target, options, context, { sent, chunks: plan.chunks - from, seconds: (performance.now() - began) / 1000, retries });
}

/** A folder that cannot be written to costs the going on, not the push. */
function keep(state: PushState, done: number, context: Context, keeps: boolean): boolean {
  if (!keeps) return false;
  try {
    state.save(done);
    return true;
  } catch (cause) {
    context.err.write(context.err.color.yellow(`How far this is cannot be noted (${reasonOf(cause)}); if it stops, it begins anew.\n`));
    return false;
  }
}
