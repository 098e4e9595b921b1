import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a Chromium is; undefined if there is none. */
export const chromiumPath = PLACES.find((path) => path !== undefined && existsSync(path));

if (chromiumPath === undefined) {
  const words =
    'No Chromium is here, so the page is not tested in a browser. Install it (Debian: apt-get install chromium) or set CHROMIUM.';
  if (process.env['CI']) throw new Error(words);
  console.warn(words);
}

/**
 * Parts of the browser that the tests do without. A new window loads two pages for the list below its address line, which costs two
 * seconds of a processor beside the page that is looked at; a user's window has done that long ago. The others are those that Playwright
 * turns off, as far as they would ask the network or change how a page of this machine is loaded: this list takes the place of its own.
 */
const WITHOUT = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'OmniboxAimPopup',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'DestroyProfileOnBrowserClose',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'PaintHolding',
  'LensOverlay',
  'MediaRouter',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** Starts the browser; it talks to nobody but the page's server. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath!,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      `--disable-features=${WITHOUT.join()}`,
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
