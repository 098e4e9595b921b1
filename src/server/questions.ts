import type { Context } from 'hono';
import { EntenteError } from '../errors.ts';
import type { SavedQuery } from '../query/saved-query.ts';
import type { Endpoint } from './endpoint.ts';
import { respond } from './sparql.ts';

/** `/questions`: the saved questions with their parameters and addresses. */
export function questionsRoute(questions: readonly SavedQuery[]): (context: Context) => Response {
  return (context) => {
    const { origin } = new URL(context.req.url);
    return context.json(
      questions.map(({ sparql: _, ...about }) => ({ ...about, url: `${origin}/questions/${encodeURIComponent(about.name)}` })),
    );
  };
}

/** `/questions/<name>?parameter=value`: one of them asked, in the formats of `/sparql`. */
export function questionRoute({ answer, timeoutMs }: Endpoint): (context: Context) => Promise<Response> {
  return async (context) => {
    const name = context.req.param('name') ?? '';
    const accept = context.req.header('accept');
    const twice = Object.entries(context.req.queries()).find(([, values]) => values.length > 1)?.[0];
    if (twice !== undefined)
      throw new EntenteError('server/bad-request', `The parameter "${twice.slice(0, 60)}" is given twice.`, { next: 'Give it once.' });
    return respond(await answer({ kind: 'saved', name, parameters: context.req.query(), accept, timeoutMs }, context.req.raw.signal));
  };
}
