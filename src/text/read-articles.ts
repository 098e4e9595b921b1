import { EntenteError } from '../errors.ts';
import type { Input, Item } from './format.ts';
import { formatOf } from './formats.ts';

/** Every article of an input in its own format; what cannot be read becomes an `error` item, never an exception. */
export async function* readArticles(input: Input): AsyncGenerator<Item> {
  try {
    yield* formatOf(input).read(input);
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    yield { error };
  }
}
