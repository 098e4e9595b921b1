import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from 'n3';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { loadOntology } from '../../src/load-ontology.ts';
import { loadQuestions } from '../../src/load-questions.ts';
import { makeLibrary } from '../../src/server/library.ts';
import { pageNames, placePoints } from '../../src/server/page-settings.ts';
import type { Reader } from '../../src/server/reader.ts';
import { type Running, startServer } from '../../src/server/serve.ts';
import { builtPage } from './built-page.ts';

/** How long a step in the browser may take; the machine may be busy. */
export const PATIENCE = 45_000;

/** Where pictures are kept to be looked at; git ignores it. */
export const PICTURES = join(import.meta.dirname, '../../out/pictures');
mkdirSync(PICTURES, { recursive: true });

/** Serves a graph with the built page on any free port. */
export async function servePage(store: Store, findText: (sha256: string) => string | null, reader?: Reader): Promise<Running> {
  const settings = { findText, names: pageNames(loadOntology()), placeAt: placePoints(), writable: false, notice: null };
  const library = makeLibrary(store, settings);
  return startServer(
    {
      library: () => library,
      settings,
      questions: loadQuestions(),
      reader: reader ?? (async () => ({ articles: [], faults: [] })),
      save: null,
      pageFolder: await builtPage(),
      onError: (error) => console.error(error),
    },
    0,
  );
}

/** A page that is ready, with all that went wrong in it and every address that it asked for. */
export interface OpenPage {
  readonly page: Page;
  readonly faults: readonly string[];
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens the page at a path and waits until it stands. */
export async function openPage(browser: Browser, running: Running, path = '', options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const faults: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(running.url + path);
  await page.waitForSelector('html[data-ready]');
  return { page, faults, requests, close: () => context.close() };
}

/** What a pane holds when it is drawn. */
const DRAWN: Readonly<Record<string, string>> = {
  article: '.text, .hint, .empty',
  network: '.stage[data-layout="done"], .stage svg, .hint:not(:empty)',
  time: '.stage svg, .stage .empty',
  map: '.country',
  sources: 'table',
  ask: '#question option',
};

/** Waits until every pane that can be seen is drawn; nothing is left to chance or to the clock. */
export async function everythingDrawn(page: Page): Promise<void> {
  const missing = (): Promise<string[]> =>
    page.evaluate((drawn) => {
      const waiting = Object.entries(drawn).filter(([name, parts]) => {
        const pane = document.querySelector<HTMLElement>(`.pane.${name}`);
        if (pane === null) return document.body.dataset['view'] === name;
        return pane.offsetParent !== null && pane.querySelector(parts) === null;
      });
      return waiting.map(([name]) => name);
    }, DRAWN);
  await expect.poll(missing, { timeout: PATIENCE }).toEqual([]);
  // What was drawn has been painted, and tasks that it left behind have run.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done, { timeout: 2000 }))));
}

/** Looks again and again until it is so: what a click or a key leads to may take a moment on a busy machine. */
export const soon = <T>(read: () => Promise<T> | T): ReturnType<typeof expect.poll<T>> => expect.poll(read, { timeout: PATIENCE });
