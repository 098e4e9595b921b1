import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from 'n3';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
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
