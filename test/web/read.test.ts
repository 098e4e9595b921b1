import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hash } from '../../src/rdf/mint.ts';
import { pipelineReader } from '../../src/server/pipeline-reader.ts';
import type { Running } from '../../src/server/serve.ts';
import { graphOf, SAMPLE } from '../server/sample-library.ts';
import { chromiumPath, startBrowser } from './chromium.ts';
import { everythingDrawn, openPage, PATIENCE, PICTURES, servePage, soon } from './open-page.ts';

const findText = (sha256: string): string | null => SAMPLE.find(({ text }) => hash(text) === sha256)?.text ?? null;

describe.skipIf(chromiumPath === undefined)('reading in the page', { timeout: PATIENCE * 3 }, () => {
  let browser: Browser;
  let running: Running;
  beforeAll(async () => {
    running = await servePage(graphOf(SAMPLE), findText, pipelineReader());
    browser = await startBrowser();
  }, PATIENCE * 3);
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });

  test('shows the text with numbered underlines, exactly where the words stand', async () => {
    const { page, faults, requests, close } = await openPage(browser, running);
    const text = page.locator('.article .text');
    await everythingDrawn(page);
    // Number signs are buttons in between; without them the text is the article, letter by letter.
    const words = await text.evaluate((node) => {
      const copy = node.cloneNode(true) as HTMLElement;
      for (const button of copy.querySelectorAll('button')) button.remove();
      return copy.textContent;
    });
    expect(words).toBe(SAMPLE[0]!.text);
    const alleged = page.locator('.under.s-alleged').first();
    expect(await alleged.textContent()).toBe('Norway reportedly sold boats to Chile.');
    expect(await alleged.evaluate((node) => getComputedStyle(node).textDecorationStyle)).toBe('dotted');
    await soon(() => page.locator('.mark').allTextContents()).toEqual(['●1', '◌2', '✕3', '▷4']);
    expect(faults).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(running.url) && !url.startsWith('data:'))).toEqual([]);
    await page.screenshot({ path: join(PICTURES, 'read.png') });
    await close();
  });

  test('a card has status, parties, words, source and the claim against it', async () => {
    const { page, close } = await openPage(browser, running);
    const card = page.locator('.card').nth(1);
    await soon(() => card.textContent()).toContain('◌ alleged');
    const words = await card.textContent();
    for (const part of ['Norway', 'supplied arms', 'Chile', 'reportedly sold boats', '⇄', '✕ denied', 'by Chile'])
      expect(words).toContain(part);
    await card.getByRole('button', { name: 'why?' }).click();
    await soon(() => card.locator('.why').textContent()).toContain('80 %');
    await close();
  });

  test('“show in text” lights up the words; the address then leads there again', async () => {
    const { page, close } = await openPage(browser, running);
    await page.locator('.card').nth(4).getByRole('button', { name: 'show in text' }).click();
    await soon(() => page.locator('.under.lit').first().textContent()).toBe('Ada accused Japan of delay');
    await soon(() => new URL(page.url()).searchParams.has('claim')).toBe(true);
    const again = await openPage(browser, running, new URL(page.url()).search);
    await again.page.locator('.card.current').waitFor();
    await soon(() => again.page.locator('.under.lit').first().textContent()).toBe('Ada accused Japan of delay');
    await again.close();
    await close();
  });

  test('filters narrow the list, count what they leave, and stand in the address', async () => {
    const { page, close } = await openPage(browser, running);
    await page.getByRole('checkbox', { name: 'alleged' }).uncheck();
    await page.getByRole('checkbox', { name: 'denied' }).uncheck();
    await soon(() => page.locator('.card').count()).toBe(3);
    await soon(() => new URL(page.url()).searchParams.get('status')).toBe('asserted,reported,planned,possible');
    await page.getByText('more filters').click();
    await page.locator('#type').selectOption('Visit');
    await soon(() => page.locator('.card').count()).toBe(1);
    await page.goBack();
    await soon(() => page.locator('.card').count()).toBe(3);
    await page.locator('#source').selectOption('market');
    await soon(() => page.locator('.card').count()).toBe(1);
    await page.getByRole('button', { name: 'clear filters' }).click();
    await soon(() => page.locator('.card').count()).toBe(5);
    await page.locator('#from').fill('2024-06-01');
    await page.locator('#from').dispatchEvent('change');
    await soon(() => page.locator('.card').count()).toBe(1);
    await close();
  });

  test('everything works by keys alone', async () => {
    const { page, close } = await openPage(browser, running);
    await page.locator('.card').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await soon(() => page.locator('.card.current').getAttribute('aria-label')).toBe('Claim 2, alleged');
    await page.keyboard.press('k');
    await soon(() => page.locator('.card.current').getAttribute('aria-label')).toBe('Claim 1, asserted');
    await page.keyboard.press('e');
    await page.locator('.card.current .why').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('nor');
    await page.locator('#found li[aria-selected="true"]').waitFor();
    await page.keyboard.press('Enter');
    await soon(() => page.locator('.actor h3').textContent()).toBe('Norway');
    await soon(() => new URL(page.url()).searchParams.get('actor')).toBe('actor-Norway');
    // Tab reaches every control in turn and shows where it is.
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Signs and keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    const seen = await page.evaluateHandle(() => new Set<Element | null>());
    for (let k = 0; k < 12; k++) {
      await page.keyboard.press('Tab');
      await seen.evaluate((all) => void all.add(document.activeElement));
      expect(await page.evaluate(() => document.activeElement?.matches(':focus-visible'))).toBe(true);
    }
    expect(await seen.evaluate((all) => all.size)).toBe(12);
    await close();
  });

  test('an article is dropped, read by the real pipeline on this server, and not saved', async () => {
    const { page, requests, close } = await openPage(browser, running);
    await page.getByRole('button', { name: 'Add article' }).click();
    expect(await page.locator('dialog[open]').textContent()).toContain('Nothing is sent anywhere else');
    expect(await page.locator('#keep').isVisible()).toBe(false);
    await page.locator('#paste').fill('Norway supplied Chile with two patrol boats on 3 May 2024. Chile has denied the reports.');
    await page.locator('#published').fill('2024-05-04');
    await page.locator('dialog[open]').getByRole('button', { name: 'Read' }).click();
    await page.locator('.about h3', { hasText: 'Norway' }).waitFor({ timeout: PATIENCE * 2 });
    await soon(() => page.locator('.article .text').textContent()).toContain('two patrol boats');
    await soon(() => page.locator('.card').count()).toBeGreaterThan(0);
    expect(await page.locator('.card').first().textContent()).toContain('Norway');
    expect(requests.filter((url) => !url.startsWith(running.url) && !/^(data|blob):/.test(url))).toEqual([]);
    const again = await openPage(browser, running);
    await soon(() => again.page.locator('.article select option').count()).toBe(2);
    await again.close();
    await close();
  });

  test('a phone sees all of it without scrolling sideways', async () => {
    for (const view of ['read', 'ask', 'ask&question=who-supplied-arms-to-whom', 'network', 'time', 'map', 'sources']) {
      const { page, close } = await openPage(browser, running, `?view=${view}`, {
        viewport: { width: 360, height: 740 },
        isMobile: true,
        hasTouch: true,
      });
      await everythingDrawn(page);
      if (view.includes('question')) await page.locator('.result table').waitFor();
      const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect([view, wide]).toEqual([view, room]);
      await page.screenshot({ path: join(PICTURES, `phone-${view.replace(/\W.*/, '')}.png`) });
      await close();
    }
  });
});
