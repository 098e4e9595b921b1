import { EntenteError } from '../../errors.ts';
import { refusal, unavailable, unreachable } from './push-problem.ts';
import type { PushRequest } from './push-request.ts';

/** How a request is delivered. */
export interface DeliverOptions {
  /** The `Authorization` header. */
  readonly authorization?: string;
  readonly signal?: AbortSignal;
  /** Milliseconds that one attempt may take. */
  readonly timeoutMs: number;
  /** How often a request is sent again after the first time. */
  readonly retries: number;
  /** Milliseconds since 1970, for servers that name a time to come back at. */
  readonly now: () => number;
  /** Waits; ends early when the signal is aborted. */
  readonly pause?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  /** Told before each further attempt. */
  readonly onRetry?: (retry: { readonly attempt: number; readonly afterMs: number; readonly why: string }) => void;
}

/** Statuses that another attempt may turn into success. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A server that asks for more patience than this is left alone. */
const MOST_PATIENCE_MS = 300_000;
const MOST_TEXT = 64_000;
/** Faults of the network that do not pass. */
const LASTING = /^(ENOTFOUND|EAI_AGAIN|ERR_INVALID_URL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL)/;

/**
 * Sends a request until the server has taken it. After 429, 5xx, a broken connection or a timeout it is sent again, each time after twice
 * the pause, or when the server says (Retry-After). Fails with `push/…`; what the server says stands in the error.
 */
export async function deliver(request: PushRequest, options: DeliverOptions): Promise<void> {
  const { signal, retries, onRetry, pause = wait } = options;
  for (let attempt = 0; ; attempt++) {
    if (signal?.aborted) throw cancelled();
    const failed = await attemptOnce(request, options);
    if (failed === undefined) return;
    if (signal?.aborted) throw cancelled();
    const { error, retryAfterMs } = failed;
    if (!failed.passing || attempt >= retries) throw error;
    const afterMs = retryAfterMs ?? Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
    if (afterMs > MOST_PATIENCE_MS) throw error;
    onRetry?.({ attempt: attempt + 1, afterMs, why: error.message });
    await pause(afterMs, signal);
  }
}

interface Failed {
  readonly error: EntenteError;
  readonly passing: boolean;
  readonly retryAfterMs?: number;
}

async function attemptOnce(request: PushRequest, options: DeliverOptions): Promise<Failed | undefined> {
  const { url, method, contentType, body } = request;
  const { authorization, signal, timeoutMs, now } = options;
  try {
    const response = await fetch(url, {
      method,
      headers: { 'Content-Type': contentType, Accept: '*/*', ...(authorization === undefined ? {} : { Authorization: authorization }) },
      body,
      // A redirected POST would become a GET, which answers 200 and has written nothing.
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]),
    });
    const text = await beginning(response);
    if (response.ok) return undefined;
    const told = { status: response.status, statusText: response.statusText, headers: response.headers, text };
    if (!PASSING.has(response.status)) return { error: refusal(request, told, authorization !== undefined), passing: false };
    const retryAfterMs = retryAfter(response.headers.get('retry-after'), now());
    return {
      error: unavailable(request, told, retryAfterMs),
      passing: true,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  } catch (cause) {
    const code = (cause as { cause?: { code?: string } }).cause?.code ?? '';
    return { error: unreachable(request, cause as Error, timeoutMs), passing: !LASTING.test(code) };
  }
}

/** The body, or its beginning: an answer that has no end must not fill the memory. */
async function beginning(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return text;
    text += decoder.decode(value, { stream: true });
    if (text.length > MOST_TEXT) {
      await reader!.cancel();
      return text.slice(0, MOST_TEXT);
    }
  }
}

/** `Retry-After`: seconds, or a date. */
function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

const cancelled = (): EntenteError => new EntenteError('push/cancelled', 'The push was stopped.');

function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}
