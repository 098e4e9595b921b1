import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceFile } from '../../src/cli/source-file.ts';

const cwd = mkdtempSync(join(tmpdir(), 'entente-source-'));
writeFileSync(join(cwd, 'article.txt'), 'Text.');
writeFileSync(join(cwd, 'empty.txt'), '');

test('the file of an article is read', () => {
  expect(new TextDecoder().decode(sourceFile(cwd, 'article.txt')!)).toBe('Text.');
  expect(sourceFile('/', join(cwd, 'article.txt'))).not.toBeNull();
});
test.each([
  'missing.txt',
  'empty.txt',
  '.',
  'https://e.example/a.txt',
  'file:///etc/passwd',
  '//evil.example/share/a',
  '\\\\evil.example\\share\\a',
])('%s is none', (source) => {
  expect(sourceFile(cwd, source)).toBeNull();
});
test.skipIf(!existsSync('/dev/zero'))('a device that never ends and a pipe that never begins are left alone', () => {
  symlinkSync('/dev/zero', join(cwd, 'zero.txt'));
  execFileSync('mkfifo', [join(cwd, 'pipe.txt')]);
  expect(sourceFile(cwd, '/dev/zero')).toBeNull();
  expect(sourceFile(cwd, 'zero.txt')).toBeNull();
  expect(sourceFile(cwd, 'pipe.txt')).toBeNull();
});
