import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hash } from '../../src/rdf/mint.ts';
import type { Running } from '../../src/server/serve.ts';
import { graphOf } from '../server/sample-library.ts';
import { chromiumPath, startBrowser } from './chromium.ts';
import { manyClaims } from './many-claims.ts';
import { openPage, PATIENCE, servePage } from './open-page.ts';

describe.skipIf(chromiumPath === undefined)('weight with 5,000 claims', { timeout: PATIENCE * 6 }, () => {
  let browser: Browser;
  let running: Running;
  beforeAll(async () => {
    const articles = manyClaims(250, 20);
    const texts = new Map(articles.map(({ text }) => [hash(text), text]));
    running = await servePage(graphOf(articles), (sha256) => texts.get(sha256) ?? null);
    browser = await startBrowser();
  }, PATIENCE * 4);
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });

  test('the first view counts them all', async () => {
    const { page, close } = await openPage(browser, running);
    expect(await page.locator('.count').textContent()).toBe('5000');
    await close();
  });

  test('the first view needs at most 300 kB of JavaScript, and no editor', async () => {
    const scripts = new Map<string, number>();
    const { page, requests, close } = await openPage(browser, running);
    await page.locator('.map .country').first().waitFor({ state: 'attached' });
    await page.locator('.network .stage[data-layout="done"]').waitFor();
    for (const url of new Set(requests.filter((one) => one.endsWith('.js')))) {
      scripts.set(url, gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length);
    }
    const sum = [...scripts.values()].reduce((x, y) => x + y, 0);
    console.info(`JavaScript of the first view: ${Math.round(sum / 1000)} kB gzip in ${scripts.size} files`);
    expect(scripts.size).toBeGreaterThan(2);
    expect(sum).toBeLessThan(300_000);
    expect([...scripts.keys()].filter((url) => url.includes('editor'))).toEqual([]);
    await close();
  });

  test('the first network shows at most 300 parties', async () => {
    const { page, close } = await openPage(browser, running, '?view=network');
    await page.locator('.network .stage[data-layout="done"]').waitFor();
    const shown = Number((await page.locator('.party-list summary').textContent())!.match(/\d+/)![0]);
    expect(shown).toBeGreaterThan(20);
    expect(shown).toBeLessThanOrEqual(300);
    await close();
  });
});
