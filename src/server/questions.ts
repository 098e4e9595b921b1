import type { Context } from 'hono';
import { EntenteError } from '../errors.ts';
import { storeLabels } from '../query/bind-label.ts';
import { bindParameters } from '../query/bind-parameters.ts';
import { bindValues } from '../query/bind-value.ts';
import type { SavedQuery } from '../query/saved-query.ts';
import type { Library } from './library.ts';
import { answerSparql } from './sparql.ts';

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
export function questionRoute(library: () => Library, questions: readonly SavedQuery[]): (context: Context) => Promise<Response> {
  return async (context) => {
    const name = context.req.param('name') ?? '';
    const saved = questions.find((one) => one.name === name);
    if (!saved)
      throw new EntenteError('query/unknown-question', `There is no saved question "${name}".`, { next: 'GET /questions lists them.' });
    const now = library();
    const terms = await bindValues(saved, context.req.query(), storeLabels(now.store));
    return answerSparql(context, now, { query: bindParameters(saved.sparql, terms), merged: [], named: [] });
  };
}
