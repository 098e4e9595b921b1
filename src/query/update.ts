import type { Store } from 'n3';
import type { AskOptions } from './answer.ts';
import { queryError } from './query-error.ts';

/** Carries out a SPARQL update on an `N3.Store`, in place. Fails with `query/syntax` or `query/failed`. */
export async function update(
  store: Store,
  sparql: string,
  { baseIRI, source }: Pick<AskOptions, 'baseIRI' | 'source'> = {},
): Promise<void> {
  const { comunica } = await import('./comunica.ts');
  try {
    const engine = await comunica();
    await engine.queryVoid(sparql, { sources: [store], destination: store, ...(baseIRI === undefined ? {} : { baseIRI }) } as never);
  } catch (error) {
    throw queryError(error, sparql, source);
  }
}
