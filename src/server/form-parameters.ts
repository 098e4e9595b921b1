import { EntenteError } from '../errors.ts';

/** The parameters of an address or a form; what is no UTF-8 below its percent signs is refused, not mended. */
export function formParameters(text: string): URLSearchParams {
  const parameters = new URLSearchParams(text);
  const mended = [...parameters].some(([name, value]) => name.includes('\ufffd') || value.includes('\ufffd'));
  if (mended && !/%EF%BF%BD|\ufffd/i.test(text))
    throw new EntenteError('server/bad-request', 'The parameters are not UTF-8.', { next: 'Percent-encode them as UTF-8.' });
  return parameters;
}
