import type { Context } from 'hono';
import { EntenteError } from '../errors.ts';

/** The body as text. It must be UTF-8, and say nothing else of itself: silently mended letters would make another query of it. */
export async function bodyText(context: Context): Promise<string> {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(context.req.header('content-type') ?? '')?.[1] ?? 'utf-8';
  if (!/^(utf-?8|us-ascii)$/i.test(charset))
    throw new EntenteError('server/bad-media-type', `A body in ${charset.slice(0, 40)} cannot be read.`, { next: 'Send UTF-8.' });
  const bytes = await context.req.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new EntenteError('server/bad-request', 'The body is not UTF-8.', { next: 'Send UTF-8.', cause });
  }
}
