import type { AskReply } from '../../server/api-ask.ts';
import type { JsonError } from '../../server/error-json.ts';

/** What came of a question. `offline` if the server did not answer at all. */
export type Outcome =
  | { readonly kind: 'answer'; readonly reply: AskReply }
  | { readonly kind: 'fault'; readonly error: JsonError }
  | { readonly kind: 'offline' };

/** Puts a question to the server. */
export async function askServer(
  question: { readonly question: string | null; readonly parameters: Readonly<Record<string, string>>; readonly sparql: string | null },
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    const answer = await fetch('/api/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
      signal,
    });
    const body = await answer.json();
    return answer.ok ? { kind: 'answer', reply: body } : { kind: 'fault', error: body.error };
  } catch (error) {
    if (signal.aborted) throw error;
    return { kind: 'offline' };
  }
}
