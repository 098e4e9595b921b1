import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hash } from '../../src/rdf/mint.ts';
import type { Running } from '../../src/server/serve.ts';
import { graphOf, SAMPLE } from '../server/sample-library.ts';
import { chromiumPath, startBrowser } from './chromium.ts';
import { everythingDrawn, openPage, PATIENCE, PICTURES, servePage, soon } from './open-page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const findText = (sha256: string): string | null => SAMPLE.find(({ text }) => hash(text) === sha256)?.text ?? null;

describe.skipIf(chromiumPath === undefined)('looking at the page', { timeout: PATIENCE * 4 }, () => {
  let browser: Browser;
  let running: Running;
  beforeAll(async () => {
    running = await servePage(graphOf(SAMPLE), findText);
    browser = await startBrowser();
  }, PATIENCE * 3);
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });

  test.each([
    ['read', ''],
    ['read, a claim in focus', '?claim=claim-harbour-1&actor=actor-Norway'],
    ['ask', '?view=ask&question=who-met-whom'],
    ['network', '?view=network'],
    ['time', '?view=time'],
    ['map', '?view=map'],
    ['sources', '?view=sources'],
  ])('axe finds nothing: %s', async (name, path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, close } = await openPage(browser, running, path, { colorScheme, bypassCSP: true });
      await everythingDrawn(page);
      if (name === 'ask') await page.locator('.result').waitFor();
      await page.evaluate(AXE);
      const found = await page.evaluate(async () => {
        const { violations } = await (
          globalThis as unknown as {
            axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
          }
        ).axe.run();
        return violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`).join(' | ')}`,
        );
      });
      expect(found).toEqual([]);
      await page.screenshot({ path: join(PICTURES, `${name.replace(/\W+/g, '-')}-${colorScheme}.png`) });
      await close();
    }
  });

  test('figures of the sources stand under their heads', async () => {
    const { page, close } = await openPage(browser, running, '?view=sources');
    await everythingDrawn(page);
    const sides = await page.evaluate(() =>
      ['th', 'td'].map((cell) =>
        [...document.querySelectorAll(`.sources tr:first-child ${cell}`)].map((one) => getComputedStyle(one).textAlign),
      ),
    );
    expect(sides[0]).toEqual(sides[1]!.map((side) => (side === 'start' ? 'left' : side)));
    expect(sides[0]!.slice(-6)).toEqual(Array(6).fill('right'));
    await close();
  });

  test('axe finds nothing in the dialogs', async () => {
    for (const key of ['a', '?']) {
      const { page, close } = await openPage(browser, running, '', { bypassCSP: true });
      await page.keyboard.press(key);
      await page.locator('dialog[open]').waitFor();
      await page.evaluate(AXE);
      const found = await page.evaluate(async () =>
        (await (globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string }[] }> } }).axe.run()).violations.map(
          ({ id }) => id,
        ),
      );
      expect(found).toEqual([]);
      await close();
    }
  });

  test('the network expands with counts and undoes', async () => {
    const { page, close } = await openPage(browser, running, '?view=network&open=actor-Ada');
    await page.locator('.party-list summary').click();
    const parties = page.locator('.parties li');
    await soon(() => parties.count()).toBe(2);
    await page.getByRole('button', { name: 'Expand Japan: 1 more' }).click();
    await soon(() => parties.count()).toBe(3);
    await soon(() => new URL(page.url()).searchParams.getAll('open')).toEqual(['actor-Ada', 'actor-Japan']);
    await page.locator('h2', { hasText: 'Network' }).click();
    await page.keyboard.press('u');
    await soon(() => parties.count()).toBe(2);
    await page.getByRole('button', { name: 'start over' }).click();
    await soon(() => parties.count()).toBe(4);
    await close();
  });

  test('without WebGL the network is a drawing', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.goto(`${running.url}?view=network`);
    await page.locator('.network .stage svg g[data-node]').first().waitFor({ timeout: PATIENCE });
    await soon(() => page.locator('.network .stage svg').textContent()).toContain('Norway');
    await context.close();
  });

  test('the network is saved as a PNG with the picture in it, on any view', async () => {
    const { page, faults, close } = await openPage(browser, running, '?view=sources');
    await page.locator('.menu summary').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Network as picture (PNG)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('network.png');
    const bytes = readFileSync((await download.path())!);
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2400, 1640]);
    // Read back by another decoder than ours: there is ink and the blue of cooperation on the paper.
    const colours = await page.evaluate(
      async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
        const context = canvas.getContext('2d')!;
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        const counts = { paper: 0, ink: 0, blue: 0 };
        for (let k = 0; k < data.length; k += 4) {
          const [r, g, b] = [data[k]!, data[k + 1]!, data[k + 2]!];
          if (r > 245 && g > 245 && b > 245) counts.paper++;
          else if (r < 60 && g < 60 && b < 80) counts.ink++;
          else if (b > r + 60) counts.blue++;
        }
        return counts;
      },
      `data:image/png;base64,${bytes.toString('base64')}`,
    );
    expect(colours.paper).toBeGreaterThan(1_000_000);
    expect(colours.ink).toBeGreaterThan(2000);
    expect(colours.blue).toBeGreaterThan(500);
    expect(faults).toEqual([]);
    await close();
  });

  test('the map draws what is not asserted with dashes and says whose borders it draws', async () => {
    const { page, close } = await openPage(browser, running, '?view=map');
    await page.locator('.flow').first().waitFor({ state: 'attached' });
    const dashes = await page
      .locator('.flow')
      .evaluateAll((all) =>
        all.map((flow) => [
          flow.querySelector('title')?.textContent?.split(' ').at(-1),
          flow.querySelector('path[stroke-dasharray]') !== null,
        ]),
      );
    expect(Object.fromEntries(dashes)).toMatchObject({ asserted: false, alleged: true, planned: true });
    await soon(() => page.locator('.map').textContent()).toContain('Natural Earth');
    await close();
  });

  test('a click on the time line narrows; undated claims are counted, not placed', async () => {
    const { page, close } = await openPage(browser, running, '?view=time');
    await soon(() => page.locator('.time').textContent()).toContain('3 claims without a date');
    await page.locator('.bin.full').first().press('Enter');
    await soon(() => new URL(page.url()).searchParams.get('claim')).toBe('claim-harbour-0');
    await close();
  });

  test('print shows the claims and hides the controls', async () => {
    const { page, close } = await openPage(browser, running);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.filters').isVisible()).toBe(false);
    expect(await page.locator('.card').first().isVisible()).toBe(true);
    expect(await page.locator('.card .actions').first().isVisible()).toBe(false);
    await close();
  });
});
