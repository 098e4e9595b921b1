import { EntenteError, type Place } from '../errors.ts';

/** A fault as the page gets it; the code tells the kind. */
export interface JsonError {
  readonly code: string;
  readonly message: string;
  readonly why: string | null;
  readonly next: string | null;
  readonly place: Place | null;
}

const STATUS: Readonly<Record<string, 408 | 500 | 503>> = {
  'query/timeout': 408,
  'server/reading-too-long': 408,
  'query/failed': 500,
  'server/busy': 503,
};

/** What went wrong, without anything of the machine's inside. */
export function errorJson(error: unknown): { readonly body: { readonly error: JsonError }; readonly status: 400 | 404 | 408 | 500 | 503 } {
  if (error instanceof EntenteError) {
    const { code, message, why = null, next = null, place = null } = error;
    const status = STATUS[code] ?? (code.startsWith('store/') ? 500 : 400);
    return { body: { error: { code, message, why, next, place } }, status };
  }
  const message = 'The server could not do this.';
  return {
    body: { error: { code: 'server/failed', message, why: null, next: 'Look at the terminal in which it runs.', place: null } },
    status: 500,
  };
}
