import { EntenteError, type Place } from '../../errors.ts';

/** An error that can cross between processes. */
export type SentError =
  | { readonly code: string; readonly message: string; readonly place?: Place; readonly why?: string; readonly next?: string }
  | { readonly code: null; readonly message: string; readonly stack: string };

/** Packs an error for another process. */
export function sendError(error: unknown): SentError {
  if (error instanceof EntenteError) {
    const { code, message, place, why, next } = error;
    return {
      code,
      message,
      ...(place === undefined ? {} : { place }),
      ...(why === undefined ? {} : { why }),
      ...(next === undefined ? {} : { next }),
    };
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { code: null, message, stack: stack ?? message };
}

/** Unpacks it. */
export function receiveError(sent: SentError): Error {
  if (sent.code !== null) {
    const { code, message, ...more } = sent;
    return new EntenteError(code, message, more);
  }
  const error = new Error(sent.message);
  error.stack = sent.stack;
  return error;
}
