import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hash } from '../../src/rdf/mint.ts';
import { readClaims } from '../../src/rdf/read-claims.ts';
import type { Running } from '../../src/server/serve.ts';
import { report } from '../../src/view/report.ts';
import { type GraphArticle, graphOf } from '../server/sample-library.ts';
import { chromiumPath, startBrowser } from './chromium.ts';
import { everythingDrawn, openPage, PATIENCE, servePage, soon } from './open-page.ts';

const ATTACK = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';
const NAME = `"><svg onload=document.title='owned'>${ATTACK}`;
const QUOTE = `${NAME} met Chile ${ATTACK}`;
/** Every word that can come from an article, a list or a file is an attack. */
const HOSTILE: GraphArticle = {
  id: NAME,
  title: NAME,
  publisher: NAME,
  text: `${QUOTE}. </script><script>document.title="owned"</script> {{constructor.constructor('document.title=1')()}}`,
  claims: [
    { who: NAME, whom: 'Chile', quote: QUOTE, date: '2024-05-01', place: NAME },
    { who: NAME, whom: 'Norway', quote: 'met Chile', status: 'Alleged', by: ATTACK },
    { who: NAME, quote: 'met Chile', status: 'Denied', by: NAME, denies: 1 },
  ],
};
// The parts of an IRI must be plain; the words are not.
const safe = (article: GraphArticle): GraphArticle => ({ ...article, id: 'hostile' });

describe.skipIf(chromiumPath === undefined)('hostile words stay words', { timeout: PATIENCE * 3 }, () => {
  let browser: Browser;
  let running: Running;
  const store = graphOf([safe(HOSTILE)]);
  beforeAll(async () => {
    running = await servePage(store, (sha256) => (sha256 === hash(HOSTILE.text) ? HOSTILE.text : null));
    browser = await startBrowser();
  }, PATIENCE * 3);
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });

  test.each(['', '?view=network', '?view=map', '?view=time', '?view=sources', '?view=ask&question=who-met-whom'])(
    'in the view %s',
    async (path) => {
      const { page, faults, requests, close } = await openPage(browser, running, path);
      if (path.includes('ask')) await page.locator('.result tbody tr').first().waitFor();
      await everythingDrawn(page);
      expect(await page.title()).toContain('entente');
      expect(await page.locator('img, #page script, [onload], [onerror]').count()).toBe(0);
      expect(faults).toEqual([]);
      expect(requests.filter((url) => !url.startsWith(running.url) && !/^(data|blob):/.test(url))).toEqual([]);
      await close();
    },
  );

  test('in the text, the search, the dossier and the reasons', async () => {
    const { page, close } = await openPage(browser, running);
    await page.locator('.card').first().getByRole('button', { name: 'why?' }).click();
    await page.locator('#search').fill('svg onload');
    await page.locator('#found li').first().click();
    await page.locator('.actor h3').waitFor();
    await soon(() => page.locator('.actor h3').textContent()).toBe(NAME);
    await soon(() => page.locator('.article .text').textContent()).toContain('</script>');
    expect(await page.locator('img, #page script').count()).toBe(0);
    expect(await page.title()).toContain('entente');
    await close();
  });

  test('in a question, a link and the address', async () => {
    const { page, faults, close } = await openPage(
      browser,
      running,
      `?view=ask&question=who-met-whom&p.participant=${encodeURIComponent(ATTACK)}&actor=javascript:alert(1)&claim=${encodeURIComponent(ATTACK)}`,
    );
    await everythingDrawn(page);
    await page.locator('.ask .result, .ask .message .fault, .ask .message b').first().waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    expect(faults.filter((fault) => !fault.includes('400'))).toEqual([]);
    await close();
  });

  test('in a report: nothing runs, and its policy would not let it', async () => {
    const text = report(
      [
        {
          article: { id: NAME, title: NAME, publisher: NAME, source: 'javascript:alert(1)', text: HOSTILE.text },
          claims: readClaims(store),
          missed: [ATTACK],
        },
      ],
      {
        phrases: (name) => `${name}${ATTACK}`,
        version: ATTACK,
        title: NAME,
      },
    );
    const context = await browser.newContext();
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.setContent(text);
    // The page has loaded, pictures and all; what they could have started has had its turn.
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
    expect(await page.title()).toBe(NAME);
    expect(await page.locator('img, [onload], a[href^="javascript"]').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(1);
    // Its own script and style do run under the policy: a box hides a status.
    await page.locator('.legend input[value="alleged"]').uncheck();
    expect(await page.locator('.claims li.s-alleged').first().isVisible()).toBe(false);
    expect(await page.locator('body').evaluate((node) => getComputedStyle(node).fontFamily)).toContain('system-ui');
    // A script that somebody plants into the file does not run.
    await page.setContent(text.replace('<main>', '<main><script>document.title="owned"</script>'));
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
    expect(await page.title()).toBe(NAME);
    await context.close();
  });
});
