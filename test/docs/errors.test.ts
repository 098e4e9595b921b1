import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exitCodeOf } from '../../src/cli/exit-codes.ts';

const SRC = join(import.meta.dirname, '..', '..', 'src');
const CODE = /^[a-z][a-z0-9]*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
// A call that makes an error, `EntenteError('text/empty', `…`` or `failure('query/endpoint', endpoint, '…'`, and a message `{ code: '…', reason: `…` }`.
const MADE =
  /(?:\b(?:EntenteError|failure)\(|\bcode:)\s*(?:[^'"`;()]*\?\s*)?'([^']+)'(?:\s*:\s*'([^']+)')?\s*,\s*(?:endpoint,\s*)?(?:reason:\s*)?(?:[^'"`;()]*\?\s*)?(['"`])((?:\\.|(?!\3)[\s\S])*)\3/g;

/** Every error and message code in the source with the words that go with it, as the page `docs/errors.md`. */
function errorsPage(): string {
  const rows = new Map<string, { says: string; doubt: boolean }>();
  for (const file of readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()) {
    for (const [whole, first, second, , words] of readFileSync(join(SRC, file), 'utf8').matchAll(MADE)) {
      for (const code of [first, second]) {
        if (code === undefined || !CODE.test(code) || rows.has(code)) continue;
        const says = words!
          .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '…')
          .replace(/\\(.)/g, '$1')
          .replace(/\s+/g, ' ')
          .replaceAll('|', '\\|');
        rows.set(code, { says, doubt: whole.startsWith('code:') });
      }
    }
  }
  const table = (doubt: boolean): string =>
    [...rows]
      .filter(([, row]) => row.doubt === doubt)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { says }]) => `| \`${code}\` | ${says} |${doubt ? '' : ` ${exitCodeOf(code)} |`}\n`)
      .join('');
  return `<!-- Made from the source by \`npx vitest run test/docs -u\`; a test fails when it is out of date. -->
# Errors

Every error says what is wrong, where, why, and what to do next. Its code is stable; scripts may rely on it.
Exit codes: 0 ok · 1 the answer is "no", or faults were found · 2 usage · 3 some inputs could not be read (the others were) · 4 query error · 5 timeout · 130 interrupted.

| code | says | exit |
|---|---|---|
${table(false)}
## Doubts

They do not stop the work and do not change the exit code.

| code | says |
|---|---|
${table(true)}`;
}

test('docs/errors.md lists the errors of the source', async () => {
  const page = errorsPage();
  expect(page.split('\n').filter((line) => line.startsWith('| `')).length).toBeGreaterThan(30);
  await expect(page).toMatchFileSnapshot(join(import.meta.dirname, '..', '..', 'docs', 'errors.md'));
});
