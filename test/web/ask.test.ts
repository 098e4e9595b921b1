import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Running } from '../../src/server/serve.ts';
import { graphOf, SAMPLE } from '../server/sample-library.ts';
import { chromiumPath, startBrowser } from './chromium.ts';
import { openPage, PATIENCE, PICTURES, servePage } from './open-page.ts';

const save = async (page: Page, name: string): Promise<string> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.downloads').getByRole('button', { name, exact: true }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
};

describe.skipIf(chromiumPath === undefined)('asking in the page', { timeout: PATIENCE * 3 }, () => {
  let browser: Browser;
  let running: Running;
  beforeAll(async () => {
    running = await servePage(graphOf(SAMPLE), () => null);
    browser = await startBrowser();
  }, PATIENCE * 3);
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });

  test('a saved question: form, answer, evidence, pictures, downloads, link', async () => {
    const { page, faults, close } = await openPage(browser, running, '?view=ask');
    await page.getByLabel('Question').selectOption('who-supplied-arms-to-whom');
    await page.getByLabel('receiver').fill('chile');
    expect(await page.locator('#party-names option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))).toContain(
      'Chile',
    );
    await page.getByRole('button', { name: 'Run' }).click();
    await page.locator('.result table').waitFor();
    const rows = page.locator('.result tbody tr');
    expect(await rows.count()).toBe(2);
    expect(await rows.first().textContent()).toContain('◌ alleged');
    expect(await save(page, 'CSV')).toMatch(/^status,.*claim\r\nalleged,Norway,Chile/);
    expect(JSON.parse(await save(page, 'JSON')).results.bindings).toHaveLength(2);
    expect(await save(page, 'Turtle')).toContain('Norway reportedly sold boats');
    await page.getByRole('tab', { name: 'Network' }).click();
    await page.locator('.answer .network').waitFor();
    await page.getByRole('tab', { name: 'Map' }).click();
    await page.locator('.answer .flow').first().waitFor({ state: 'attached' });
    await page.getByRole('tab', { name: 'Time' }).click();
    await page.locator('.answer .time').waitFor();
    await page.getByRole('tab', { name: 'Table' }).click();
    await page.screenshot({ path: join(PICTURES, 'ask.png') });
    const again = await openPage(browser, running, new URL(page.url()).search);
    await again.page.locator('.result tbody tr').first().waitFor();
    expect(await again.page.locator('.result tbody tr').count()).toBe(2);
    await again.close();
    await rows
      .first()
      .getByRole('button', { name: /evidence/ })
      .click();
    await page.locator('.card.current').waitFor();
    expect(await page.locator('.card.current').getAttribute('aria-label')).toBe('Claim 2, alleged');
    expect(faults).toEqual([]);
    await close();
  });

  test('nothing, too slow, failed: three different words', async () => {
    const { page, close } = await openPage(browser, running, '?view=ask&question=who-supplied-arms-to-whom&p.receiver=Japan');
    await expect.poll(() => page.locator('.ask .message').textContent(), { timeout: PATIENCE }).toContain('Nothing fits');
    expect(await page.locator('.ask .message').textContent()).toContain('none with receiver = Japan');
    await page.getByLabel('receiver').fill('Atlantis');
    await page.getByRole('button', { name: 'Run' }).click();
    await expect.poll(() => page.locator('.ask .message').textContent(), { timeout: PATIENCE }).toContain('Failed: "Atlantis"');
    await page.route('**/api/ask', (route) =>
      route.fulfill({
        status: 408,
        json: { error: { code: 'query/timeout', message: 'The question took longer than 20000 ms.', why: null, next: null, place: null } },
      }),
    );
    await page.getByRole('button', { name: 'Run' }).click();
    await expect.poll(() => page.locator('.ask .message').textContent(), { timeout: PATIENCE }).toContain('Too slow:');
    await page.unroute('**/api/ask');
    await page.route('**/api/ask', (route) => route.abort());
    await page.getByRole('button', { name: 'Run' }).click();
    await expect.poll(() => page.locator('.ask .message').textContent(), { timeout: PATIENCE }).toContain('does not answer');
    await close();
  });

  test('the editor comes when asked for, completes labels to IRIs, and marks a fault where it is', async () => {
    const { page, requests, faults, close } = await openPage(browser, running, '?view=ask');
    await page.getByLabel('Question').waitFor();
    await expect.poll(() => page.locator('#question option').count(), { timeout: PATIENCE }).toBeGreaterThan(5);
    expect(requests.some((url) => url.includes('sparql-editor'))).toBe(false);
    await page.locator('details.sparql summary').click();
    const editor = page.locator('.editor-host .cm-content');
    await editor.waitFor();
    expect(requests.some((url) => url.includes('sparql-editor'))).toBe(true);
    await editor.fill('SELECT ?p WHERE { ');
    await expect.poll(() => editor.textContent(), { timeout: PATIENCE }).toBe('SELECT ?p WHERE { ');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('no');
    const options = page.locator('.editor-host .cm-tooltip-autocomplete li');
    await options.filter({ hasText: 'Norway' }).waitFor();
    expect(await options.count()).toBeGreaterThan(1);
    // A fresh list takes no keys for a moment, so that nobody takes what she has not seen: it is ready once an arrow moves in it.
    const selected = page.locator('.editor-host li[aria-selected="true"]');
    const walkTo = (wanted: boolean): Promise<void> =>
      expect
        .poll(
          async () => {
            await page.keyboard.press('ArrowDown');
            return (await selected.textContent())!.includes('Norway');
          },
          { timeout: PATIENCE },
        )
        .toBe(wanted);
    await walkTo(false);
    await walkTo(true);
    await page.keyboard.press('Enter');
    await expect
      .poll(() => editor.textContent(), { timeout: PATIENCE })
      .toBe('SELECT ?p WHERE { <https://w3id.org/entente/id/actor-Norway>');
    // Filled again, as brackets close themselves and offers open while somebody types.
    await editor.fill('SELECT ?p WHERE { <https://w3id.org/entente/id/actor-Norway> ?p ?o FILTER( }');
    await expect.poll(() => editor.textContent(), { timeout: PATIENCE }).toContain('FILTER( }');
    await page.keyboard.press('Control+Enter');
    await page.locator('.editor-host .cm-lintRange-error, .editor-host .cm-lintPoint-error').first().waitFor({ state: 'attached' });
    await expect.poll(() => page.locator('.ask .message').textContent(), { timeout: PATIENCE }).toMatch(/\^/);
    await page.getByRole('button', { name: 'back to the saved question' }).click();
    await expect.poll(() => editor.textContent(), { timeout: PATIENCE }).toContain('#+ summary');
    // The fault is an answer of status 400, which the browser notes. It also notes that the policy keeps its own editing from styling what
    // is typed over a selection; the editor draws the text itself. Nothing else may go wrong.
    expect(faults.filter((fault) => !fault.includes('400') && !fault.includes('Applying inline style'))).toEqual([]);
    await close();
  });
});
