import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { EntenteError } from '../errors.ts';
import type { Endpoint, Writer } from './endpoint.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The writer, if the request may use it: `Authorization: Bearer <token>`. Fails with `server/refused` or `server/unauthorized`. */
export function mayWrite(context: Context, { writer }: Endpoint): Writer {
  if (writer === null || writer.token === null)
    throw new EntenteError('server/refused', 'Refused: this server lets no program change its data.', {
      why: writer === null ? 'It is read-only.' : 'It was started without a token.',
      next: 'Start it with --writable, and with a token in ENTENTE_TOKEN or --token-file.',
    });
  const given = context.req.header('authorization')?.match(/^Bearer +(\S+)\s*$/i)?.[1];
  // Digests are of one length, and comparing them takes the same time wherever they differ.
  if (given === undefined || !timingSafeEqual(digest(given), digest(writer.token)))
    throw new EntenteError(
      'server/unauthorized',
      given === undefined ? 'Writing needs a token.' : 'This is not the token of this server.',
      {
        next: 'Send the header "Authorization: Bearer <token>".',
      },
    );
  return writer;
}
