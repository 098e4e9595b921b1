import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import type { Context } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
};

/** Serves the built page. Names with a hash in them never change and may be kept by the browser. */
export function pageFiles(folder: string): (context: Context) => Response {
  const files = new Map<string, Buffer | null>();
  return (context) => {
    const path = normalize(context.req.path === '/' ? '/index.html' : context.req.path);
    const type = TYPES[extname(path)];
    if (type === undefined || path.includes('..') || path.includes('\0')) return context.text('There is no such page.\n', 404);
    if (!files.has(path)) {
      const file = join(folder, path);
      files.set(path, existsSync(file) ? readFileSync(file) : null);
    }
    const bytes = files.get(path);
    if (!bytes) return context.text('There is no such page.\n', 404);
    context.header('Content-Type', type);
    context.header('Cache-Control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    return context.body(new Uint8Array(bytes));
  };
}
