import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');

/** Builds the page once for each state of the sources, so that the tests never look at an old page. Gives back its folder. */
export async function builtPage(): Promise<string> {
  const hash = createHash('sha256');
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|css|html|svg)$/.test(name));
  for (const name of files.filter((one) => /^(web|network|view|rdf|server|query)[\\/]|^[^\\/]+$/.test(one)).sort()) {
    hash.update(name).update(readFileSync(join(root, 'src', name)));
  }
  const cache = join(root, 'node_modules/.cache/entente-page');
  const folder = join(
    cache,
    hash
      .update(readFileSync(join(root, 'vite.web.config.ts')))
      .digest('hex')
      .slice(0, 16),
  );
  if (existsSync(folder)) return folder;
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(cache, { recursive: true });
  await build({ configFile: join(root, 'vite.web.config.ts'), logLevel: 'error', build: { outDir: fresh } });
  if (existsSync(folder)) rmSync(fresh, { recursive: true });
  else renameSync(fresh, folder);
  return folder;
}
