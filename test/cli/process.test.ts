import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFolder } from './fake-context.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const cwd = testFolder();

/** A real process of the command line; `when` may act on it as its messages come. */
function start(
  argv: readonly string[],
  when: (child: ChildProcess) => void = () => {},
  started: (child: ChildProcess) => void = () => {},
): Promise<{ out: string; err: string; code: number | null }> {
  const child = spawn(
    process.execPath,
    ['--import', join(ROOT, 'node_modules/tsx/dist/esm/index.mjs'), join(ROOT, 'src/cli/main.ts'), ...argv],
    {
      cwd,
      env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1' },
    },
  );
  started(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
    when(child);
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
    when(child);
  });
  return new Promise((done) => child.on('close', (code) => done({ out, err, code })));
}

beforeAll(() => {
  const text = 'Turkey has supplied Azerbaijan with armed drones. The president of Turkey met the prime minister of Azerbaijan on Monday.';
  const articles = Array.from({ length: 20_000 }, (_, i) => JSON.stringify({ id: `a${i}`, text: `${text} It was meeting number ${i}.` }));
  writeFileSync(join(cwd, 'many.jsonl'), articles.join('\n'));
  writeFileSync(
    join(cwd, 'big.nt'),
    Array.from({ length: 30_000 }, (_, i) => `<http://e.example/${i}> <http://e.example/p> "${i}" .`).join('\n'),
  );
});

describe('a process', () => {
  test('--version says it and loads nothing', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(await start(['--version'])).toMatchObject({ out: `${version}\n`, err: '', code: 0 });
  });
  test('a closed pipe is no error', async () => {
    const { err, code } = await start(['convert', 'big.nt', '-f', 'nq'], (child) => child.stdout!.destroy());
    expect(err).toBe('');
    expect(code).toBe(0);
  });
  test('Ctrl-C stops between two articles, keeps what was read, and says how to go on', async () => {
    const stop = setInterval(() => {
      if (existsSync(join(cwd, 'kept/articles')) && readdirSync(join(cwd, 'kept/articles')).length > 5) interrupt();
    }, 50);
    let interrupt = (): void => {};
    const ran = start(['read', 'many.jsonl', '--store', 'kept'], undefined, (child) => {
      interrupt = () => {
        clearInterval(stop);
        child.kill('SIGINT');
      };
    });
    const { err, code } = await ran;
    expect(code).toBe(130);
    expect(err).toMatch(/stopped after \d+ of 20000 articles: \d+ are in the store; go on with the same command and --resume/);
    const kept = Number(err.match(/(\d+) are in the store/)![1]);
    expect(readdirSync(join(cwd, 'kept/articles'))).toHaveLength(kept);
  });
});
